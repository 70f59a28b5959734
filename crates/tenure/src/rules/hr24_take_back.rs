//! HR-24 land-taken-back
//!
//! In the term of a contract no land is taken back: a parcel leaves a contract only by what the case asks for in so many words.
//! 承包期内发包方不得收回承包地：地块脱离承包合同，须有申请事项所列的法定事由。
//!
//! A household is extinct only when none of its members is left; adjustment is CR-11's.

use std::collections::BTreeSet;

use super::case_view::{contract, contract_in, contractor, ends, found, parcel};
use super::moments::FROM_SUBMIT;
use crate::case::{Cancellation, CancellationReason, CaseFacts, Request};
use crate::takeover::ContractFile;
use crate::{Citation, Law, ObjectKind, Rule, RuleCode, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "HR-24", name: "land-taken-back" },
    title_zh: "承包期内收回承包地",
    title_en: "land is taken back in the term of its contract",
    citation: Citation::Article { law: Law::RuralLandContracting, article: 27, paragraph: Some(1) },
    moments: FROM_SUBMIT,
    parameters: &[],
};

/// 去世 in the list of remarks on members (C.18).
const DECEASED: &str = "7";

pub(super) fn check(facts: &CaseFacts<'_>) -> Vec<Violation> {
    let mut violations = still_there(facts);
    // A correction shows that the entry was wrong from the start; it takes nothing that was held.
    if matches!(facts.request, Request::Correction(_)) {
        return violations;
    }
    let asked = parcels_asked_for(facts);
    for file in &facts.before.facts.contracts {
        if ends_by_request(facts.request, file.contract.fact.code.as_str()) {
            continue;
        }
        violations.extend(lost(facts, file, &asked));
    }
    violations
}

/// The parcels that a contract loses and the request does not name.
fn lost(facts: &CaseFacts<'_>, file: &ContractFile, asked: &BTreeSet<&str>) -> Vec<Violation> {
    let code = &file.contract.fact.code;
    let after = contract_in(&facts.outcome.after, code);
    if after.is_none() && !ends(facts, ObjectKind::LandContract, code.as_str()) {
        return Vec::new();
    }
    let kept: BTreeSet<&str> =
        after.iter().flat_map(|it| &it.parcels).map(|it| it.fact.parcel.as_str()).collect();
    let lost = file.parcels.iter().map(|it| &it.fact.parcel);
    let lost = lost.filter(|it| !kept.contains(it.as_str()) && !asked.contains(it.as_str()));
    let tell = |it| {
        let message = format!(
            "承包期内不得收回承包地：地块“{it}”将脱离承包合同“{code}”，申请事项没有列明该地块"
        );
        found(&RULE, vec![contract(code), parcel(it)], message)
    };
    lost.map(tell).collect()
}

/// Members who are left in a household that is said to be extinct.
fn still_there(facts: &CaseFacts<'_>) -> Vec<Violation> {
    let Request::Cancellation(Cancellation { on, reason: CancellationReason::HouseholdExtinct }) =
        facts.request
    else {
        return Vec::new();
    };
    let before = &facts.before.facts;
    let Some(file) = before.contracts.iter().find(|it| it.contract.fact.code.as_str() == on) else {
        return Vec::new();
    };
    let holder = &file.contract.fact.contractor;
    let households = before.households.iter();
    let household = households.filter(|it| it.household.fact.code.as_str() == holder.as_str());
    let members = household.flat_map(|it| &it.members);
    let living = members.filter(|it| it.fact.member.note_kind.as_deref() != Some(DECEASED)).count();
    if living == 0 {
        return Vec::new();
    }
    let message =
        format!("农户“{holder}”尚有{living}名家庭成员，不得以农户消失为由注销承包合同“{on}”");
    vec![found(&RULE, vec![contractor(holder)], message)]
}

/// The parcels that the request takes out of a contract by name.
fn parcels_asked_for<'a>(facts: &CaseFacts<'a>) -> BTreeSet<&'a str> {
    let (whole, divided) = match facts.request {
        Request::ParcelChange(it) => {
            return it.lost.iter().map(|it| it.parcel.as_str()).collect();
        }
        Request::Exchange(it) => {
            let both = it.one.parcels.iter().chain(&it.other.parcels);
            return both.map(identity::ParcelCode::as_str).collect();
        }
        Request::HouseholdSplit(it) => (it.parcels.as_slice(), it.divided.as_slice()),
        Request::Assignment(it) => (it.parcels.as_slice(), [].as_slice()),
        Request::Expropriation(it) => (it.parcels.as_slice(), it.divided.as_slice()),
        _ => return BTreeSet::new(),
    };
    let divided = divided.iter().map(|it| it.parcel.as_str());
    whole.iter().map(identity::ParcelCode::as_str).chain(divided).collect()
}

/// Whether the request ends the whole contract.
fn ends_by_request(request: &Request, contract: &str) -> bool {
    match request {
        Request::Cancellation(it) => it.on == contract,
        Request::HouseholdMerge(it) => contract.starts_with(it.from.as_str()),
        _ => false,
    }
}
