//! Q17 measured-area-differs
//!
//! A parcel's measured area is greater than zero, and is that of its outline in the plane.
//! 实测面积应大于零，并与地块图形的投影面积一致。
//!
//! It advises: no published text sets a tolerance.
//! A parcel whose outline is not valid has no area to compare with; Q18 tells of it.

use geometry::Crs;
use rust_decimal::Decimal;

use super::rows::{at, filled};
use super::{Facts, Tally, value};
use crate::submission::{Parcel, Table};
use crate::{Citation, Moment, Parameter, Rule, RuleCode, Severity, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "Q17", name: "measured-area-differs" },
    title_zh: "实测面积与图形面积不符",
    title_en: "a parcel's measured area is not that of its outline",
    citation: Citation::Practice { place: "实测面积与图形面积" },
    moments: &[(Moment::Takeover, Severity::Advisory), (Moment::Audit, Severity::Advisory)],
    parameters: &[
        Parameter {
            name: "measured_area_m2_max",
            default: "0.01",
            source: "本系统设定：面积保留两位小数的一个末位",
        },
        Parameter {
            name: "measured_area_share_max",
            default: "0.001",
            source: "本系统设定：与前一参数取大者",
        },
    ],
};

/// Finer than the two decimals that areas are delivered with.
const AREA_DECIMALS: u32 = 4;
/// What a message shows.
const SHOWN_DECIMALS: u32 = 2;

pub(super) fn check(facts: &Facts<'_>) -> Tally {
    if let Some(tally) = facts.unless_delivered(&[Table::Parcel]) {
        return tally;
    }
    if facts.county.crs.get(&Table::Parcel) == Some(&Crs::LonLat) {
        return Tally::not_applicable("地块图层为经纬度坐标，没有投影面积可比");
    }
    let rows = &facts.village.parcels;
    let violations = rows.iter().filter_map(|it| finding(facts, it)).collect();
    Tally { violations, ..Tally::over(rows.len()) }
}

fn finding(facts: &Facts<'_>, parcel: &Parcel) -> Option<Violation> {
    let measured = value::decimal(filled(parcel.measured_area_m2.as_ref())?)?;
    if measured <= Decimal::ZERO {
        let message = format!("实测面积为{measured}平方米，应大于零");
        return Some(at(&RULE, parcel, "measured_area_m2", message));
    }
    let outline = parcel.outline.as_ref()?;
    let planar = geometry::planar_area_m2(outline);
    let planar = Decimal::from_f64_retain(planar)?.round_dp(AREA_DECIMALS);
    let difference = measured.checked_sub(planar)?.abs();
    let share = planar.checked_mul(facts.parameters.measured_area_share_max)?;
    let limit = facts.parameters.measured_area_m2_max.max(share);
    // Validity is looked at last, since nearly all areas agree.
    if difference <= limit || !geometry::check(outline, &facts.parameters.shape).is_empty() {
        return None;
    }
    let shown = planar.round_dp(SHOWN_DECIMALS);
    let message = format!(
        "实测面积{measured}平方米，与图形面积{shown}平方米相差{}平方米",
        difference.round_dp(SHOWN_DECIMALS)
    );
    Some(at(&RULE, parcel, "measured_area_m2", message).measured(&difference, &limit, "平方米"))
}
