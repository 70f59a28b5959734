//! The rules about cases: their table, and how they run at a moment.

use super::{
    cr01_checklist, cr02_future_days, cr03_held_objects, cr04_current_objects,
    cr05_maker_and_checker, cr06_restrictions, cr07_parcels_conserved, cr08_members_conserved,
    cr09_pieces, cr10_representative_signs, cr11_adjustment, cr12_exchange_parties,
    cr13_assignment, cr14_contracting_plan, cr15_outside_contractors, cr16_double_contracts,
    cr17_told_once, cr18_terms_exceeded, cr19_shares_conserved, cr20_homestead_mortgages,
    cr21_compensation, hr01_settlement_apart, hr03_moving_changes_nothing,
    hr08_no_progress_by_leaving, hr22_codes, hr23_contract_terms, hr24_take_back, hr25_co_holders,
    hr26_removal_by_marriage, hr27_contracting_parties, hr28_right_since_contract,
    hr29_area_differences, hr30_contract_sums, hr31_parcel_outlines, hr32_reserve_land,
    hr33_term_extension, hr34_basic_farmland_use, hr35_fees, hr63_second_homestead,
    hr64_homestead_areas, hr65_parted_dwellings, hr66_homestead_on_farmland,
    hr67_homestead_procedure, hr68_homestead_transfer, hr69_homestead_units, hr70_open_objections,
    hr71_notice_rounds, hr72_entries_stand, hr73_lapses, hr74_due_days, hr78_log_only_grows,
    hr79_public_texts, hr80_readings, hr83_issuer_succession,
};
use crate::case::CaseFacts;
use crate::{Moment, Rule, RuleCode, Severity, Violation};

/// A rule about a case.
pub type CaseCheck = fn(&CaseFacts<'_>) -> Vec<Violation>;

/// The rules about cases, in the order in which they run.
pub const CASE_RULES: &[(Rule, CaseCheck)] = &[
    (hr22_codes::RULE, hr22_codes::check),
    (hr23_contract_terms::RULE, hr23_contract_terms::check),
    (hr24_take_back::RULE, hr24_take_back::check),
    (hr25_co_holders::RULE, hr25_co_holders::check),
    (hr26_removal_by_marriage::RULE, hr26_removal_by_marriage::check),
    (hr27_contracting_parties::RULE, hr27_contracting_parties::check),
    (hr29_area_differences::RULE, hr29_area_differences::check),
    (hr30_contract_sums::RULE, hr30_contract_sums::check),
    (hr31_parcel_outlines::RULE, hr31_parcel_outlines::check),
    (hr32_reserve_land::RULE, hr32_reserve_land::check),
    (hr33_term_extension::RULE, hr33_term_extension::check),
    (hr34_basic_farmland_use::RULE, hr34_basic_farmland_use::check),
    (hr35_fees::RULE, hr35_fees::check),
    (hr63_second_homestead::RULE, hr63_second_homestead::check_case),
    (hr64_homestead_areas::RULE, hr64_homestead_areas::check_case),
    (hr65_parted_dwellings::RULE, hr65_parted_dwellings::check),
    (hr66_homestead_on_farmland::RULE, hr66_homestead_on_farmland::check),
    (hr67_homestead_procedure::RULE, hr67_homestead_procedure::check),
    (hr68_homestead_transfer::RULE, hr68_homestead_transfer::check),
    (hr69_homestead_units::RULE, hr69_homestead_units::check_case),
    (hr70_open_objections::RULE, hr70_open_objections::check),
    (hr71_notice_rounds::RULE, hr71_notice_rounds::check),
    (hr73_lapses::RULE, hr73_lapses::check),
    (hr74_due_days::RULE, hr74_due_days::check),
    (hr79_public_texts::RULE, hr79_public_texts::check),
    (hr83_issuer_succession::RULE, hr83_issuer_succession::check),
    (cr01_checklist::RULE, cr01_checklist::check),
    (cr02_future_days::RULE, cr02_future_days::check),
    (cr03_held_objects::RULE, cr03_held_objects::check),
    (cr04_current_objects::RULE, cr04_current_objects::check),
    (cr05_maker_and_checker::RULE, cr05_maker_and_checker::check),
    (cr06_restrictions::RULE, cr06_restrictions::check),
    (cr07_parcels_conserved::RULE, cr07_parcels_conserved::check),
    (cr08_members_conserved::RULE, cr08_members_conserved::check),
    (cr09_pieces::RULE, cr09_pieces::check),
    (cr10_representative_signs::RULE, cr10_representative_signs::check),
    (cr11_adjustment::RULE, cr11_adjustment::check),
    (cr12_exchange_parties::RULE, cr12_exchange_parties::check),
    (cr13_assignment::RULE, cr13_assignment::check),
    (cr14_contracting_plan::RULE, cr14_contracting_plan::check),
    (cr15_outside_contractors::RULE, cr15_outside_contractors::check),
    (cr16_double_contracts::RULE, cr16_double_contracts::check),
    (cr17_told_once::RULE, cr17_told_once::check),
    (cr18_terms_exceeded::RULE, cr18_terms_exceeded::check),
    (cr19_shares_conserved::RULE, cr19_shares_conserved::check),
    (cr20_homestead_mortgages::RULE, cr20_homestead_mortgages::check),
    (cr21_compensation::RULE, cr21_compensation::check),
];

/// Rules that no input can break; the test named beside each proves it.
pub const STRUCTURAL_RULES: &[(Rule, &str)] = &[
    (hr01_settlement_apart::RULE, hr01_settlement_apart::PROOF),
    (hr03_moving_changes_nothing::RULE, hr03_moving_changes_nothing::PROOF),
    (hr08_no_progress_by_leaving::RULE, hr08_no_progress_by_leaving::PROOF),
    (hr28_right_since_contract::RULE, hr28_right_since_contract::PROOF),
    (hr72_entries_stand::RULE, hr72_entries_stand::PROOF),
    (hr78_log_only_grows::RULE, hr78_log_only_grows::PROOF),
    (hr80_readings::RULE, hr80_readings::PROOF),
];

/// The test that proves a structural rule, as `path of the file: name of the test`.
pub fn proof_of(code: RuleCode) -> Option<&'static str> {
    STRUCTURAL_RULES.iter().find(|(rule, _)| rule.code == code).map(|(_, proof)| *proof)
}

/// Runs the rules that have a severity at the moment.
///
/// Every rule that ran is given, with what it found.
pub fn check_case(facts: &CaseFacts<'_>, moment: Moment) -> Vec<(Rule, Vec<Violation>)> {
    let at_moment = CASE_RULES.iter().filter(|(rule, _)| rule.severity_at(moment).is_some());
    at_moment.map(|(rule, check)| (*rule, check(facts))).collect()
}

/// Whether any finding stands in the way at the moment.
pub fn has_blocking(findings: &[(Rule, Vec<Violation>)], moment: Moment) -> bool {
    findings.iter().any(|(rule, violations)| {
        !violations.is_empty() && rule.severity_at(moment) == Some(Severity::Blocking)
    })
}
