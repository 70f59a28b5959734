//! People in two rolls 两头占 and in none 两头空, found by a keyed hash of the identity number and decided by people.
//!
//! The hashes are made outside, under a key that this module never sees; equal numbers have equal hashes, and nothing else is known of them.

use std::collections::{BTreeMap, HashSet};

use chrono::{DateTime, Utc};
use identity::CreditCode;

use super::{Ending, LossReason, Membership};
use crate::ObjectId;

/// A person of a roll, or of a list of residents, by the keyed hash of the identity number.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyedPerson {
    pub key: [u8; 16],
    /// The collective whose roll or list the person stands in.
    pub collective: CreditCode,
    pub person: ObjectId,
}

/// A finding about a number: it decides nothing and changes nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    pub kind: MatchKind,
    pub key: [u8; 16],
    /// Where the number stands, in order.
    pub places: Vec<(CreditCode, ObjectId)>,
}

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MatchKind {
    /// 两头占: in two rolls at once
    TwoRolls,
    /// 两头空: among the people of a collective and in no roll
    NoRoll,
    /// 中断: a membership ended for another one, and none begins on the day after (集体法 18(2))
    Gap,
}

impl MatchKind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::TwoRolls, Self::NoRoll, Self::Gap];

    /// As it stands in the database and on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::TwoRolls => "two-rolls",
            Self::NoRoll => "no-roll",
            Self::Gap => "gap",
        }
    }

    /// Reads what [`MatchKind::as_str`] wrote.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.as_str() == text)
    }

    /// The Chinese name.
    pub fn name_zh(self) -> &'static str {
        match self {
            Self::TwoRolls => "两头占",
            Self::NoRoll => "两头空",
            Self::Gap => "成员身份中断",
        }
    }
}

impl Match {
    /// The places as a verdict names them: it holds for these, and for no others that come later.
    pub fn places_text(&self) -> String {
        let places =
            self.places.iter().map(|(collective, person)| format!("{collective}/{person}"));
        places.collect::<Vec<_>>().join(";")
    }
}

/// Numbers that stand in more than one place of the rolls, in the order of the hashes; sorting is all that it costs.
pub fn in_two_rolls(members: &[KeyedPerson]) -> Vec<Match> {
    let mut ordered: Vec<&KeyedPerson> = members.iter().collect();
    ordered.sort_unstable();
    ordered.dedup();
    let groups = ordered.chunk_by(|one, other| one.key == other.key);
    groups.filter(|it| it.len() > 1).filter_map(|it| of_group(MatchKind::TwoRolls, it)).collect()
}

/// Numbers among those who live or hold land with a collective that stand in no roll at all.
pub fn in_no_roll(people: &[KeyedPerson], members: &[KeyedPerson]) -> Vec<Match> {
    let in_a_roll: HashSet<[u8; 16]> = members.iter().map(|it| it.key).collect();
    let mut missing: Vec<&KeyedPerson> =
        people.iter().filter(|it| !in_a_roll.contains(&it.key)).collect();
    missing.sort_unstable();
    missing.dedup();
    let groups = missing.chunk_by(|one, other| one.key == other.key);
    groups.filter_map(|it| of_group(MatchKind::NoRoll, it)).collect()
}

/// A membership with the number behind it, as gaps are looked for.
#[derive(Clone, Copy, Debug)]
pub struct KeyedMembership<'a> {
    pub key: [u8; 16],
    pub membership: &'a Membership,
    /// A certificate shows where it goes on, and the roll of the collective there has not come in.
    pub awaited: bool,
}

/// Memberships that ended for another one, where nobody of the same number is a member on the day after; they may lie in different counties.
///
/// One that a certificate shows to go on is a gap only once the other roll is there and says otherwise.
pub fn with_gap(memberships: &[KeyedMembership<'_>]) -> Vec<Match> {
    let mut ordered: Vec<&KeyedMembership<'_>> = memberships.iter().collect();
    ordered.sort_by_key(|it| (it.key, it.membership.first_day, it.membership.person));
    let mut found = Vec::new();
    for of_number in ordered.chunk_by(|one, other| one.key == other.key) {
        let goes_on = |it: &KeyedMembership<'_>| {
            of_number.iter().any(|next| goes_on(it.membership, next.membership))
        };
        let unfollowed = of_number
            .iter()
            .filter(|it| gave_way(it.membership) && !it.awaited && !goes_on(it))
            .map(|it| (it.membership.collective.clone(), it.membership.person));
        let places: Vec<_> = unfollowed.collect();
        if let Some(first) = of_number.first().filter(|_| !places.is_empty()) {
            found.push(Match { kind: MatchKind::Gap, key: first.key, places });
        }
    }
    found
}

/// Whether a membership ended because another one follows it.
fn gave_way(it: &Membership) -> bool {
    let for_another = [Ending::Lost(LossReason::MembershipElsewhere), Ending::Succeeded];
    it.ending.is_some_and(|ending| for_another.contains(&ending))
}

