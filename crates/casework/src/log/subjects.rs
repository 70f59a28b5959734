//! Whom and what an act concerns: the persons, households and parcels that its entry commits to.

use std::collections::BTreeSet;

use serde_json::{Map, Value};
use store::{PersonAtHome, Row, Subject, VillageRegister};
use tenure::Person;
use tenure::takeover::Takeover;

const HOUSEHOLD: &str = "household";
const PARCEL: &str = "parcel";
const PERSON: &str = "person";

/// The kind of a subject, as an opening names it.
pub(super) fn kind_of_subject(text: &str) -> Option<&'static str> {
    [HOUSEHOLD, PARCEL, PERSON].into_iter().find(|it| *it == text)
}

/// The subjects of an act that makes facts of what the register said before; each once, in one order.
pub(crate) fn subjects(after: &Takeover, before: &VillageRegister) -> Vec<Subject> {
    let households = after.households.iter().map(|it| it.household.fact.code.to_string());
    let households =
        households.chain(before.households.iter().map(|it| it.fact().code.to_string()));
    let parcels = after.parcels.iter().map(|it| it.fact.code.to_string());
    let parcels = parcels.chain(before.parcels.iter().map(|it| it.fact().code.to_string()));
    let members = after.households.iter().flat_map(|it| &it.members).map(|it| &it.fact.person);
    let persons = members.chain(before.persons.iter().map(Row::fact)).map(known_by);
    in_order(households, parcels, persons)
}

/// Persons with the households in which they are shown.
pub(crate) fn people<'a>(people: impl Iterator<Item = &'a PersonAtHome> + Clone) -> Vec<Subject> {
    let homes = people.clone().filter_map(|it| it.home.as_ref());
    let households = homes.map(|(_, household)| household.fact().code.to_string());
    in_order(households, std::iter::empty(), people.map(|it| known_by(it.person.fact())))
}

fn in_order(
    households: impl Iterator<Item = String>,
    parcels: impl Iterator<Item = String>,
    persons: impl Iterator<Item = (String, String)>,
) -> Vec<Subject> {
    let coded = |kind: &'static str| {
        move |code: String| Subject { kind, value: Map::from_iter([text("code", code)]) }
    };
    let households = households.collect::<BTreeSet<_>>().into_iter().map(coded(HOUSEHOLD));
    let parcels = parcels.collect::<BTreeSet<_>>().into_iter().map(coded(PARCEL));
    let persons = persons.collect::<BTreeSet<_>>().into_iter().map(person);
    households.chain(parcels).chain(persons).collect()
}

/// Somebody by name and number; the number may not be known.
pub(crate) fn person((name, number): (String, String)) -> Subject {
    let number = (!number.is_empty()).then(|| text("identity_number", number));
    Subject { kind: PERSON, value: [text("name", name)].into_iter().chain(number).collect() }
}

/// The registered areas of the parcels of an act together, in square metres; none where it has no parcel.
pub(crate) fn area_m2(after: &Takeover) -> Option<String> {
    let areas = after.parcels.iter().map(|it| it.fact.measured_area_m2.0);
    (!after.parcels.is_empty()).then(|| areas.sum::<rust_decimal::Decimal>().to_string())
}

fn known_by(person: &Person) -> (String, String) {
    (person.name.clone(), person.document.number.expose().to_owned())
}

fn text(name: &str, value: String) -> (String, Value) {
    (name.to_owned(), Value::String(value))
}
