//! CR-10 representative-not-signed
//!
//! For a household its representative signs: who is on the certificate, else who signed the contract; whoever signs for somebody else has a mandate.
//! 确认签字应由农户代表人（权证或合同上记载的人）签署；代签的应有委托书。

use std::collections::BTreeMap;

use super::case_view::{code, found};
use super::moments::AT_APPROVAL;
use crate::case::{CaseFacts, CaseKind, Signature};
use crate::takeover::{ContractFile, Entered, HouseholdFile, Takeover};
use crate::{Citation, Contractor, Homestead, Law, Object, ObjectKind, Rule, RuleCode, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "CR-10", name: "representative-not-signed" },
    title_zh: "农户代表人未确认签字",
    title_en: "a household's representative has not signed",
    citation: Citation::Article { law: Law::ContractDisputes, article: 4, paragraph: Some(2) },
    moments: AT_APPROVAL,
    parameters: &[],
};

pub(super) fn check(facts: &CaseFacts<'_>) -> Vec<Violation> {
    if !is_signed(facts.kind) {
        return Vec::new();
    }
    let representatives = representatives(facts);
    let (mandated, own): (Vec<&Signature>, Vec<&Signature>) = facts
        .signatures
        .iter()
        .partition(|it| it.mandate_sha256.as_deref().is_some_and(|it| !it.is_empty()));
    let mut own: Vec<&str> = own.iter().map(|it| it.name.as_str()).collect();
    let mut missing = Vec::new();
    for (household, name) in representatives {
        // Each signature stands for one household, also where two representatives are namesakes.
        match own.iter().position(|it| *it == name) {
            Some(place) => {
                own.swap_remove(place);
            }
            None => missing.push((household, name)),
        }
    }
    let tell = |(household, name): (&str, &str)| {
        let message = format!("农户“{household}”的代表人“{name}”未确认签字，也没有受托人代签");
        found(&RULE, vec![Object::Household(code(household))], message)
    };
    // A mandate does not say for whom it was given; it too stands for one household.
    missing.into_iter().skip(mandated.len()).map(tell).collect()
}

/// The kinds of cases whose results are confirmed by signature.
fn is_signed(kind: CaseKind) -> bool {
    matches!(
        kind,
        CaseKind::FirstRegistration
            | CaseKind::FirstRegistrationOther
            | CaseKind::HomesteadFirstRegistration
            | CaseKind::HomesteadConfirmation
            | CaseKind::MemberChange
            | CaseKind::HeadChange
            | CaseKind::ParcelChange
            | CaseKind::HouseholdSplit
            | CaseKind::HouseholdMerge
            | CaseKind::Exchange
            | CaseKind::Assignment
            | CaseKind::TermExtension
    )
}

/// Who represents each household that the case changes, and each that ends with it, by the household's code.
///
/// Whoever only holds a share of the same parcel (确权确股) is among the facts, and is asked nothing.
fn representatives<'a>(facts: &CaseFacts<'a>) -> BTreeMap<&'a str, &'a str> {
    let (before, after) = (&facts.before.facts, &facts.outcome.after.facts);
    let ended = |code: &str| {
        facts.outcome.ended.iter().any(|it| {
            matches!(it.kind, ObjectKind::Contractor | ObjectKind::Household) && it.code == code
        })
    };
    let contractors =
        after.contractors.iter().filter(|it| changes(before, after, it.fact.code.as_str()));
    let ending = before.contractors.iter().filter(|it| ended(it.fact.code.as_str()));
    let names = contractors.chain(ending);
    let mut names: BTreeMap<&str, &str> =
        names.map(|it| (it.fact.code.as_str(), it.fact.name.as_str())).collect();
    let households = after.households.iter().map(|it| &it.household.fact);
    for it in households.filter(|it| changes(before, after, it.code.as_str())) {
        names.entry(it.code.as_str()).or_insert(it.head_name.as_str());
    }
    names
}

/// Whether anything of a household, of its role as a contractor or of its rights would be otherwise.
fn changes(before: &Takeover, after: &Takeover, code: &str) -> bool {
    let household = |it: &HouseholdFile| it.household.fact.code.as_str() == code;
    let contractor = |it: &Entered<Contractor>| it.fact.code.as_str() == code;
    let contract = |it: &ContractFile| it.contract.fact.contractor.as_str() == code;
    let homestead = |it: &Entered<Homestead>| it.fact.household.as_str() == code;
    differ(&before.households, &after.households, household)
        || differ(&before.contractors, &after.contractors, contractor)
        || differ(&before.contracts, &after.contracts, contract)
        || differ(&before.homesteads, &after.homesteads, homestead)
}

/// Whether the rows that are meant differ.
fn differ<T: PartialEq>(before: &[T], after: &[T], meant: impl Fn(&T) -> bool) -> bool {
    let (before, after) = (before.iter(), after.iter());
    before.filter(|it| meant(it)).ne(after.filter(|it| meant(it)))
}