/// Whether another membership holds on the day after this one ended.
fn goes_on(ended: &Membership, next: &Membership) -> bool {
    let day_after = ended.last_day.and_then(|it| it.succ_opt());
    day_after.is_some_and(|day| next.holds(day))
}

fn of_group(kind: MatchKind, group: &[&KeyedPerson]) -> Option<Match> {
    let places = group.iter().map(|it| (it.collective.clone(), it.person)).collect();
    Some(Match { kind, key: group.first()?.key, places })
}

/// What a person decided about a finding; a later verdict takes the place of an earlier one, which stays on record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    pub kind: MatchKind,
    pub key: [u8; 16],
    /// The places that it was given on ([`Match::places_text`]).
    pub places: String,
    /// `None` takes an earlier verdict back, and the finding is open again.
    pub ruling: Option<Ruling>,
    pub officer: String,
    pub at: DateTime<Utc>,
    pub reason: String,
    /// What shows it, by SHA-256.
    pub evidence_sha256: String,
}

/// How a finding was decided; what follows is done by acts of their own, such as a confirmation or a loss.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ruling {
    /// One person, whose membership is this one.
    MemberOf(CreditCode),
    /// Different people under one number: the number is to be cleared up.
    DifferentPersons,
    /// No member anywhere, with a reason.
    NoMember,
}

impl Ruling {
    /// As it stands in the database and on the wire.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::MemberOf(_) => "member-of",
            Self::DifferentPersons => "different-persons",
            Self::NoMember => "no-member",
        }
    }

    /// Whether a finding can be decided so: only a number that stands twice can be that of two people, and it is kept in one of the places.
    pub fn fits(&self, it: &Match) -> bool {
        match self {
            Self::MemberOf(code) if it.kind == MatchKind::TwoRolls => {
                it.places.iter().any(|(place, _)| place == code)
            }
            Self::DifferentPersons => it.kind == MatchKind::TwoRolls,
            Self::NoMember => it.kind != MatchKind::TwoRolls,
            Self::MemberOf(_) => true,
        }
    }
}

/// All verdicts, by the findings that they are about.
#[derive(Clone, Debug, Default)]
pub struct Verdicts(BTreeMap<(MatchKind, [u8; 16]), Vec<Verdict>>);

impl Verdicts {
    /// Verdicts in any order; of two of one moment the later one in the list counts.
    pub fn new(mut verdicts: Vec<Verdict>) -> Self {
        verdicts.sort_by_key(|it| it.at);
        let mut by_finding: BTreeMap<_, Vec<Verdict>> = BTreeMap::new();
        for it in verdicts {
            by_finding.entry((it.kind, it.key)).or_default().push(it);
        }
        Self(by_finding)
    }

    /// The verdicts on a finding, in the order in which they were given.
    pub fn on(&self, it: &Match) -> &[Verdict] {
        self.0.get(&(it.kind, it.key)).map(Vec::as_slice).unwrap_or_default()
    }

    /// How a finding is decided; nothing where nobody has decided it, the last verdict took the decision back, or it was about other places.
    pub fn standing(&self, it: &Match) -> Option<&Ruling> {
        let last = self.on(it).last().filter(|last| last.places == it.places_text());
        last.and_then(|it| it.ruling.as_ref())
    }
}

#[cfg(test)]
mod tests {
    use identity::CreditCode;
    use uuid::Uuid;

    use super::{
        Ending, KeyedMembership, KeyedPerson, LossReason, MatchKind, Membership, Ruling, Verdict,
        Verdicts, in_no_roll, in_two_rolls, with_gap,
    };
    use crate::ObjectId;
    use crate::membership::Ground;

    const ONE: &str = "N2429004KUJJ8W69XA";
    const OTHER: &str = "N1440402KNQYC8BK9Y";

    fn keyed(key: u8, collective: &str, person: u128) -> KeyedPerson {
        KeyedPerson {
            key: [key; 16],
            collective: CreditCode::parse(collective).unwrap(),
            person: ObjectId(Uuid::from_u128(person)),
        }
    }

    fn code(text: &str) -> CreditCode {
        CreditCode::parse(text).unwrap()
    }

    fn verdict(places: &str, ruling: Option<Ruling>, at: &str) -> Verdict {
        Verdict {
            kind: MatchKind::TwoRolls,
            key: [7; 16],
            places: places.to_owned(),
            ruling,
            officer: "李干事".to_owned(),
            at: at.parse().unwrap(),
            reason: "核对户口簿".to_owned(),
            evidence_sha256: "0".repeat(64),
        }
    }

    fn membership(collective: &str, person: u128, days: (&str, Option<&str>)) -> Membership {
        let gone = Ending::Lost(LossReason::MembershipElsewhere);
        Membership {
            person: ObjectId(Uuid::from_u128(person)),
            collective: code(collective),
            ground: Ground::Legacy,
            first_day: days.0.parse().unwrap(),
            last_day: days.1.map(|it| it.parse().unwrap()),
            ending: days.1.map(|_| gone),
        }
    }

