//! The rules about transfers and about what runs: their tables, and how they run at a moment.

use tenure::{Moment, Rule, Violation};

use super::{
    hr36_terms, hr37_written_contract, hr38_assignment, hr39_exchange, hr40_filing, hr41_free_area,
    hr42_farming_ability, hr43_capital_review, hr44_priority, hr45_contractor_consent,
    hr46_agricultural_use, hr47_signatures, hr48_price_receiver, hr50_registrable,
    hr51_termination, hr52_coercion, mk01_contract_items, mk02_review_overdue, mk03_priority_open,
    mk04_running_alerts, mk05_consideration, mk06_co_holders, mk07_homestead, mk08_shares_inside,
    mk13_restrained, mk14_burdened, mk15_conveyed_paid,
};
use crate::transfer::{RunningFacts, TransferFacts};

/// A rule about a transfer.
pub type TransferCheck = fn(&TransferFacts<'_>) -> Vec<Violation>;
/// A rule about a transfer that runs.
pub type RunningCheck = fn(&RunningFacts<'_>) -> Vec<Violation>;

/// The rules about transfers, in the order in which they run.
pub const TRANSFER_RULES: &[(Rule, TransferCheck)] = &[
    (hr36_terms::RULE, hr36_terms::check),
    (hr37_written_contract::RULE, hr37_written_contract::check),
    (hr38_assignment::RULE, hr38_assignment::check),
    (hr39_exchange::RULE, hr39_exchange::check),
    (hr40_filing::RULE, hr40_filing::check),
    (hr41_free_area::RULE, hr41_free_area::check),
    (hr42_farming_ability::RULE, hr42_farming_ability::check),
    (hr43_capital_review::RULE, hr43_capital_review::check),
    (hr44_priority::RULE, hr44_priority::check),
    (hr45_contractor_consent::RULE, hr45_contractor_consent::check),
    (hr46_agricultural_use::RULE, hr46_agricultural_use::check),
    (hr47_signatures::RULE, hr47_signatures::check),
    (hr48_price_receiver::RULE, hr48_price_receiver::check),
    (hr50_registrable::RULE, hr50_registrable::check),
    (hr52_coercion::RULE, hr52_coercion::check),
    (mk01_contract_items::RULE, mk01_contract_items::check),
    (mk02_review_overdue::RULE, mk02_review_overdue::check),
    (mk03_priority_open::RULE, mk03_priority_open::check),
    (mk05_consideration::RULE, mk05_consideration::check),
    (mk06_co_holders::RULE, mk06_co_holders::check),
    (mk07_homestead::RULE, mk07_homestead::check),
    (mk08_shares_inside::RULE, mk08_shares_inside::check),
    (mk13_restrained::RULE, mk13_restrained::check),
    (mk14_burdened::RULE, mk14_burdened::check),
    (mk15_conveyed_paid::RULE, mk15_conveyed_paid::check),
];

/// The rules about transfers that run.
pub const RUNNING_RULES: &[(Rule, RunningCheck)] = &[
    (hr51_termination::RULE, hr51_termination::check),
    (mk04_running_alerts::RULE, mk04_running_alerts::check),
];

/// Runs the rules that have a severity at the moment; every rule that ran is given, with what it found.
pub fn check_transfer(facts: &TransferFacts<'_>, moment: Moment) -> Vec<(Rule, Vec<Violation>)> {
    let rules = TRANSFER_RULES.iter().filter(|(rule, _)| rule.severity_at(moment).is_some());
    rules.map(|(rule, check)| (*rule, check(facts))).collect()
}

/// The same for a transfer that runs.
pub fn check_running(facts: &RunningFacts<'_>, moment: Moment) -> Vec<(Rule, Vec<Violation>)> {
    let rules = RUNNING_RULES.iter().filter(|(rule, _)| rule.severity_at(moment).is_some());
    rules.map(|(rule, check)| (*rule, check(facts))).collect()
}
