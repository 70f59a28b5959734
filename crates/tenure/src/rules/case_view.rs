//! What rules about cases share: findings about objects, and the rules about rows run over what a case would make.

use chrono::NaiveDate;
use identity::{ContractCode, ContractorCode, IssuerCode, ParcelCode, UnitCode};

use super::{Facts, Parameters, RowCheck};
use crate::case::{CaseFacts, Decision, DecisionSubject, Scene};
use crate::submission::{CountyFacts, Record, Table, Text, Village};
use crate::takeover::{ContractFile, Takeover, render};
use crate::{Object, ObjectKind, Place, Proportion, Rule, Violation};

/// A finding about objects, which stands in no table.
pub(super) fn found(rule: &Rule, objects: Vec<Object>, message: String) -> Violation {
    Violation::new(rule.code, objects, Place::default(), message)
}

/// A finding about the case itself.
pub(super) fn of_case(rule: &Rule, message: String) -> Violation {
    found(rule, vec![Object::Case], message)
}

pub(super) fn contract(code: &ContractCode) -> Object {
    Object::Contract(code.as_str().into())
}

pub(super) fn contractor(code: &ContractorCode) -> Object {
    Object::Household(code.as_str().into())
}

pub(super) fn parcel(code: &ParcelCode) -> Object {
    Object::Parcel(code.as_str().into())
}

/// The contract of a code in a scene.
pub(super) fn contract_in<'a>(scene: &'a Scene, code: &ContractCode) -> Option<&'a ContractFile> {
    scene.facts.contracts.iter().find(|it| it.contract.fact.code == *code)
}

/// Whether an object is to end with the case.
pub(super) fn ends(facts: &CaseFacts<'_>, kind: ObjectKind, code: &str) -> bool {
    facts.outcome.ended.iter().any(|it| it.kind == kind && it.code == code)
}

/// The decisions of a case on a subject.
pub(super) fn decisions_on<'a>(
    facts: &CaseFacts<'a>,
    subject: DecisionSubject,
) -> impl Iterator<Item = &'a Decision> {
    facts.decisions.iter().filter(move |it| it.subject == subject)
}

/// Whether two thirds at least said yes (承包法 19, 28, 52), counted exactly.
pub(super) fn two_thirds(decision: &Decision) -> bool {
    decision.reaches(Proportion::TWO_THIRDS)
}

/// How many days there are from one to another, both counted; none where the last is before the first.
pub(super) fn days_counted(first: NaiveDate, last: NaiveDate) -> i64 {
    (last.signed_duration_since(first).num_days() + 1).max(0)
}

/// Runs rules about rows over what the case would make, and tells what did not stand so before.
///
/// A case answers for what it changes; what was registered with a fault before is the audit's.
pub(super) fn over_outcome(
    facts: &CaseFacts<'_>,
    rule: &Rule,
    checks: &[RowCheck],
) -> Vec<Violation> {
    let parameters = Parameters { cases: facts.parameters.clone(), ..Parameters::default() };
    let before = over(&facts.before.facts, &parameters, checks);
    let mut findings = over(&facts.outcome.after.facts, &parameters, checks);
    findings.retain(|it| !before.iter().any(|old| same(old, it)));
    for it in &mut findings {
        it.rule = rule.code;
    }
    findings
}

/// The same fault of the same object, wherever its row stands.
pub(super) fn same(one: &Violation, other: &Violation) -> bool {
    one.objects == other.objects
        && one.message == other.message
        && one.place.field == other.place.field
}

fn over(takeover: &Takeover, parameters: &Parameters, checks: &[RowCheck]) -> Vec<Violation> {
    let (village, county) = rows(takeover);
    let facts = Facts::new(&village, &county, parameters);
    checks.iter().flat_map(|check| check(&facts).violations).collect()
}

/// The facts as rows, with the tables that have any.
pub(super) fn rows(takeover: &Takeover) -> (Village, CountyFacts) {
    let village = render("", takeover);
    let mut county = CountyFacts::default();
    count(&mut county, &village.contractors);
    count(&mut county, &village.members);
    count(&mut county, &village.contracted_parcels);
    count(&mut county, &village.land_contracts);
    count(&mut county, &village.contract_rights);
    count(&mut county, &village.certificates);
    count(&mut county, &village.parcels);
    count(&mut county, &village.households);
    count(&mut county, &village.homesteads);
    let parcel = takeover.parcels.first().map(|it| (Table::Parcel, it.fact.crs));
    let homestead = takeover.homesteads.first().map(|it| (Table::Homestead, it.fact.crs));
    county.crs.extend(parcel.into_iter().chain(homestead));
    (village, county)
}

fn count<R: Record>(county: &mut CountyFacts, rows: &[R]) {
    if !rows.is_empty() {
        county.rows.insert(R::TABLE, u64::try_from(rows.len()).unwrap_or(u64::MAX));
    }
}

/// Codes as they are listed in a message.
pub(super) fn listed<T: AsRef<str>>(codes: impl IntoIterator<Item = T>) -> String {
    let codes: Vec<String> = codes.into_iter().map(|it| format!("“{}”", it.as_ref())).collect();
    codes.join("、")
}

/// A code as the objects of findings carry it.
pub(super) fn code(text: &str) -> Text {
    text.into()
}

/// The object that bears a code, by the form of the code.
pub(super) fn object_of(text: &str) -> Object {
    if ParcelCode::parse(text).is_ok() {
        Object::Parcel(code(text))
    } else if ContractCode::parse(text).is_ok() {
        Object::Contract(code(text))
    } else if UnitCode::parse(text).is_ok() {
        Object::Homestead(code(text))
    } else if IssuerCode::parse(text).is_ok() {
        Object::Issuer(code(text))
    } else {
        Object::Household(code(text))
    }
}
