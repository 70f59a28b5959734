//! Issuers, contractors, households and their members.

use std::collections::HashMap;

use chrono::NaiveDate;
use identity::{
    CitizenId, ContractorCode, ContractorKind, DocumentKind, IssuerCode, Relation, Sex,
};

use super::cells::{Cells, Unreadable, some};
use super::land::RightDays;
use super::{Entered, HouseholdFile, MemberFact};
use crate::submission::{self, Village, identity_key};
use crate::{
    Contractor, Household, HouseholdCode, HouseholdMember, IdentityDocument, Issuer,
    NumberStanding, Person,
};

pub(super) fn issuers(
    village: &Village,
    rights: &RightDays,
) -> Result<Vec<Entered<Issuer>>, Unreadable> {
    village.issuers.iter().map(|row| issuer(row, rights)).collect()
}

fn issuer(row: &submission::Issuer, rights: &RightDays) -> Result<Entered<Issuer>, Unreadable> {
    let at = Cells::of(row);
    let survey_day = at.day("survey_day", &row.survey_day)?;
    let fact = Issuer {
        code: at.read("code", &row.code, |text| IssuerCode::parse(text).ok())?,
        name: at.text("name", &row.name)?,
        head_name: at.text("head_name", &row.head_name)?,
        head_document: at.document(
            "head_document_number",
            &row.head_document_kind,
            &row.head_document_number,
        )?,
        phone: some(&row.phone),
        address: at.text("address", &row.address)?,
        postcode: at.text("postcode", &row.postcode)?,
        surveyor: at.text("surveyor", &row.surveyor)?,
        survey_day,
        survey_note: some(&row.survey_note),
    };
    let first_day = rights.of_issuer(fact.code.as_str(), survey_day);
    Ok(at.entered(fact, first_day))
}

pub(super) fn contractors(
    village: &Village,
    rights: &RightDays,
) -> Result<Vec<Entered<Contractor>>, Unreadable> {
    village.contractors.iter().map(|row| contractor(row, rights)).collect()
}

fn contractor(
    row: &submission::Contractor,
    rights: &RightDays,
) -> Result<Entered<Contractor>, Unreadable> {
    let at = Cells::of(row);
    let survey_day = at.day("survey_day", &row.survey_day)?;
    let fact = Contractor {
        code: at.read("code", &row.code, |text| ContractorCode::parse(text).ok())?,
        kind: at.read("kind", &row.kind, |text| ContractorKind::parse(text).ok())?,
        name: at.text("name", &row.name)?,
        document: at.document("document_number", &row.document_kind, &row.document_number)?,
        address: at.text("address", &row.address)?,
        postcode: at.text("postcode", &row.postcode)?,
        phone: some(&row.phone),
        member_count: at.read("member_count", &row.member_count, |text| text.parse().ok())?,
        survey_day,
        surveyor: at.text("surveyor", &row.surveyor)?,
        survey_note: some(&row.survey_note),
        publicity_note: some(&row.publicity_note),
        publicity_recorder: at.text("publicity_recorder", &row.publicity_recorder)?,
        publicity_review_day: at.day("publicity_review_day", &row.publicity_review_day)?,
        publicity_reviewer: at.text("publicity_reviewer", &row.publicity_reviewer)?,
    };
    let first_day = rights.of_contractor(fact.code.as_str(), survey_day);
    Ok(at.entered(fact, first_day))
}

/// The households: those behind contractors of the kind household, and those that hold no land.
pub(super) fn households(
    village: &Village,
    rights: &RightDays,
) -> Result<Vec<HouseholdFile>, Unreadable> {
    let mut members = members_by_household(village);
    let contracting = village.contractors.iter().filter(|row| row.kind.as_deref() == Some("1"));
    let mut files: Vec<HouseholdFile> = contracting
        .map(|row| contracting_household(row, rights, &mut members))
        .collect::<Result<_, _>>()?;
    for row in &village.households {
        files.push(landless_household(row, rights, &mut members)?);
    }
    mark_disputed_numbers(&mut files);
    Ok(files)
}

type Members<'a> = HashMap<&'a str, Vec<&'a submission::Member>>;

fn members_by_household(village: &Village) -> Members<'_> {
    let mut members = Members::new();
    for row in &village.members {
        members.entry(row.household_code.as_deref().unwrap_or_default()).or_default().push(row);
    }
    members
}

