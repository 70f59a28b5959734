//! The rules of the market: what each looks at, in what order they run, and the catalogue of them all.

mod exit_rules;
mod exit_view;
mod hr04_settlement_words;
mod hr36_terms;
mod hr37_written_contract;
mod hr38_assignment;
mod hr39_exchange;
mod hr40_filing;
mod hr41_free_area;
mod hr42_farming_ability;
mod hr43_capital_review;
mod hr44_priority;
mod hr45_contractor_consent;
mod hr46_agricultural_use;
mod hr47_signatures;
mod hr48_price_receiver;
mod hr49_tradeable;
mod hr50_registrable;
mod hr51_termination;
mod hr52_coercion;
mod hr53_consents;
mod hr54_return_notice;
mod hr55_compensation;
mod hr56_witness;
mod hr57_same_collective;
mod hr58_dwelling;
mod hr59_share_exit;
mod hr60_one_right;
mod hr61_retention;
mod hr62_exit_alone;
mod hr75_verified;
mod hr76_notices;
mod hr77_reserve;
mod listing_rules;
mod listing_view;
mod mk01_contract_items;
mod mk02_review_overdue;
mod mk03_priority_open;
mod mk04_running_alerts;
mod mk05_consideration;
mod mk06_co_holders;
mod mk07_homestead;
mod mk08_shares_inside;
mod mk09_transferees;
mod mk10_paid_first;
mod mk11_exit_decided;
mod mk12_trade_terms;
mod mk13_restrained;
mod mk14_burdened;
mod mk15_conveyed_paid;
mod moments;
#[cfg(test)]
mod tests;
mod transfer_rules;
mod transfer_view;

use tenure::{Moment, Rule, RuleCode, Severity, Violation};

pub use exit_rules::{EXIT_RULES, ExitCheck, check_exit};
pub use listing_rules::{LISTING_RULES, ListingCheck, check_listing};
pub use transfer_rules::{
    RUNNING_RULES, RunningCheck, TRANSFER_RULES, TransferCheck, check_running, check_transfer,
};

/// Rules that no input can break; the test named beside each proves it.
pub const STRUCTURAL_RULES: &[(Rule, &str)] = &[
    (hr49_tradeable::RULE, hr49_tradeable::PROOF),
    (hr60_one_right::RULE, hr60_one_right::PROOF),
    (hr62_exit_alone::RULE, hr62_exit_alone::PROOF),
];

/// Every rule of the market, by its code.
pub fn catalogue() -> Vec<Rule> {
    let mut rules: Vec<Rule> = TRANSFER_RULES
        .iter()
        .map(|(rule, _)| *rule)
        .chain(RUNNING_RULES.iter().map(|(rule, _)| *rule))
        .chain(EXIT_RULES.iter().map(|(rule, _)| *rule))
        .chain(LISTING_RULES.iter().map(|(rule, _)| *rule))
        .chain(STRUCTURAL_RULES.iter().map(|(rule, _)| *rule))
        .collect();
    rules.sort_by_key(|rule| rule.code);
    // What is asked of a transfer and of a listing is one rule.
    rules.dedup_by_key(|rule| rule.code);
    rules
}

/// Every rule about rights and about trade, by its code.
pub fn whole_catalogue() -> Vec<Rule> {
    let mut rules = tenure::rules::catalogue();
    rules.extend(catalogue());
    rules.sort_by_key(|rule| rule.code);
    rules
}

/// The test that proves a structural rule of the whole catalogue, as `path of the file: name of the test`.
pub fn proof_of(code: RuleCode) -> Option<&'static str> {
    let own = STRUCTURAL_RULES.iter().find(|(rule, _)| rule.code == code);
    own.map(|(_, proof)| *proof).or_else(|| tenure::rules::proof_of(code))
}

/// The findings that stand in the way at the moment.
pub(crate) fn blocking(findings: Vec<(Rule, Vec<Violation>)>, moment: Moment) -> Vec<Violation> {
    let blocks = |rule: &Rule| rule.severity_at(moment) == Some(Severity::Blocking);
    let findings = findings.into_iter().filter(|(rule, _)| blocks(rule));
    findings.flat_map(|(_, violations)| violations).collect()
}
