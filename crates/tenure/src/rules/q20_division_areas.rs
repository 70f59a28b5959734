//! Q20 parcel-outside-division
//!
//! A parcel lies in the area of its issuer's group, or village where the group's is not delivered.
//! 地块应位于其发包方所在的组级（或村级）区域内。
//!
//! It advises: land beyond the border of its village is rare, and lawful.
//! A strip along a border that no survey tells from none is left alone, and so is a parcel whose outline is not in metres.

use std::collections::HashMap;

use geometry::Outline;
use geometry::coverage::{Layer, Misfit, MisfitKind, ObjectIndex, check_outside};

use super::parcel_layer::ParcelLayer;
use super::rows::{at, filled};
use super::{Facts, Tally};
use crate::submission::{Parcel, Table};
use crate::{Citation, Measure, Moment, Parameter, Rule, RuleCode, Severity, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "Q20", name: "parcel-outside-division" },
    title_zh: "地块超出发包方所在区域",
    title_en: "a parcel reaches beyond the area of its issuer's group or village",
    citation: Citation::Practice { place: "地块与行政区域的位置关系" },
    moments: &[(Moment::Takeover, Severity::Advisory), (Moment::Audit, Severity::Advisory)],
    parameters: &[
        Parameter {
            name: "outside_area_m2_max",
            default: "0.01",
            source: "本系统设定：面积保留两位小数的一个末位",
        },
        Parameter {
            name: "outside_width_m_max",
            default: "0.05",
            source: "在用系统的节点与边线容差，无公开文本",
        },
    ],
};

/// The group's and the village's code at the head of a parcel's.
const GROUP_LENGTH: usize = 14;
const VILLAGE_LENGTH: usize = 12;

pub(super) fn check(facts: &Facts<'_>) -> Tally {
    if let Some(tally) = facts.unless_delivered(&[Table::VillageArea, Table::Group]) {
        return tally;
    }
    let placed = ParcelLayer::of(facts, |_| true);
    let mut areas = Areas::default();
    let of_parcels: HashMap<ObjectIndex, (ObjectIndex, &str)> = placed
        .objects()
        .filter_map(|(object, it)| {
            let (code, outline) = area_of(facts, filled(it.code.as_ref())?)?;
            Some((object, (areas.place(code, outline)?, code)))
        })
        .collect();
    let area_of = |object| of_parcels.get(&object).map(|(area, _)| *area);
    let misfits = check_outside(&placed.layer, &areas.layer, area_of, &facts.parameters.outside);
    let mut tally = Tally::over(facts.village.parcels.len());
    for it in &misfits {
        let Some(object) = it.objects.first() else { continue };
        if let Some((parcel, (_, area))) = placed.parcel(*object).zip(of_parcels.get(object)) {
            tally.push(finding(parcel, area, it));
        }
    }
    tally
}

fn finding(parcel: &Parcel, area: &str, misfit: &Misfit) -> Violation {
    let code = parcel.code.as_deref().unwrap_or_default();
    let outside_m2 = misfit.measure.map(|it| format!("{it:.2}"));
    let message = match (misfit.kind, &outside_m2) {
        (MisfitKind::OutsideArea, Some(area_m2)) => {
            format!("地块“{code}”超出区域“{area}”{area_m2}平方米")
        }
        (kind, _) => format!("地块“{code}”与区域“{area}”：{}", kind.title_zh()),
    };
    let mut violation = at(&RULE, parcel, "code", message);
    violation.measure = outside_m2.map(|value| Measure { value, limit: None, unit: "平方米" });
    violation.place.coordinate = Some((misfit.at.x, misfit.at.y));
    violation
}

/// The areas that parcels lie in, each once; one that has no place on the grid is none.
#[derive(Default)]
struct Areas<'a> {
    layer: Layer,
    by_code: HashMap<&'a str, Option<ObjectIndex>>,
}

impl<'a> Areas<'a> {
    fn place(&mut self, code: &'a str, outline: &Outline) -> Option<ObjectIndex> {
        *self.by_code.entry(code).or_insert_with(|| self.layer.push(outline).ok())
    }
}

/// The group's area, or the village's, with its code.
fn area_of<'a>(facts: &Facts<'a>, parcel: &str) -> Option<(&'a str, &'a Outline)> {
    let of_length = |length: usize| {
        let (code, area) = facts.division_areas.get_key_value(parcel.get(..length)?)?;
        Some((*code, area.outline.as_ref()?))
    };
    of_length(GROUP_LENGTH).or_else(|| of_length(VILLAGE_LENGTH))
}
