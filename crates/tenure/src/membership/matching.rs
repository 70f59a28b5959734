//! People in two rolls 两头占 and in none 两头空, found by a keyed hash of the identity number and decided by people.
//!
//! The hashes are made outside, under a key that this module never sees; equal numbers have equal hashes, and nothing else is known of them.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::{DateTime, Utc};
use identity::CreditCode;

use crate::ObjectId;

/// A person of a roll, or of a list of residents, by the keyed hash of the identity number.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyedPerson {
    pub key: [u8; 32],
    /// The collective whose roll or list the person stands in.
    pub collective: CreditCode,
    pub person: ObjectId,
}

/// A finding about a number: it decides nothing and changes nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    pub kind: MatchKind,
    pub key: [u8; 32],
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
    let in_a_roll: HashSet<[u8; 32]> = members.iter().map(|it| it.key).collect();
    let mut missing: Vec<&KeyedPerson> =
        people.iter().filter(|it| !in_a_roll.contains(&it.key)).collect();
    missing.sort_unstable();
    missing.dedup();
    let groups = missing.chunk_by(|one, other| one.key == other.key);
    groups.filter_map(|it| of_group(MatchKind::NoRoll, it)).collect()
}

fn of_group(kind: MatchKind, group: &[&KeyedPerson]) -> Option<Match> {
    let places = group.iter().map(|it| (it.collective.clone(), it.person)).collect();
    Some(Match { kind, key: group.first()?.key, places })
}

/// What a person decided about a finding; a later verdict takes the place of an earlier one, which stays on record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    pub kind: MatchKind,
    pub key: [u8; 32],
    /// `None` takes an earlier verdict back, and the finding is open again.
    pub ruling: Option<Ruling>,
    pub officer: String,
    pub at: DateTime<Utc>,
    pub reason: String,
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

/// The findings that nobody has decided, or whose last verdict took the decision back.
pub fn undecided<'a>(matches: &'a [Match], verdicts: &[Verdict]) -> Vec<&'a Match> {
    let mut ordered: Vec<&Verdict> = verdicts.iter().collect();
    ordered.sort_by_key(|it| it.at);
    let last: HashMap<(MatchKind, [u8; 32]), &Verdict> =
        ordered.into_iter().map(|it| ((it.kind, it.key), it)).collect();
    let decided = |it: &Match| last.get(&(it.kind, it.key)).is_some_and(|it| it.ruling.is_some());
    let open: BTreeMap<(MatchKind, [u8; 32]), &Match> =
        matches.iter().filter(|it| !decided(it)).map(|it| ((it.kind, it.key), it)).collect();
    open.into_values().collect()
}

#[cfg(test)]
mod tests {
    use identity::CreditCode;
    use uuid::Uuid;

    use super::{KeyedPerson, MatchKind, Ruling, Verdict, in_no_roll, in_two_rolls, undecided};
    use crate::ObjectId;

    const ONE: &str = "N2429004KUJJ8W69XA";
    const OTHER: &str = "N1440402KNQYC8BK9Y";

    fn keyed(key: u8, collective: &str, person: u128) -> KeyedPerson {
        KeyedPerson {
            key: [key; 32],
            collective: CreditCode::parse(collective).unwrap(),
            person: ObjectId(Uuid::from_u128(person)),
        }
    }

    fn verdict(key: u8, ruling: Option<Ruling>, at: &str) -> Verdict {
        Verdict {
            kind: MatchKind::TwoRolls,
            key: [key; 32],
            ruling,
            officer: "李干事".to_owned(),
            at: at.parse().unwrap(),
            reason: "核对户口簿".to_owned(),
        }
    }

    #[test]
    fn a_number_in_two_rolls_is_one_finding_whatever_the_order() {
        let mut members = [keyed(7, OTHER, 2), keyed(1, ONE, 3), keyed(7, ONE, 1)];
        let found = in_two_rolls(&members);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].key, found[0].places.len()), ([7; 32], 2));
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
        assert_eq!((found[0].key, found[0].places.len()), ([2; 32], 2));
    }

    #[test]
    fn a_verdict_closes_a_finding_and_can_be_taken_back() {
        let matches = in_two_rolls(&[keyed(7, ONE, 1), keyed(7, OTHER, 2)]);
        let kept = Some(Ruling::MemberOf(CreditCode::parse(ONE).unwrap()));
        let first = verdict(7, kept, "2026-11-01T08:00:00Z");
        assert_eq!(undecided(&matches, &[]).len(), 1);
        assert_eq!(undecided(&matches, std::slice::from_ref(&first)).len(), 0);
        let back = verdict(7, None, "2026-11-02T08:00:00Z");
        assert_eq!(undecided(&matches, &[back, first]).len(), 1, "the later one counts");
    }
}
