//! 界址点 and 界址线: every node of the parcels, and every line between two.

use std::collections::BTreeMap;

use tenure::submission::{BoundaryLine, BoundaryPoint, Village};

use super::{filled, next_row};
use crate::samples::draft::{Counters, Draft};
use crate::samples::node::Node;
use crate::samples::plots::Plot;

const POINT_FEATURE_CODE: &str = "211021";
const LINE_FEATURE_CODE: &str = "211031";
/// What one zone number in front of an easting is worth.
const ZONE_PREFIX_M: f64 = 1_000_000.0;

pub(in crate::samples) fn write(draft: &Draft<'_>, counters: &mut Counters, village: &mut Village) {
    points(draft, counters, village);
    lines(draft, counters, village);
}

fn points(draft: &Draft<'_>, counters: &mut Counters, village: &mut Village) {
    let mut parcels: BTreeMap<u32, (Node, Vec<&str>)> = BTreeMap::new();
    for plot in &draft.plots {
        for node in rings(plot).flatten() {
            let number = draft.nodes.get(node).copied().unwrap_or_default();
            let entry = parcels.entry(number).or_insert_with(|| (*node, Vec::new()));
            entry.1.push(&plot.code);
        }
    }
    for (node, codes) in parcels.into_values() {
        counters.points += 1;
        let coord = node.coord();
        // With the number of the zone in front an easting is longer than the standard's `Float(10,3)`.
        let easting_m = coord.x % ZONE_PREFIX_M;
        village.boundary_points.push(BoundaryPoint {
            row: next_row(&village.boundary_points),
            feature_number: filled(counters.points),
            feature_code: filled(POINT_FEATURE_CODE),
            number: filled(draft.point_number(node)),
            kind: filled("1"),
            marker: filled("7"),
            parcel_codes: filled(codes.join("/")),
            northing_m: filled(format!("{:.3}", coord.y)),
            easting_m: filled(format!("{easting_m:.3}")),
            point: Some(coord),
        });
    }
}

/// Where a line runs and whose parcels lie along it.
struct Line<'a> {
    start: Node,
    end: Node,
    plots: Vec<&'a Plot>,
    /// 界址线类别 (C.13)
    kind: &'static str,
}

fn lines(draft: &Draft<'_>, counters: &mut Counters, village: &mut Village) {
    for line in distinct_lines(draft) {
        counters.lines += 1;
        let (start, end) = (draft.point_number(line.start), draft.point_number(line.end));
        let codes: Vec<&str> = line.plots.iter().map(|it| it.code.as_str()).collect();
        let (holder, witness) = neighbours(draft, &line);
        let along = if line.kind == "01" { "田埂" } else { "地边" };
        // A ridge between two parcels is shared along its middle (C.14).
        let position = if codes.len() > 1 { "2" } else { "1" };
        village.boundary_lines.push(BoundaryLine {
            row: next_row(&village.boundary_lines),
            feature_number: filled(counters.lines),
            feature_code: filled(LINE_FEATURE_CODE),
            nature: filled("600001"),
            kind: filled(line.kind),
            position: filled(position),
            description: filled(format!("{start}沿{along}至{end}")),
            neighbour_holder: filled(holder),
            neighbour_witness: filled(witness),
            number: filled(format!("X{}", village.boundary_lines.len() + 1)),
            first_point: filled(start),
            last_point: filled(end),
            parcel_codes: filled(codes.join("/")),
            course: vec![line.start.coord(), line.end.coord()],
        });
    }
}

/// Each line once, in the direction in which its first parcel has it.
fn distinct_lines<'a>(draft: &'a Draft<'_>) -> Vec<Line<'a>> {
    let mut lines: Vec<Line<'a>> = Vec::new();
    let mut places: BTreeMap<(Node, Node), usize> = BTreeMap::new();
    for plot in &draft.plots {
        for (start, end) in rings(plot).flat_map(|it| edges(it)) {
            let key = (start.min(end), start.max(end));
            let place = *places.entry(key).or_insert(lines.len());
            match lines.get_mut(place) {
                Some(line) => {
                    line.plots.push(plot);
                    line.kind = "01";
                }
                None => lines.push(Line { start, end, plots: vec![plot], kind: "99" }),
            }
        }
    }
    lines
}

fn rings(plot: &Plot) -> impl Iterator<Item = &Vec<Node>> {
    std::iter::once(&plot.cell.ring).chain(&plot.cell.ponds)
}

fn edges(ring: &[Node]) -> impl Iterator<Item = (Node, Node)> {
    ring.iter().copied().zip(ring.iter().copied().cycle().skip(1))
}

/// Who holds the land across the line and who showed it, as the first parcel sees it and then the second.
fn neighbours(draft: &Draft<'_>, line: &Line<'_>) -> (String, String) {
    let speaker = |group: usize| draft.speaker(group).map(|it| it.name.clone()).unwrap_or_default();
    let witness = |plot: &Plot| {
        if plot.holders.is_empty() { speaker(plot.group) } else { draft.holder_of(plot) }
    };
    match line.plots.as_slice() {
        [one, other] => (
            format!("{}/{}", draft.holder_of(other), draft.holder_of(one)),
            format!("{}/{}", witness(other), witness(one)),
        ),
        [one, ..] => (draft.plan.issuer_name(one.group), speaker(one.group)),
        [] => (String::new(), String::new()),
    }
}
