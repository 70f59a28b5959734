//! How far a county may set the parameters of the rules about cases and collectives: stricter than the law, never laxer.

use rust_decimal::{Decimal, dec};

use super::case_rules::CASE_RULES;
use super::collective_rules::COLLECTIVE_RULES;
use crate::Proportion;
use crate::case::CaseParameters;
use crate::collective::CollectiveParameters;

/// A parameter of the rules about cases, as it is set, with what the law allows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bounded {
    /// With its unit.
    pub name: &'static str,
    /// As text; empty where the county has not set it.
    pub value: String,
    pub lawful: bool,
    pub allowed: &'static str,
    /// 依据
    pub source_zh: &'static str,
    /// The codes of the rules that go by it.
    pub rules: Vec<&'static str>,
}

/// A parameter that a county has set beyond what the law allows.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{}` is {} ({}); the law allows {} ({})", .0.name, .0.value, .0.rules.join(", "), .0.allowed, .0.source_zh)]
pub struct BeyondLaw(pub Bounded);

/// Why the parameters of a county are refused.
#[derive(Debug, thiserror::Error)]
pub enum ParametersError {
    #[error("the parameters cannot be read: {0}")]
    Unreadable(#[from] toml::de::Error),
    #[error("{}", said(.0))]
    BeyondLaw(Vec<BeyondLaw>),
}

fn said(beyond: &[BeyondLaw]) -> String {
    beyond.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}

/// The parameters of a county from TOML, each by its name; what it does not set is the country's.
///
/// Exact decimals are quoted: `reserve_share_max = "0.04"`.
pub fn county_parameters(text: &str) -> Result<CaseParameters, ParametersError> {
    let parameters = toml::from_str(text)?;
    let beyond = beyond_law(&parameters);
    if beyond.is_empty() { Ok(parameters) } else { Err(ParametersError::BeyondLaw(beyond)) }
}

/// The same of the rules about collectives; exact fractions are quoted: `share_cap = "3/100"`.
pub fn county_parameters_of_collectives(
    text: &str,
) -> Result<CollectiveParameters, ParametersError> {
    let parameters = toml::from_str(text)?;
    let beyond = beyond_law_of_collectives(&parameters);
    if beyond.is_empty() { Ok(parameters) } else { Err(ParametersError::BeyondLaw(beyond)) }
}

/// The parameters that are laxer than the law, or no sensible number at all.
pub fn beyond_law(parameters: &CaseParameters) -> Vec<BeyondLaw> {
    bounds(parameters).into_iter().filter(|it| !it.lawful).map(BeyondLaw).collect()
}

/// Every parameter of the rules about cases with its bounds.
///
/// What no published text bounds is bounded only by sense, and says so.
pub fn bounds(parameters: &CaseParameters) -> Vec<Bounded> {
    let share = |it: Decimal| it >= Decimal::ZERO && it <= Decimal::ONE;
    let warn = parameters.area_difference_share_warn;
    let own = "本系统设定";
    let statutes = [
        (
            "reserve_share_max",
            share(parameters.reserve_share_max) && parameters.reserve_share_max <= dec!(0.05),
            "0 to 0.05",
            "农村土地承包法第67条",
        ),
        ("objection_days", parameters.objection_days == 15, "15", "民法典第220条第2款"),
        ("advance_notice_days", parameters.advance_notice_days == 90, "90", "民法典第221条第2款"),
        ("plan_days_min", parameters.plan_days_min >= 15, "15 or more", "农村土地承包合同管理办法"),
        (
            "homestead_notice_days_min",
            parameters.homestead_notice_days_min >= 15,
            "15 or more",
            "不动产登记暂行条例实施细则第17条",
        ),
        ("notice_days_min", parameters.notice_days_min >= 1, "1 or more", own),
        ("booklet_fen_max", parameters.booklet_fen_max >= 0, "0 or more", "农村土地承包法第24条"),
        (
            "homestead_area_m2_max",
            parameters.homestead_area_m2_max.is_none_or(|it| it > Decimal::ZERO),
            "more than 0",
            "土地管理法第62条",
        ),
        ("area_difference_share_warn", share(warn), "0 to 1", own),
        (
            "area_difference_share_max",
            share(parameters.area_difference_share_max)
                && parameters.area_difference_share_max >= warn,
            "`area_difference_share_warn` to 1",
            own,
        ),
        (
            "conserved_area_m2_max",
            (Decimal::ZERO..=dec!(0.01)).contains(&parameters.conserved_area_m2_max),
            "0 to 0.01",
            own,
        ),
    ];
    let bounded = statutes.into_iter().map(|(name, lawful, allowed, source_zh)| {
        let value = parameters.value(name).unwrap_or_default();
        Bounded { name, value, lawful, allowed, source_zh, rules: rules_of(name) }
    });
    bounded.collect()
}

/// The codes of the rules that have a parameter.
fn rules_of(name: &str) -> Vec<&'static str> {
    let of_cases = CASE_RULES.iter().map(|(rule, _)| rule);
    let rules = of_cases.chain(COLLECTIVE_RULES.iter().map(|(rule, _)| rule));
    let going_by = rules.filter(|it| it.parameters.iter().any(|it| it.name == name));
    going_by.map(|it| it.code.code).collect()
}

