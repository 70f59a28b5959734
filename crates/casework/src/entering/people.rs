//! Issuers, households with their members, and contractors on their way in.

use std::collections::HashMap;

use identity::DivisionCode;
use store::{ContractorLinks, Row};
use tenure::takeover::{Entered, HouseholdFile, MemberFact};
use tenure::{
    Contractor, Household, HouseholdCode, HouseholdMember, Issuer, ObjectId, ObjectKind, Person,
};

use super::changes::{Part, PartKind};
use super::compare::{Coming, FirstDay, settle};
use super::finder::{Finder, Numbers};
use super::known::Known;
use super::pen::Pen;
use crate::Refused;

/// Writes the new objects that stand in line.
async fn write_objects(pen: &mut Pen<'_>, known: &mut Known) -> Result<(), Refused> {
    let new = std::mem::take(&mut known.new);
    Ok(pen.unit.insert_objects(new).await?)
}

pub(super) async fn issuers(
    pen: &mut Pen<'_>,
    known: &mut Known,
    entered: Vec<Entered<Issuer>>,
    current: Vec<Row<Issuer>>,
) -> Result<(), Refused> {
    let mut coming = Vec::with_capacity(entered.len());
    for entered in entered {
        let code = entered.fact.code;
        let object = known.get_or_make(pen, ObjectKind::Issuer, code.as_str(), code.division());
        coming.push(Coming { entered, links: (), object: Some(object) });
    }
    write_objects(pen, known).await?;
    let settled = settle(pen, coming, current, FirstDay::Derived, |it, (), _| it.code);
    let left = pen.write(settled).await?;
    pen.leave(ObjectKind::Issuer, left, |it| it.code.to_string()).await
}

pub(super) async fn contractors(
    pen: &mut Pen<'_>,
    known: &mut Known,
    entered: Vec<Entered<Contractor>>,
    current: Vec<Row<Contractor>>,
) -> Result<(), Refused> {
    let mut coming = Vec::with_capacity(entered.len());
    for entered in entered {
        let code = entered.fact.code;
        let division = code.issuer().division();
        let object = known.get_or_make(pen, ObjectKind::Contractor, code.as_str(), division);
        let links = ContractorLinks { household: known.find(ObjectKind::Household, code.as_str()) };
        coming.push(Coming { entered, links, object: Some(object) });
    }
    write_objects(pen, known).await?;
    let settled = settle(pen, coming, current, FirstDay::Derived, |it, _, _| it.code);
    let left = pen.write(settled).await?;
    pen.leave(ObjectKind::Contractor, left, |it| it.code.to_string()).await
}

/// What is current of the households of the village.
pub(super) struct Standing {
    pub(super) households: Vec<Row<Household>>,
    pub(super) members: Vec<Row<HouseholdMember>>,
    pub(super) persons: Vec<Row<Person>>,
}

/// The persons of the village, by household and name: share holdings name them so.
pub(super) type Persons = HashMap<(ObjectId, String), ObjectId>;

pub(super) async fn households(
    pen: &mut Pen<'_>,
    known: &mut Known,
    files: Vec<HouseholdFile>,
    standing: Standing,
    numbers: &Numbers<'_>,
) -> Result<Persons, Refused> {
    let (coming, households_of_members) = households_coming(pen, known, files);
    let codes = coming.iter().filter_map(|it| Some((it.object?, it.entered.fact.code.clone())));
    let mut codes: HashMap<ObjectId, HouseholdCode> = codes.collect();
    let ended = pen.ended(ObjectKind::Household, known);
    let ending = standing.households.iter().filter(|row| ended.contains(&row.id()));
    codes.extend(ending.map(|row| (row.id(), row.fact().code.clone())));
    write_objects(pen, known).await?;
    let settled =
        settle(pen, coming, standing.households, FirstDay::Derived, |it, (), _| it.code.clone());
    let left = pen.write(settled).await?;
    pen.leave(ObjectKind::Household, left, |it| it.code.to_string()).await?;
    let Standing { members: current, persons, .. } = standing;
    members(pen, &codes, households_of_members, current, persons, numbers).await
}

