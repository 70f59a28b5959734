//! 地块.

use tenure::submission::{Parcel, Village};

use super::{filled, next_row, yes_or_no};
use crate::samples::chance::Chance;
use crate::samples::draft::{Counters, Draft};
use crate::samples::parties::Kind;
use crate::samples::plots::{CONTRACTED, Plot};
use crate::samples::tract::Beside;

/// The element code of a parcel.
const FEATURE_CODE: &str = "211011";
/// How many parcels in a hundred are described by three of their bounds only, as the standard allows.
const THREE_BOUNDS_PER_CENT: u32 = 10;

pub(in crate::samples) fn write(
    draft: &Draft<'_>,
    counters: &mut Counters,
    chance: &mut Chance,
    village: &mut Village,
) {
    for (place, plot) in draft.plots.iter().enumerate() {
        counters.parcels += 1;
        let [east, west, south, north] = plot.cell.beside.map(|it| bound(draft, place, it));
        let three = chance.per_cent(THREE_BOUNDS_PER_CENT);
        let contracted = plot.category == CONTRACTED;
        village.parcels.push(Parcel {
            row: next_row(&village.parcels),
            feature_number: filled(counters.parcels),
            feature_code: filled(FEATURE_CODE),
            code: filled(&plot.code),
            name: filled(&plot.name),
            ownership: filled(if plot.group == 0 { "32" } else { "31" }),
            category: filled(plot.category),
            land_use: filled(draft.plan.county.land_use),
            fertility: filled(format!("{:02}", chance.between(3, 7))),
            purpose: filled("1"),
            basic_farmland: filled(yes_or_no(chance.per_cent(85))),
            measured_area_m2: filled(plot.area),
            bound_east: filled(east),
            bound_west: filled(west),
            bound_south: filled(south),
            bound_north: (!three).then_some(north).and_then(filled),
            remark: remark(draft, plot).and_then(filled),
            boundary_witness: if contracted { filled(draft.holder_of(plot)) } else { None },
            key_points: filled(key_points(draft, plot)),
            measured_area_mu: filled(plot.area.to_mu()),
            outline: Some(plot.outline.clone()),
        });
    }
}

fn bound(draft: &Draft<'_>, place: usize, beside: Beside) -> String {
    match beside {
        Beside::Road => "道路".to_owned(),
        Beside::Ditch => "沟渠".to_owned(),
        Beside::Cell(away) => {
            let plot = place.checked_add_signed(away).and_then(|it| draft.plots.get(it));
            plot.map(|it| neighbour(draft, it)).unwrap_or_default()
        }
    }
}

fn neighbour(draft: &Draft<'_>, plot: &Plot) -> String {
    match plot.category {
        CONTRACTED => draft.holder_of(plot),
        "21" => "自留地".to_owned(),
        "22" => "机动地".to_owned(),
        "23" => "开荒地".to_owned(),
        _ => "集体土地".to_owned(),
    }
}

fn remark(draft: &Draft<'_>, plot: &Plot) -> Option<&'static str> {
    let holder = draft.parties.get(*plot.holders.first()?)?;
    if plot.holders.len() > 1 {
        return Some("确权确股不确地");
    }
    (holder.kind != Kind::Household).then_some("原机动地，以其他方式承包")
}

/// The points of the outer ring, clockwise from the north-west.
fn key_points(draft: &Draft<'_>, plot: &Plot) -> String {
    let numbers: Vec<String> = plot.cell.ring.iter().map(|it| draft.point_number(*it)).collect();
    numbers.join("/")
}
