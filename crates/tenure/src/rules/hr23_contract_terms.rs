//! HR-23 contract-term-unlawful
//!
//! Household contracting runs for thirty years on arable land, thirty to fifty on grassland, thirty to seventy in forests.
//! 家庭承包的承包期：耕地三十年，草地三十年至五十年，林地三十年至七十年。
//!
//! Both ways of writing the last day are in use, the day before the anniversary and the anniversary itself; both pass.
//! A relation that is long-term and unchanging (长久不变) has no last day, which the standard writes as 9999-01-01.
//! A contract over land of several kinds may run as long as the one that may run longest.

use chrono::{Days, Months, NaiveDate};

use super::case_view::over_outcome;
use super::moments::FROM_SUBMIT_AND_AUDIT;
use super::rows::{at, filled};
use super::{Facts, Tally, value};
use crate::case::CaseFacts;
use crate::submission::{LandContract, Table};
use crate::{Citation, Law, Rule, RuleCode, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "HR-23", name: "contract-term-unlawful" },
    title_zh: "家庭承包的承包期不合法（耕地30年，草地30至50年，林地30至70年）",
    title_en: "a household contract's term is not of the length that the law sets",
    citation: Citation::Article { law: Law::RuralLandContracting, article: 21, paragraph: Some(1) },
    moments: FROM_SUBMIT_AND_AUDIT,
    parameters: &[],
};

/// The shortest term of every kind of land (承包法 21).
const YEARS_MIN: u32 = 30;
/// The longest terms (承包法 21).
const ARABLE_YEARS_MAX: u32 = 30;
const GRASS_YEARS_MAX: u32 = 50;
const FOREST_YEARS_MAX: u32 = 70;
/// Household contracting, the last letter of a contract's code.
const HOUSEHOLD_CONTRACTING: char = 'J';
/// The year that stands for a term without end.
const WITHOUT_END: &str = "9999";

pub(super) fn check(facts: &CaseFacts<'_>) -> Vec<Violation> {
    over_outcome(facts, &RULE, &[check_rows])
}

pub(super) fn check_rows(facts: &Facts<'_>) -> Tally {
    if let Some(tally) = facts.unless_delivered(&[Table::LandContract]) {
        return tally;
    }
    let rows = &facts.village.land_contracts;
    let violations = rows.iter().filter_map(|it| finding(facts, it)).collect();
    Tally { violations, ..Tally::over(rows.len()) }
}

fn finding(facts: &Facts<'_>, contract: &LandContract) -> Option<Violation> {
    let code = filled(contract.code.as_ref()).filter(|it| it.ends_with(HOUSEHOLD_CONTRACTING))?;
    let last = filled(contract.last_day.as_ref()).filter(|it| !it.starts_with(WITHOUT_END))?;
    let first = value::day(filled(contract.first_day.as_ref())?)?;
    let last = value::day(last)?;
    let years_max = years_max(facts, code);
    let earliest = anniversary(first, YEARS_MIN)?.checked_sub_days(Days::new(1))?;
    let latest = anniversary(first, years_max)?;
    if (earliest..=latest).contains(&last) {
        return None;
    }
    let years =
        if years_max == YEARS_MIN { "30年".to_owned() } else { format!("30至{years_max}年") };
    let message = format!(
        "承包合同“{code}”的承包期为{first}至{last}，应为{years}（止于{earliest}至{latest}之间）"
    );
    Some(at(&RULE, contract, "last_day", message))
}

fn anniversary(first: NaiveDate, years: u32) -> Option<NaiveDate> {
    first.checked_add_months(Months::new(12 * years))
}

/// By the land use (GB/T 21010) of the contract's parcels; where it was not surveyed, the land counts as arable.
fn years_max(facts: &Facts<'_>, contract: &str) -> u32 {
    let parcels = facts.parcels_of_contract.get(contract).map(Vec::as_slice).unwrap_or_default();
    let codes = parcels.iter().filter_map(|it| it.parcel_code.as_deref());
    let parcels = codes.filter_map(|it| facts.parcels.get(it));
    let years = parcels.map(|it| match it.land_use.as_deref().and_then(|it| it.get(..2)) {
        Some("03") => FOREST_YEARS_MAX,
        Some("04") => GRASS_YEARS_MAX,
        _ => ARABLE_YEARS_MAX,
    });
    years.max().unwrap_or(ARABLE_YEARS_MAX)
}
