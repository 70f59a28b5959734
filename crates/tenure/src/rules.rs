//! The rules: what each looks at, in what order they run, and the catalogue of them all.

mod bounds;
mod case_rules;
mod case_view;
mod co01_organisations;
mod co02_organs;
mod co03_board_sizes;
mod co04_kinship;
mod co05_exits;
mod co06_rolls;
mod co07_succession_members;
mod co08_succession_approvals;
mod co09_charters;
mod co10_charter_filings;
mod co11_decisions_named;
mod co12_share_plans;
mod co13_share_holders;
mod co14_share_caps;
mod co15_share_movements;
mod co16_distribution_runs;
mod collective_rules;
mod collective_view;
mod cr01_checklist;
mod cr02_future_days;
mod cr03_held_objects;
mod cr04_current_objects;
mod cr05_maker_and_checker;
mod cr06_restrictions;
mod cr07_parcels_conserved;
mod cr08_members_conserved;
mod cr09_pieces;
mod cr10_representative_signs;
mod cr11_adjustment;
mod cr12_exchange_parties;
mod cr13_assignment;
mod cr14_contracting_plan;
mod cr15_outside_contractors;
mod cr16_double_contracts;
mod cr17_told_once;
mod cr18_terms_exceeded;
mod cr19_shares_conserved;
mod cr20_homestead_mortgages;
mod cr21_compensation;
mod facts;
mod hr01_settlement_apart;
mod hr03_moving_changes_nothing;
mod hr08_no_progress_by_leaving;
mod hr09_member_numbers;
mod hr10_loss_reasons;
mod hr11_forbidden_reasons;
mod hr12_one_membership;
mod hr13_births;
mod hr14_refusals;
mod hr15_assembly_alone;
mod hr16_votes;
mod hr17_equal_rights;
mod hr18_roll_filings;
mod hr19_legacy_members;
mod hr20_disputed_exits;
mod hr21_non_members;
mod hr22_codes;
mod hr23_contract_terms;
mod hr24_take_back;
mod hr25_co_holders;
mod hr26_removal_by_marriage;
mod hr27_contracting_parties;
mod hr28_right_since_contract;
mod hr29_area_differences;
mod hr30_contract_sums;
mod hr31_parcel_outlines;
mod hr32_reserve_land;
mod hr33_term_extension;
mod hr34_basic_farmland_use;
mod hr35_fees;
mod hr63_second_homestead;
mod hr64_homestead_areas;
mod hr65_parted_dwellings;
mod hr66_homestead_on_farmland;
mod hr67_homestead_procedure;
mod hr68_homestead_transfer;
mod hr69_homestead_units;
mod hr70_open_objections;
mod hr71_notice_rounds;
mod hr72_entries_stand;
mod hr73_lapses;
mod hr74_due_days;
mod hr78_log_only_grows;
mod hr79_public_texts;
mod hr80_readings;
mod hr81_distributions;
mod hr82_share_totals;
mod hr83_issuer_succession;
mod moments;
mod names;
mod parameters;
mod parcel_layer;
mod q01_files;
mod q02_fields;
mod q03_filled;
mod q04_code_lists;
mod q05_codes;
mod q06_contractor_kinds;
mod q07_contract_codes;
mod q08_references;
mod q09_member_counts;
mod q10_household_heads;
mod q11_identity_numbers;
mod q12_repeated_identity_numbers;
mod q13_day_order;
mod q14_collection;
mod q15_contract_sums;
mod q16_mu_areas;
mod q17_measured_areas;
mod q18_shapes;
mod q19_boundaries;
mod q20_division_areas;
mod q21_bounds;
mod q22_attachments;
mod q23_summaries;
mod q24_phones;
mod q25_relations;
mod rows;
mod tally;
#[cfg(test)]
pub(crate) mod tests;
mod totals;
pub mod value;

use crate::submission::{Shape, Summaries};
use crate::{Moment, Rule};

pub use bounds::{
    BeyondLaw, Bounded, ParametersError, beyond_law, beyond_law_of_collectives, bounds,
    bounds_of_collectives, county_parameters, county_parameters_of_collectives,
};
pub use case_rules::{CASE_RULES, CaseCheck, STRUCTURAL_RULES, check_case, has_blocking, proof_of};
pub use collective_rules::{COLLECTIVE_RULES, CollectiveCheck, check_collective};
pub use facts::Facts;
pub use parameters::Parameters;
pub use tally::{Outcome, Tally};
pub use totals::{Amount, Figures, Totals};