    fn numbered(key: u8, membership: &Membership) -> KeyedMembership<'_> {
        KeyedMembership { key: [key; 16], membership, awaited: false }
    }

    #[test]
    fn a_number_in_two_rolls_is_one_finding_whatever_the_order() {
        let mut members = [keyed(7, OTHER, 2), keyed(1, ONE, 3), keyed(7, ONE, 1)];
        let found = in_two_rolls(&members);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].key, found[0].places.len()), ([7; 16], 2));
        members.reverse();
        assert_eq!(in_two_rolls(&members), found);
    }

    #[test]
    fn one_entry_given_twice_is_no_finding_and_two_people_of_one_roll_are() {
        assert_eq!(in_two_rolls(&[keyed(1, ONE, 1), keyed(1, ONE, 1)]), []);
        assert_eq!(in_two_rolls(&[keyed(1, ONE, 1), keyed(1, ONE, 2)]).len(), 1);
    }

    #[test]
    fn who_stands_in_no_roll_is_found_once() {
        let people = [keyed(1, ONE, 1), keyed(2, ONE, 2), keyed(2, OTHER, 9)];
        let found = in_no_roll(&people, &[keyed(1, OTHER, 5)]);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].key, found[0].places.len()), ([2; 16], 2));
    }

    #[test]
    fn a_membership_that_gave_way_is_followed_on_the_day_after_or_found() {
        let here = membership(ONE, 1, ("2019-01-01", Some("2026-10-31")));
        let gaps = |first_day: &str| {
            let there = membership(OTHER, 2, (first_day, None));
            with_gap(&[numbered(7, &there), numbered(7, &here)]).len()
        };
        assert_eq!((gaps("2026-11-01"), gaps("2026-11-02")), (0, 1));
        assert_eq!(gaps("2026-10-01"), 0, "who is a member of both has no gap");
        let of_another = membership(OTHER, 2, ("2026-11-01", None));
        let found = with_gap(&[numbered(8, &of_another), numbered(7, &here)]);
        assert_eq!((found.len(), found[0].key), (1, [7; 16]));
        let left = Membership { ending: Some(Ending::Left), ..here };
        assert_eq!(with_gap(&[numbered(7, &left)]), [], "nobody need go on who left");
    }

    #[test]
    fn a_membership_shown_by_a_certificate_is_no_gap_until_the_other_roll_comes_in() {
        let here = membership(ONE, 1, ("2019-01-01", Some("2026-10-31")));
        let awaited = KeyedMembership { awaited: true, ..numbered(7, &here) };
        assert_eq!(with_gap(&[awaited]), []);
        assert_eq!(with_gap(&[numbered(7, &here)]).len(), 1);
        // Whoever came here from a third collective is followed by the membership that is awaited.
        let before = membership(OTHER, 2, ("2010-01-01", Some("2018-12-31")));
        assert_eq!(with_gap(&[numbered(7, &before), awaited]), []);
    }

    #[test]
    fn a_verdict_closes_a_finding_and_can_be_taken_back() {
        let found = &in_two_rolls(&[keyed(7, ONE, 1), keyed(7, OTHER, 2)])[0];
        let places = found.places_text();
        let kept = Ruling::MemberOf(code(ONE));
        let first = verdict(&places, Some(kept.clone()), "2026-11-01T08:00:00Z");
        assert_eq!(Verdicts::default().standing(found), None);
        assert_eq!(Verdicts::new(vec![first.clone()]).standing(found), Some(&kept));
        let back = verdict(&places, None, "2026-11-02T08:00:00Z");
        let both = Verdicts::new(vec![back, first]);
        assert_eq!((both.standing(found), both.on(found).len()), (None, 2), "the later one counts");
    }

    #[test]
    fn a_verdict_says_nothing_of_a_place_that_came_later() {
        let two = &in_two_rolls(&[keyed(7, ONE, 1), keyed(7, OTHER, 2)])[0];
        let given =
            verdict(&two.places_text(), Some(Ruling::DifferentPersons), "2026-11-01T08:00:00Z");
        let verdicts = Verdicts::new(vec![given]);
        let three = &in_two_rolls(&[keyed(7, ONE, 1), keyed(7, OTHER, 2), keyed(7, OTHER, 3)])[0];
        assert_eq!((verdicts.standing(two).is_some(), verdicts.standing(three)), (true, None));
    }

    #[test]
    fn a_number_that_stands_twice_is_kept_in_one_of_its_places() {
        let two = &in_two_rolls(&[keyed(7, ONE, 1), keyed(7, ONE, 2)])[0];
        assert!(Ruling::MemberOf(code(ONE)).fits(two) && Ruling::DifferentPersons.fits(two));
        assert!(!Ruling::MemberOf(code(OTHER)).fits(two) && !Ruling::NoMember.fits(two));
        let none = &in_no_roll(&[keyed(7, ONE, 1)], &[])[0];
        assert!(Ruling::MemberOf(code(OTHER)).fits(none) && Ruling::NoMember.fits(none));
        assert!(!Ruling::DifferentPersons.fits(none));
    }
}