/// The members of each household, with its object and its division.
pub(super) type MembersComing = Vec<(ObjectId, DivisionCode, Vec<Entered<MemberFact>>)>;

fn households_coming(
    pen: &mut Pen<'_>,
    known: &mut Known,
    files: Vec<HouseholdFile>,
) -> (Vec<Coming<Household>>, MembersComing) {
    let mut coming = Vec::with_capacity(files.len());
    let mut members = Vec::with_capacity(files.len());
    for HouseholdFile { household, members: entered } in files {
        let code = &household.fact.code;
        let division = code.division();
        let object = known.get_or_make(pen, ObjectKind::Household, code.as_str(), division);
        coming.push(Coming { entered: household, links: (), object: Some(object) });
        members.push((object, division, entered));
    }
    (coming, members)
}

async fn members(
    pen: &mut Pen<'_>,
    codes: &HashMap<ObjectId, HouseholdCode>,
    files: MembersComing,
    members: Vec<Row<HouseholdMember>>,
    persons: Vec<Row<Person>>,
    numbers: &Numbers<'_>,
) -> Result<Persons, Refused> {
    let mut finder = Finder::new(pen, &files, &members, &persons, numbers).await?;
    let mut persons_by_name = Persons::new();
    let mut coming_persons = Vec::new();
    let mut coming_members = Vec::new();
    for (household, division, entered) in files {
        for Entered { fact: MemberFact { person, member }, first_day, table, row } in entered {
            let (object, person) = finder.find_or_make(pen, household, division, person);
            persons_by_name.insert((household, person.name.clone()), object.id);
            if object.to_write {
                let entered = Entered { fact: person, first_day, table, row };
                coming_persons.push(Coming { entered, links: (), object: Some(object.id) });
            }
            let entered = Entered { fact: member, first_day, table, row };
            let links = store::HouseholdMemberLinks { household, person: object.id };
            coming_members.push(Coming { entered, links, object: None });
        }
    }
    pen.unit.insert_objects(finder.new).await?;
    let mut bearers: Bearers = persons.iter().map(bearer).collect();
    // Which object a person is has been found out before.
    let mut settled =
        settle(pen, coming_persons, persons, FirstDay::Derived, |_, (), object| object);
    // Whoever leaves a household is a person still.
    settled.left.clear();
    pen.write(settled).await?;
    let settled = settle(pen, coming_members, members, FirstDay::Derived, |_, links, _| {
        (links.household, links.person)
    });
    let left = settled.left.iter().filter(|row| codes.contains_key(&row.links.household));
    let elsewhere: Vec<ObjectId> =
        left.map(|row| row.links.person).filter(|it| !bearers.contains_key(it)).collect();
    bearers.extend(pen.unit.current_of::<Person>(&elsewhere).await?.iter().map(bearer));
    pen.write_parts(
        settled,
        |row| codes.contains_key(&row.links.household),
        |row| told_member(row, codes, &bearers),
    )
    .await?;
    Ok(persons_by_name)
}

/// Persons by their objects, as a clerk is told of them.
type Bearers = HashMap<ObjectId, String>;

fn bearer(row: &Row<Person>) -> (ObjectId, String) {
    let Person { name, document, .. } = row.fact();
    (row.id(), format!("{name} ({})", document.number.masked()))
}

fn told_member(
    row: &Row<HouseholdMember>,
    codes: &HashMap<ObjectId, HouseholdCode>,
    bearers: &Bearers,
) -> Part {
    let household = row.links.household;
    Part {
        kind: PartKind::HouseholdMember,
        what: bearers.get(&row.links.person).cloned().unwrap_or_default(),
        of: codes.get(&household).map_or_else(|| household.0.to_string(), ToString::to_string),
    }
}
