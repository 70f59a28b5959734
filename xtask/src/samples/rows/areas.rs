//! 区域: rectangles around the groups, the villages, the towns and the county.

use tenure::submission::{DivisionArea, Table, Village};

use super::filled;
use crate::samples::draft::{Counters, Draft};
use crate::samples::node::Rectangle;

/// The areas of the village and of its groups.
pub(in crate::samples) fn write(draft: &Draft<'_>, counters: &mut Counters, village: &mut Village) {
    let plan = draft.plan;
    counters.villages += 1;
    let of_village =
        area(Table::VillageArea, counters.villages, &plan.code, &plan.name, draft.area);
    village.division_areas.push(of_village);
    for (group, rectangle) in (1..).zip(&draft.groups) {
        counters.groups += 1;
        let (code, name) = (plan.issuer_code(group), format!("第{group}村民小组"));
        let of_group = area(Table::Group, counters.groups, &code, &name, *rectangle);
        village.division_areas.push(of_group);
    }
}

/// The area of a division; `number` is its 标识码.
pub(in crate::samples) fn area(
    level: Table,
    number: u64,
    code: &str,
    name: &str,
    area: Rectangle,
) -> DivisionArea {
    let feature_code = match level {
        Table::County => "162010",
        Table::Town => "162020",
        Table::Group => "162040",
        _ => "162030",
    };
    DivisionArea {
        row: number,
        feature_number: filled(number),
        feature_code: filled(feature_code),
        code: filled(code),
        name: filled(name),
        level: Some(level),
        outline: Some(area.outline()),
    }
}
