//! People in two rolls 两头占, in none 两头空, or with a gap: found over every county of the database, decided by people, reversibly.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use identity::{County, CreditCode};
use store::{NumberedMembership, PeopleAndRolls, RegisteredCollective, Resident, Scope, Store};
use tenure::ObjectId;
use tenure::case::{Role, Step};
use tenure::membership::{
    KeyedMembership, KeyedPerson, Match, MatchKind, Ruling, Verdict, Verdicts, in_no_roll,
    in_two_rolls, with_gap,
};

use super::apply::check_role;
use crate::case::{Counter, Reply, evidence};
use crate::{Officer, Refused};

/// A finding about one number, and what was decided of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MembershipFinding {
    pub kind: MatchKind,
    pub places: Vec<FindingPlace>,
    /// Nothing while it is open.
    pub standing: Option<Ruling>,
    /// All that were ever given, in order.
    pub verdicts: Vec<Verdict>,
}

/// A place where the number of a finding stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindingPlace {
    pub collective: CreditCode,
    /// Where the collective is; none where it is known by its code alone.
    pub county: Option<County>,
    /// The person there; none of it of a place outside the officer's division.
    pub person: Option<FoundPerson>,
}

/// Somebody as a finding shows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundPerson {
    pub id: ObjectId,
    pub name: String,
    /// The code of the household, where the person lives in one.
    pub household: Option<String>,
    /// Of the membership in this place; none for whoever is in no roll.
    pub days: Option<(NaiveDate, Option<NaiveDate>)>,
}

/// What an officer decides of a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerdictAsked {
    pub kind: MatchKind,
    /// Nothing takes the decision back that stands.
    pub ruling: Option<Ruling>,
    pub reason: String,
    pub evidence_sha256: String,
}

/// The findings that have a place in the officer's division, those that are decided too.
pub async fn membership_findings(
    store: &Store,
    officer: &Officer,
    today: NaiveDate,
) -> Result<Vec<MembershipFinding>, Refused> {
    let books = store.people_and_rolls(&officer.scope).await?;
    let verdicts = Verdicts::new(store.verdicts().await?);
    Ok(Search::new(&books, &officer.scope).findings(today, &verdicts))
}

/// Decides a finding about a person, or takes a decision back; no membership changes by it.
pub async fn decide_membership_finding(
    counter: &Counter<'_, MembershipFinding>,
    person: ObjectId,
    asked: VerdictAsked,
) -> Result<Reply<MembershipFinding>, Refused> {
    let Counter { store, officer, occasion, .. } = *counter;
    let books = store.people_and_rolls_of(person).await?;
    let search = Search::new(&books, &officer.scope);
    let mut unit = store.begin(search.county_of(person)?).await?;
    if let Some(before) = counter.answered(&mut unit).await? {
        return Ok(before);
    }
    check_role(officer, Role::Registrar, Step::Register)?;
    let verdicts = Verdicts::new(store.verdicts().await?);
    let found = search.match_of(person, asked.kind, occasion.today)?;
    check(&found, &asked, &verdicts)?;
    let named = evidence::named("evidence_sha256".to_owned(), &asked.evidence_sha256, "verdict");
    evidence::stored(&mut unit, &officer.scope, vec![named]).await?;
    let verdict = Verdict {
        kind: asked.kind,
        key: found.key,
        places: found.places_text(),
        ruling: asked.ruling,
        officer: officer.name.clone(),
        at: occasion.at,
        reason: asked.reason,
        evidence_sha256: asked.evidence_sha256,
    };
    unit.insert_verdict(occasion.id, &verdict).await?;
    let all = verdicts.on(&found).iter().cloned().chain([verdict]).collect();
    let view = search.finding(&found, &Verdicts::new(all));
    counter.conclude(unit, view).await
}

/// Whether a finding can be decided so.
fn check(found: &Match, asked: &VerdictAsked, verdicts: &Verdicts) -> Result<(), Refused> {
    let malformed = |what, text: &str| Err(Refused::Malformed { what, text: text.to_owned() });
    if asked.reason.trim().is_empty() {
        return malformed("reason of a verdict", &asked.reason);
    }
    match &asked.ruling {
        None if verdicts.standing(found).is_none() => {
            let code = found.kind.as_str().to_owned();
            Err(Refused::NotFound { what: "verdict to take back on", code })
        }
        Some(ruling) if !ruling.fits(found) => malformed("ruling on this finding", ruling.as_str()),
        _ => Ok(()),
    }
}

/// What was read, looked through.
struct Search<'a> {
    scope: &'a Scope,
    residents: BTreeMap<ObjectId, &'a Resident>,
    memberships: &'a [NumberedMembership],
    collectives: &'a [RegisteredCollective],
}

