//! Who holds land, and which households hold none.

use anyhow::Result;
use chrono::NaiveDate;
use identity::Sex;

use super::chance::Chance;
use super::counties::Rare;
use super::family::Family;
use super::names;
use super::people::{self, Numbers};
use super::plan::{VillagePlan, day};

/// A contractor 承包方.
#[derive(Debug)]
pub(super) struct Party {
    pub(super) code: String,
    /// The number of the group that contracts with it; 0 is the village.
    pub(super) group: usize,
    pub(super) kind: Kind,
    pub(super) name: String,
    pub(super) document_number: String,
    pub(super) address: String,
    pub(super) phone: Option<String>,
    pub(super) survey_day: NaiveDate,
    pub(super) review_day: NaiveDate,
    /// The household's members; nobody of a person or a unit.
    pub(super) family: Option<Family>,
}

/// 承包方类型
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Household,
    Person,
    Unit,
}

/// A household without contracted land.
#[derive(Debug)]
pub(super) struct Landless {
    pub(super) code: String,
    pub(super) address: String,
    pub(super) phone: Option<String>,
    pub(super) survey_day: NaiveDate,
    pub(super) family: Family,
}

/// The first numbers of persons and of units (NY/T 2538).
const FIRST_PERSON: usize = 8001;
const FIRST_UNIT: usize = 9001;
/// Weeks between the survey of the first household and the final publicity of the last.
const SURVEY_DAYS: (u64, u64) = (0, 60);
const REVIEW_DAYS: (u64, u64) = (90, 110);
const PHONES_PER_CENT: u32 = 80;
/// The households that bear the rare characters.
const RARE_NAME_AT: usize = 4;
const RARE_NAMES_EVERY: usize = 5;
const RARE_ADDRESS_AT: usize = 6;

/// The households that contract with the groups, in the order of their codes.
pub(super) fn households(
    plan: &VillagePlan<'_>,
    numbers: &mut Numbers,
    chance: &mut Chance,
) -> Result<Vec<Party>> {
    let mut parties = Vec::with_capacity(plan.n_households);
    for group in 1..=plan.n_groups {
        let n_households = share(plan.n_households, plan.n_groups, group);
        for sequence in 1..=n_households {
            let family = Family::of_year(plan.county.survey_day.0, numbers, chance)?;
            let place = parties.len();
            let code = format!("{}{sequence:04}", plan.issuer_code(group));
            let mut party = party(plan, code, group, Kind::Household, chance)?;
            party.address = address(plan, group, sequence, place);
            party.family = Some(with_rare_name(plan, place, family));
            if let Some(head) = party.family.as_ref().and_then(Family::head) {
                party.name.clone_from(&head.name);
                party.document_number.clone_from(&head.number);
            }
            parties.push(party);
        }
    }
    Ok(parties)
}

/// A person from elsewhere who contracts with the village.
pub(super) fn person(
    plan: &VillagePlan<'_>,
    numbers: &mut Numbers,
    chance: &mut Chance,
) -> Result<Party> {
    let code = format!("{}{FIRST_PERSON}", plan.issuer_code(0));
    let surname = names::surname(chance);
    let year = plan.county.survey_day.0 - 44;
    let person = numbers.person(&surname, Sex::Male, year, chance)?;
    let party = party(plan, code, 0, Kind::Person, chance)?;
    Ok(Party { name: person.name, document_number: person.number, ..party })
}

/// A cooperative that contracts with the village.
pub(super) fn unit(plan: &VillagePlan<'_>, chance: &mut Chance) -> Result<Party> {
    let code = format!("{}{FIRST_UNIT}", plan.issuer_code(0));
    let party = party(plan, code, 0, Kind::Unit, chance)?;
    Ok(Party {
        name: format!("{}{}种植专业合作社", plan.county.name, plan.name),
        document_number: people::credit_code("93", &plan.area, chance)?,
        ..party
    })
}

/// The households that hold no land.
pub(super) fn landless(
    plan: &VillagePlan<'_>,
    numbers: &mut Numbers,
    chance: &mut Chance,
) -> Result<Vec<Landless>> {
    let mut households = Vec::with_capacity(plan.n_landless);
    for place in 0..plan.n_landless {
        let (group, sequence) = (place % plan.n_groups + 1, place / plan.n_groups + 1);
        let family = Family::of_year(plan.county.survey_day.0, numbers, chance)?;
        households.push(Landless {
            code: format!("{}H{sequence:04}", plan.issuer_code(group)),
            address: format!("{}第{group}组外{sequence}号", plan.address()),
            phone: chance.per_cent(PHONES_PER_CENT).then(|| names::phone(chance)),
            survey_day: day(plan.county.survey_day)? + chance.days(SURVEY_DAYS.0, SURVEY_DAYS.1),
            family,
        });
    }
    Ok(households)
}

fn party(
    plan: &VillagePlan<'_>,
    code: String,
    group: usize,
    kind: Kind,
    chance: &mut Chance,
) -> Result<Party> {
    let first_day = day(plan.county.survey_day)?;
    Ok(Party {
        code,
        group,
        kind,
        name: String::new(),
        document_number: String::new(),
        address: plan.address(),
        phone: chance.per_cent(PHONES_PER_CENT).then(|| names::phone(chance)),
        survey_day: first_day + chance.days(SURVEY_DAYS.0, SURVEY_DAYS.1),
        review_day: first_day + chance.days(REVIEW_DAYS.0, REVIEW_DAYS.1),
        family: None,
    })
}

/// The share of a group in a whole that is dealt out evenly.
fn share(whole: usize, n_groups: usize, group: usize) -> usize {
    whole / n_groups + usize::from(group <= whole % n_groups)
}

fn address(plan: &VillagePlan<'_>, group: usize, sequence: usize, place: usize) -> String {
    let hamlet = match plan.rare {
        Rare::Tables | Rare::Everywhere if place == RARE_ADDRESS_AT => names::RARE_PLACE,
        _ => "",
    };
    let hamlet = if hamlet.is_empty() { String::new() } else { format!("{hamlet}家沟") };
    format!("{}{hamlet}第{group}组{sequence}号", plan.address())
}

/// Gives the rare name to the head, or to another member where the head's name stands in a layer that cannot hold it.
fn with_rare_name(plan: &VillagePlan<'_>, place: usize, mut family: Family) -> Family {
    let member = match plan.rare {
        Rare::Everywhere if place == RARE_NAME_AT => family.members.first_mut(),
        Rare::Tables if place >= RARE_NAME_AT && place.is_multiple_of(RARE_NAMES_EVERY) => {
            family.members.last_mut().filter(|it| it.relation != "02")
        }
        _ => None,
    };
    if let Some(member) = member {
        let surname: String = member.person.name.chars().take(1).collect();
        member.person.name = format!("{surname}{}", names::RARE_GIVEN);
    }
    family
}