fn contracting_household(
    row: &submission::Contractor,
    rights: &RightDays,
    members: &mut Members<'_>,
) -> Result<HouseholdFile, Unreadable> {
    let at = Cells::of(row);
    let survey_day = at.day("survey_day", &row.survey_day)?;
    let code = at.read("code", &row.code, |text| HouseholdCode::parse(text).ok())?;
    let first_day = rights.of_household(code.as_str(), survey_day);
    let rows = members.remove(code.as_str()).unwrap_or_default();
    let household = Household {
        code,
        head_name: at.text("name", &row.name)?,
        address: at.text("address", &row.address)?,
        postcode: some(&row.postcode),
        phone: None,
        survey_day,
        surveyor: some(&row.surveyor),
        note: None,
    };
    household_file(at.entered(household, first_day), &rows)
}

fn landless_household(
    row: &submission::Household,
    rights: &RightDays,
    members: &mut Members<'_>,
) -> Result<HouseholdFile, Unreadable> {
    let at = Cells::of(row);
    let survey_day = at.day("survey_day", &row.survey_day)?;
    let code = at.read("code", &row.code, |text| HouseholdCode::parse(text).ok())?;
    let rows = members.remove(code.as_str()).unwrap_or_default();
    let head = rows.iter().find(|it| it.relation.as_deref().is_some_and(is_head));
    let household = Household {
        code,
        head_name: head.and_then(|it| some(&it.name)).ok_or_else(|| at.unreadable("code"))?,
        address: at.text("address", &row.address)?,
        postcode: some(&row.postcode),
        phone: some(&row.phone),
        survey_day,
        surveyor: some(&row.surveyor),
        note: some(&row.note),
    };
    let first_day = rights.of_household(household.code.as_str(), survey_day);
    household_file(at.entered(household, first_day), &rows)
}

fn is_head(relation: &str) -> bool {
    Relation::parse(relation).is_ok_and(|it| it.is_head())
}

fn household_file(
    household: Entered<Household>,
    rows: &[&submission::Member],
) -> Result<HouseholdFile, Unreadable> {
    let since = household.first_day;
    let members = rows.iter().map(|row| member(row, since)).collect::<Result<_, _>>()?;
    Ok(HouseholdFile { household, members })
}

/// The members of every household, since a day or since the day of birth where that is later.
pub(super) fn members(
    village: &Village,
    since: NaiveDate,
) -> Result<Vec<Entered<MemberFact>>, Unreadable> {
    village.members.iter().map(|row| member(row, since)).collect()
}

/// A member belongs to the household since its first day, or since the day of birth where that is later.
fn member(row: &submission::Member, since: NaiveDate) -> Result<Entered<MemberFact>, Unreadable> {
    let at = Cells::at(row.table(), row.row);
    let document = at.document("document_number", &row.document_kind, &row.document_number)?;
    let citizen = citizen_of(&document);
    let person = Person {
        name: at.text("name", &row.name)?,
        sex: at.read("sex", &row.sex, |text| Sex::parse(text).ok())?,
        birth_day: citizen.map(|it| it.birth_day()),
        standing: if citizen.is_some() {
            NumberStanding::Valid
        } else {
            NumberStanding::Unverified
        },
        document,
    };
    let first_day = person.birth_day.map_or(since, |birth_day| birth_day.max(since));
    let member = HouseholdMember {
        relation: at.read("relation", &row.relation, |text| Relation::parse(text).ok())?,
        co_holder: at.some_yes("co_holder", &row.co_holder)?,
        note_kind: some(&row.note_kind),
        note: some(&row.note),
    };
    Ok(at.entered(MemberFact { person, member }, first_day))
}

fn citizen_of(document: &IdentityDocument) -> Option<CitizenId> {
    match document.kind {
        DocumentKind::IdentityCard => CitizenId::parse_whatever_area(document.number.expose()).ok(),
        _ => None,
    }
}

/// A valid number that two persons of the village bear is disputed for both, unless name and sex say that it is one person.
fn mark_disputed_numbers(files: &mut [HouseholdFile]) {
    let mut bearers: HashMap<u64, (String, Sex)> = HashMap::new();
    let mut disputed = std::collections::HashSet::new();
    for person in persons(files).map(|it| &*it).filter(|it| it.standing == NumberStanding::Valid) {
        let bearer = (person.name.clone(), person.sex);
        let key = identity_key(person.document.number.expose());
        if *bearers.entry(key).or_insert_with(|| bearer.clone()) != bearer {
            disputed.insert(key);
        }
    }
    for person in persons(files).filter(|it| it.standing == NumberStanding::Valid) {
        if disputed.contains(&identity_key(person.document.number.expose())) {
            person.standing = NumberStanding::Disputed;
        }
    }
}

fn persons(files: &mut [HouseholdFile]) -> impl Iterator<Item = &mut Person> {
    files.iter_mut().flat_map(|file| &mut file.members).map(|member| &mut member.fact.person)
}