impl<'a> Search<'a> {
    fn new(books: &'a PeopleAndRolls, scope: &'a Scope) -> Self {
        let PeopleAndRolls { residents, memberships, collectives } = books;
        let seen = residents.iter().filter(|it| scope.contains(&it.division));
        Self {
            scope,
            residents: seen.map(|it| (it.person, it)).collect(),
            memberships,
            collectives,
        }
    }

    fn findings(&self, today: NaiveDate, verdicts: &Verdicts) -> Vec<MembershipFinding> {
        let matches = self.matches(today);
        let all = matches.iter().map(|it| self.finding(it, verdicts));
        all.filter(|it| it.places.iter().any(|place| place.person.is_some())).collect()
    }

    fn matches(&self, today: NaiveDate) -> Vec<Match> {
        let keyed = |it: &NumberedMembership| KeyedPerson {
            key: it.key,
            collective: it.membership.collective.clone(),
            person: it.membership.person,
        };
        let holding = self.memberships.iter().filter(|it| it.membership.holds(today));
        let members: Vec<KeyedPerson> = holding.map(keyed).collect();
        let people: Vec<KeyedPerson> =
            self.residents.values().filter_map(|it| self.at_home(it)).collect();
        let memberships: Vec<KeyedMembership<'_>> =
            self.memberships.iter().map(|it| self.in_time(it)).collect();
        let mut matches = in_two_rolls(&members);
        matches.extend(in_no_roll(&people, &members));
        matches.extend(with_gap(&memberships));
        matches
    }

    /// A membership as gaps are looked for: what a certificate shows counts until the roll of the other collective comes in.
    fn in_time<'b>(&self, it: &'b NumberedMembership) -> KeyedMembership<'b> {
        let came_in = |code: &String| {
            self.collectives.iter().any(|place| place.credit_code.as_str() == code.as_str())
        };
        let awaited = it.goes_on_in.as_ref().is_some_and(|code| !came_in(code));
        KeyedMembership { key: it.key, membership: &it.membership, awaited }
    }

    /// Somebody among the people of the nearest registered collective; where none is, nobody is in a roll yet.
    fn at_home(&self, it: &Resident) -> Option<KeyedPerson> {
        let around = self.collectives.iter().filter(|place| place.division.contains(&it.division));
        let nearest = around.max_by_key(|place| place.division)?;
        let collective = nearest.credit_code.clone();
        Some(KeyedPerson { key: it.key, collective, person: it.person })
    }

    fn match_of(
        &self,
        person: ObjectId,
        kind: MatchKind,
        today: NaiveDate,
    ) -> Result<Match, Refused> {
        let of_person = |it: &Match| it.places.iter().any(|(_, found)| *found == person);
        let mut matches = self.matches(today).into_iter();
        let found = matches.find(|it| it.kind == kind && of_person(it));
        found.ok_or_else(|| not_found(person))
    }

    /// The county of somebody in the officer's division.
    fn county_of(&self, person: ObjectId) -> Result<County, Refused> {
        let home = self.residents.get(&person).map(|it| it.division);
        let mut memberships = self.memberships.iter();
        let member = memberships.find(|it| self.seen(it) && it.membership.person == person);
        let division = home.or(member.map(|it| it.division)).ok_or_else(|| not_found(person))?;
        Ok(division.county())
    }

    fn seen(&self, it: &NumberedMembership) -> bool {
        self.scope.contains(&it.division)
    }

    fn finding(&self, found: &Match, verdicts: &Verdicts) -> MembershipFinding {
        MembershipFinding {
            kind: found.kind,
            places: found.places.iter().map(|(code, person)| self.place(code, *person)).collect(),
            standing: verdicts.standing(found).cloned(),
            verdicts: verdicts.on(found).to_vec(),
        }
    }

    fn place(&self, collective: &CreditCode, person: ObjectId) -> FindingPlace {
        let mut memberships = self.memberships.iter().rev();
        let membership = memberships
            .find(|it| it.membership.person == person && it.membership.collective == *collective);
        let resident = self.residents.get(&person);
        let visible = membership.map_or(resident.is_some(), |it| self.seen(it));
        let name = membership.map(|it| &it.name).or(resident.map(|it| &it.name));
        let registered = self.collectives.iter().find(|it| it.credit_code == *collective);
        let division = membership.map(|it| it.division).or(registered.map(|it| it.division));
        let person = name.filter(|_| visible).map(|name| FoundPerson {
            id: person,
            name: name.clone(),
            household: resident.and_then(|it| it.household.clone()),
            days: membership.map(|it| (it.membership.first_day, it.membership.last_day)),
        });
        let county = division.map(|it| it.county());
        FindingPlace { collective: collective.clone(), county, person }
    }
}

fn not_found(person: ObjectId) -> Refused {
    Refused::NotFound { what: "finding about the person", code: person.to_string() }
}
