//! The rules about collectives: their table, and how they run at a moment.

use super::{
    co01_organisations, co02_organs, co03_board_sizes, co04_kinship, co05_exits, co06_rolls,
    co07_succession_members, co08_succession_approvals, co09_charters, co10_charter_filings,
    co11_decisions_named, co12_share_plans, co13_share_holders, co14_share_caps,
    co15_share_movements, co16_distribution_runs, hr09_member_numbers, hr10_loss_reasons,
    hr11_forbidden_reasons, hr12_one_membership, hr13_births, hr14_refusals, hr15_assembly_alone,
    hr16_votes, hr17_equal_rights, hr18_roll_filings, hr19_legacy_members, hr20_disputed_exits,
    hr21_non_members, hr81_distributions, hr82_share_totals,
};
use crate::collective::CollectiveFacts;
use crate::{Moment, Rule, Violation};

/// A rule about an act of a collective.
pub type CollectiveCheck = fn(&CollectiveFacts<'_>) -> Vec<Violation>;

/// The rules about collectives, in the order in which they run.
pub const COLLECTIVE_RULES: &[(Rule, CollectiveCheck)] = &[
    (hr09_member_numbers::RULE, hr09_member_numbers::check),
    (hr10_loss_reasons::RULE, hr10_loss_reasons::check),
    (hr11_forbidden_reasons::RULE, hr11_forbidden_reasons::check),
    (hr12_one_membership::RULE, hr12_one_membership::check),
    (hr13_births::RULE, hr13_births::check),
    (hr14_refusals::RULE, hr14_refusals::check),
    (hr15_assembly_alone::RULE, hr15_assembly_alone::check),
    (hr16_votes::RULE, hr16_votes::check),
    (hr17_equal_rights::RULE, hr17_equal_rights::check),
    (hr18_roll_filings::RULE, hr18_roll_filings::check),
    (hr19_legacy_members::RULE, hr19_legacy_members::check),
    (hr20_disputed_exits::RULE, hr20_disputed_exits::check),
    (hr21_non_members::RULE, hr21_non_members::check),
    (hr81_distributions::RULE, hr81_distributions::check),
    (hr82_share_totals::RULE, hr82_share_totals::check_collective),
    (co01_organisations::RULE, co01_organisations::check),
    (co02_organs::RULE, co02_organs::check),
    (co03_board_sizes::RULE, co03_board_sizes::check),
    (co04_kinship::RULE, co04_kinship::check),
    (co05_exits::RULE, co05_exits::check),
    (co06_rolls::RULE, co06_rolls::check),
    (co07_succession_members::RULE, co07_succession_members::check),
    (co08_succession_approvals::RULE, co08_succession_approvals::check),
    (co09_charters::RULE, co09_charters::check),
    (co10_charter_filings::RULE, co10_charter_filings::check),
    (co11_decisions_named::RULE, co11_decisions_named::check),
    (co12_share_plans::RULE, co12_share_plans::check),
    (co13_share_holders::RULE, co13_share_holders::check),
    (co14_share_caps::RULE, co14_share_caps::check),
    (co15_share_movements::RULE, co15_share_movements::check),
    (co16_distribution_runs::RULE, co16_distribution_runs::check),
];

/// Runs the rules that have a severity at the moment.
///
/// Every rule that ran is given, with what it found.
pub fn check_collective(
    facts: &CollectiveFacts<'_>,
    moment: Moment,
) -> Vec<(Rule, Vec<Violation>)> {
    let rules = COLLECTIVE_RULES.iter();
    let at_moment = rules.filter(|(rule, _)| rule.severity_at(moment).is_some());
    at_moment.map(|(rule, check)| (*rule, check(facts))).collect()
}