/// The parameters of the rules about collectives that are laxer than the law, or no sensible number at all.
pub fn beyond_law_of_collectives(parameters: &CollectiveParameters) -> Vec<BeyondLaw> {
    let all = bounds_of_collectives(parameters).into_iter();
    all.filter(|it| !it.lawful).map(BeyondLaw).collect()
}

/// Every parameter of the rules about collectives with its bounds; a province's number is the county's to set.
pub fn bounds_of_collectives(parameters: &CollectiveParameters) -> Vec<Bounded> {
    let law = "农村集体经济组织法";
    let some = |it: Proportion| it.numerator() > 0;
    let bounds = [
        (
            "meeting_notice_days_min",
            parameters.meeting_notice_days_min >= 10,
            "10 or more",
            "农村集体经济组织法第27条第1款",
        ),
        (
            "distribution_plan_days_min",
            parameters.distribution_plan_days_min >= 10,
            "10 or more",
            "农村集体经济组织法第46条",
        ),
        (
            "roll_filing_days_max",
            (1..=30).contains(&parameters.roll_filing_days_max),
            "1 to 30",
            "本系统设定",
        ),
        ("share_plan_days_min", parameters.share_plan_days_min != Some(0), "1 or more", law),
        ("reserve_min", parameters.reserve_min.is_none_or(some), "more than 0", law),
        ("share_cap", parameters.share_cap.is_none_or(some), "more than 0", law),
    ];
    let bounded = bounds.into_iter().map(|(name, lawful, allowed, source_zh)| {
        let value = parameters.value(name).unwrap_or_default();
        Bounded { name, value, lawful, allowed, source_zh, rules: rules_of(name) }
    });
    bounded.collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use rust_decimal::{Decimal, dec};

    use super::{
        Bounded, COLLECTIVE_RULES, beyond_law, beyond_law_of_collectives, bounds,
        bounds_of_collectives, county_parameters, county_parameters_of_collectives,
    };
    use crate::Proportion;
    use crate::case::CaseParameters;
    use crate::collective::CollectiveParameters;

    #[test]
    fn every_parameter_of_the_rules_about_collectives_is_shown_with_its_rules() {
        let parameters = CollectiveParameters::default();
        let shown = bounds_of_collectives(&parameters);
        let of_rules = COLLECTIVE_RULES.iter().flat_map(|(rule, _)| rule.parameters);
        let named: BTreeSet<&str> = of_rules.map(|it| it.name).collect();
        assert_eq!(shown.iter().map(|it| it.name).collect::<BTreeSet<_>>(), named);
        assert!(shown.iter().all(|it| it.lawful && !it.rules.is_empty()), "{shown:?}");
    }

    #[test]
    fn what_a_county_asks_of_collectives_is_never_less_than_the_law_asks() {
        let names = |change: fn(&mut CollectiveParameters)| -> Vec<&'static str> {
            let mut parameters = CollectiveParameters::default();
            change(&mut parameters);
            beyond_law_of_collectives(&parameters).into_iter().map(|it| it.0.name).collect()
        };
        assert_eq!(names(|_| {}), [""; 0]);
        assert_eq!(names(|it| it.meeting_notice_days_min = 11), [""; 0]);
        assert_eq!(names(|it| it.meeting_notice_days_min = 9), ["meeting_notice_days_min"]);
        assert_eq!(names(|it| it.distribution_plan_days_min = 9), ["distribution_plan_days_min"]);
        assert_eq!(names(|it| it.roll_filing_days_max = 0), ["roll_filing_days_max"]);
        assert_eq!(names(|it| it.roll_filing_days_max = 31), ["roll_filing_days_max"]);
        assert_eq!(names(|it| it.roll_filing_days_max = 1), [""; 0]);
        assert_eq!(names(|it| it.share_plan_days_min = Some(0)), ["share_plan_days_min"]);
        assert_eq!(names(|it| it.reserve_min = Some(Proportion::NONE)), ["reserve_min"]);
        assert_eq!(names(|it| it.share_cap = Some(Proportion::NONE)), ["share_cap"]);
        assert_eq!(names(|it| it.share_cap = Proportion::new(1, 1_000)), [""; 0]);
    }

    fn names(change: fn(&mut CaseParameters)) -> Vec<&'static str> {
        let mut parameters = CaseParameters::default();
        change(&mut parameters);
        beyond_law(&parameters).into_iter().map(|it| it.0.name).collect()
    }

    #[test]
    fn the_defaults_are_lawful_and_so_is_what_is_stricter() {
        assert_eq!(names(|_| {}), [""; 0]);
        assert_eq!(names(|it| it.reserve_share_max = dec!(0.049)), [""; 0]);
        assert_eq!(names(|it| it.plan_days_min = 16), [""; 0]);
        assert_eq!(names(|it| it.homestead_area_m2_max = Some(dec!(0.01))), [""; 0]);
        assert_eq!(names(|it| it.area_difference_share_max = dec!(0.05)), [""; 0]);
    }

    #[test]
    fn what_is_laxer_by_one_unit_is_beyond_the_law() {
        assert_eq!(names(|it| it.reserve_share_max = dec!(0.0501)), ["reserve_share_max"]);
        assert_eq!(names(|it| it.objection_days = 16), ["objection_days"]);
        assert_eq!(names(|it| it.objection_days = 14), ["objection_days"]);
        assert_eq!(names(|it| it.advance_notice_days = 91), ["advance_notice_days"]);
        assert_eq!(names(|it| it.plan_days_min = 14), ["plan_days_min"]);
        assert_eq!(names(|it| it.homestead_notice_days_min = 14), ["homestead_notice_days_min"]);
        assert_eq!(names(|it| it.notice_days_min = 0), ["notice_days_min"]);
        assert_eq!(names(|it| it.booklet_fen_max = -1), ["booklet_fen_max"]);
        let none = |it: &mut CaseParameters| it.homestead_area_m2_max = Some(Decimal::ZERO);
        assert_eq!(names(none), ["homestead_area_m2_max"]);
        let upside_down = |it: &mut CaseParameters| it.area_difference_share_max = dec!(0.0499);
        assert_eq!(names(upside_down), ["area_difference_share_max"]);
        assert_eq!(names(|it| it.conserved_area_m2_max = dec!(0.011)), ["conserved_area_m2_max"]);
    }

    #[test]
    fn the_refusal_names_the_source() {
        let parameters = CaseParameters { plan_days_min: 14, ..CaseParameters::default() };
        let refused = beyond_law(&parameters).remove(0).to_string();
        let expected = "`plan_days_min` is 14 (HR-33, HR-71, CR-14); the law allows 15 or more (农村土地承包合同管理办法)";
        assert_eq!(refused, expected);
    }

    #[test]
    fn every_parameter_has_bounds_and_a_rule_that_goes_by_it() {
        for Bounded { name, rules, allowed, source_zh, .. } in bounds(&CaseParameters::default()) {
            assert!(!rules.is_empty() && !allowed.is_empty() && !source_zh.is_empty(), "{name}");
        }
    }

    #[test]
    fn a_county_sets_what_it_names_and_nothing_else() {
        let text =
            "notice_days_min = 10\nreserve_share_max = \"0.04\"\nhomestead_area_m2_max = \"200\"";
        let expected = CaseParameters {
            notice_days_min: 10,
            reserve_share_max: dec!(0.04),
            homestead_area_m2_max: Some(dec!(200)),
            ..CaseParameters::default()
        };
        assert_eq!(county_parameters(text).unwrap(), expected);
        assert_eq!(county_parameters("").unwrap(), CaseParameters::default());
    }

    #[test]
    fn a_province_s_numbers_about_collectives_are_read_as_exact_fractions() {
        let text = "share_plan_days_min = 15\nreserve_min = \"3/10\"\nshare_cap = \"3/100\"";
        let expected = CollectiveParameters {
            share_plan_days_min: Some(15),
            reserve_min: Proportion::new(3, 10),
            share_cap: Proportion::new(3, 100),
            ..CollectiveParameters::default()
        };
        assert_eq!(county_parameters_of_collectives(text).unwrap(), expected);
        let refused = |text: &str| county_parameters_of_collectives(text).unwrap_err().to_string();
        let laxer = refused("meeting_notice_days_min = 9\ndistribution_plan_days_min = 9");
        let both = "`meeting_notice_days_min` is 9 (HR-16); the law allows 10 or more";
        assert!(laxer.contains(both) && laxer.contains("`distribution_plan_days_min`"), "{laxer}");
        for unreadable in ["reserve = \"3/10\"", "share_cap = 0.03", "share_cap = \"3/0\""] {
            assert!(refused(unreadable).contains("cannot be read"), "{unreadable}");
        }
    }

    #[test]
    fn all_that_is_laxer_is_said_at_once_and_what_is_unknown_is_refused() {
        let refused = |text: &str| county_parameters(text).unwrap_err().to_string();
        let both = refused("plan_days_min = 14\nobjection_days = 16");
        assert!(both.contains("`plan_days_min` is 14 (HR-33, HR-71, CR-14)"), "{both}");
        assert!(both.contains("`objection_days` is 16 (HR-73)"), "{both}");
        for unreadable in ["plan_days = 15", "plan_days_min = -1", "reserve_share_max = \"x\"", "="]
        {
            assert!(refused(unreadable).contains("cannot be read"), "{unreadable}");
        }
    }
}