/// A rule about the rows of one village.
type RowCheck = fn(&Facts<'_>) -> Tally;
/// A rule about the form of a submission.
type ShapeCheck = fn(&Shape) -> Tally;
/// A rule about what all rows add up to.
type SumCheck = fn(&Summed<'_>) -> Tally;

/// What a rule about the whole submission may look at, once every village was.
#[derive(Clone, Copy, Debug)]
pub struct Summed<'a> {
    /// The summary tables as they were delivered.
    pub summaries: &'a Summaries,
    /// What the rows of all villages add up to.
    pub totals: &'a Totals,
    pub parameters: &'a Parameters,
}

/// The rules about the rows of a village, in the order in which they run.
const ROW_RULES: &[(Rule, RowCheck)] = &[
    (q02_fields::RULE, q02_fields::check),
    (q03_filled::RULE, q03_filled::check),
    (q04_code_lists::RULE, q04_code_lists::check),
    (q05_codes::RULE, q05_codes::check),
    (q06_contractor_kinds::RULE, q06_contractor_kinds::check),
    (q07_contract_codes::RULE, q07_contract_codes::check),
    (q08_references::RULE, q08_references::check),
    (q09_member_counts::RULE, q09_member_counts::check),
    (q10_household_heads::RULE, q10_household_heads::check),
    (q11_identity_numbers::RULE, q11_identity_numbers::check),
    (q12_repeated_identity_numbers::RULE, q12_repeated_identity_numbers::check),
    (q13_day_order::RULE, q13_day_order::check),
    (q14_collection::RULE, q14_collection::check),
    (q15_contract_sums::RULE, q15_contract_sums::check),
    (q16_mu_areas::RULE, q16_mu_areas::check),
    (q17_measured_areas::RULE, q17_measured_areas::check),
    (q18_shapes::RULE, q18_shapes::check),
    (q19_boundaries::RULE, q19_boundaries::check),
    (q20_division_areas::RULE, q20_division_areas::check),
    (q21_bounds::RULE, q21_bounds::check),
    (q22_attachments::RULE, q22_attachments::check),
    (q24_phones::RULE, q24_phones::check),
    (q25_relations::RULE, q25_relations::check),
    (hr23_contract_terms::RULE, hr23_contract_terms::check_rows),
    (hr25_co_holders::RULE, hr25_co_holders::check_rows),
    (hr27_contracting_parties::RULE, hr27_contracting_parties::check_rows),
    (hr29_area_differences::RULE, hr29_area_differences::check_rows),
    (hr32_reserve_land::RULE, hr32_reserve_land::check_rows),
    (hr34_basic_farmland_use::RULE, hr34_basic_farmland_use::check_rows),
    (hr63_second_homestead::RULE, hr63_second_homestead::check),
    (hr64_homestead_areas::RULE, hr64_homestead_areas::check),
    (hr69_homestead_units::RULE, hr69_homestead_units::check),
    (hr82_share_totals::RULE, hr82_share_totals::check),
];

/// The rules about the form of a submission.
///
/// Q02 looks at columns here and at values in the rows; the catalogue names it once.
const SHAPE_RULES: &[(Rule, ShapeCheck)] =
    &[(q01_files::RULE, q01_files::check), (q02_fields::RULE, q02_fields::check_shape)];

/// The rules about what all rows add up to.
const SUM_RULES: &[(Rule, SumCheck)] = &[(q23_summaries::RULE, q23_summaries::check)];

/// Every rule, by its code.
pub fn catalogue() -> Vec<Rule> {
    let mut rules: Vec<Rule> = SHAPE_RULES
        .iter()
        .map(|(rule, _)| *rule)
        .chain(ROW_RULES.iter().map(|(rule, _)| *rule))
        .chain(SUM_RULES.iter().map(|(rule, _)| *rule))
        .chain(CASE_RULES.iter().map(|(rule, _)| *rule))
        .chain(COLLECTIVE_RULES.iter().map(|(rule, _)| *rule))
        .chain(STRUCTURAL_RULES.iter().map(|(rule, _)| *rule))
        .collect();
    rules.sort_by_key(|rule| rule.code);
    rules.dedup_by_key(|rule| rule.code);
    rules
}

/// Runs the rules about the form of a submission.
pub fn check_shape(shape: &Shape) -> Vec<(Rule, Tally)> {
    SHAPE_RULES.iter().map(|(rule, check)| (*rule, check(shape))).collect()
}

/// Runs the rules about the rows of a village that have a severity at the moment: a takeover or an audit.
pub fn check_village(facts: &Facts<'_>, moment: Moment) -> Vec<(Rule, Tally)> {
    let at_moment = ROW_RULES.iter().filter(|(rule, _)| rule.severity_at(moment).is_some());
    at_moment.map(|(rule, check)| (*rule, check(facts))).collect()
}

/// Runs the rules about what all rows add up to, when every village was added to the totals.
pub fn check_sums(summed: &Summed<'_>) -> Vec<(Rule, Tally)> {
    SUM_RULES.iter().map(|(rule, check)| (*rule, check(summed))).collect()
}
