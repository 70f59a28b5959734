//! What a collective gave to those who are no members 非成员权益, as it is read.

use std::collections::{BTreeMap, BTreeSet};

use store::{BenefitRow, PersonAtHome, Row, Store};
use tenure::collective::NonMemberBenefits;
use tenure::membership::RegisteredMembership;
use tenure::{AsOf, ObjectId};

use super::read::find;
use crate::{Officer, Refused};

/// Benefits on file, with the person.
#[derive(Clone, Debug, PartialEq)]
pub struct BenefitFile {
    pub row: BenefitRow,
    pub person: Option<PersonAtHome>,
    /// Whether they hold on the day that was asked for.
    pub holds: bool,
}

/// The benefits that a collective gave to those who are no members, in the order of their numbers.
pub async fn benefits(
    store: &Store,
    officer: &Officer,
    code: &str,
    at: AsOf,
) -> Result<Vec<BenefitFile>, Refused> {
    let (_, key) = find(store, officer, code).await?;
    let rows = store.benefits_of(key, at.known_at).await?;
    let ids: BTreeSet<ObjectId> = rows.iter().map(|it| it.person).collect();
    let ids: Vec<ObjectId> = ids.into_iter().collect();
    let people = store.people(key.county, &ids, at).await?;
    let people: BTreeMap<ObjectId, PersonAtHome> =
        people.into_iter().map(|it| (it.person.id(), it)).collect();
    let memberships: Vec<Row<RegisteredMembership>> = store.of_collective(key, at).await?;
    let members: BTreeSet<ObjectId> =
        memberships.iter().map(|it| it.fact().membership.person).collect();
    let facts: Vec<NonMemberBenefits> = rows.iter().map(|it| fact(it, &people)).collect();
    let file = |(n, row): (usize, BenefitRow)| BenefitFile {
        holds: facts.get(n).is_some_and(|it| {
            let later = facts.get(n + 1..).unwrap_or_default();
            it.hold(at.as_of, later, members.contains(&row.person))
        }),
        person: people.get(&row.person).cloned(),
        row,
    };
    Ok(rows.into_iter().enumerate().map(file).collect())
}

fn fact(row: &BenefitRow, people: &BTreeMap<ObjectId, PersonAtHome>) -> NonMemberBenefits {
    let (first_day, last_day) = row.days;
    let person = people.get(&row.person);
    NonMemberBenefits {
        person: row.person,
        name: person.map(|it| it.person.fact().name.clone()).unwrap_or_default(),
        first_day,
        last_day,
        benefits: row.benefits.clone(),
        service: row.service.clone(),
        evidence_sha256: row.evidence_sha256.clone(),
    }
}
