//! The check of a whole layer, step by step.

use super::{
    Finding, Layer, Misfit, NodeTolerances, Report, Tolerances,
    boxes::{self, Boxes},
    facing::narrow_gaps,
    gaps::gaps,
    matched::Matched,
    nodes,
    open::OpenEdge,
    pairs::overlaps,
    plane::square_metres,
    sweep::{Cover, cover},
};
use crate::grid::doubled_area_m2;

/// Sums of many areas lose the last digits of a float.
const SUMMATION: f64 = 1e-12;

/// Finds overlaps and gaps between the objects of a layer in metres (面状图层拓扑检查).
///
/// Edges that a neighbour shares settle each other and are looked at no further.
/// The rest is swept once, tile by tile: where it turns twice around a point two objects cover it, where it does not at all none does.
/// Pairs are intersected only where ground is covered twice, and the report's certificate says that this was all.
///
/// Touching in points or along edges is nothing, and so is what a node on a neighbour's edge leaves when it is rounded to the grid.
/// The outcome is the same for any number of threads, and for any order of the objects but for their numbers,
/// unless there are more findings than `findings_max`.
///
/// An object that crosses itself covers what lies in it an odd number of times, as GEOS' `make_valid` has it.
pub fn check(layer: &Layer, tolerances: &Tolerances) -> Report {
    check_matched(&Matched::of(layer), tolerances)
}

/// Finds overlaps and gaps, and the nodes that neighbours should share and do not: [`check`] and [`super::check_nodes`] at once.
///
/// The edges are matched once for both.
pub fn survey(
    layer: &Layer,
    tolerances: &Tolerances,
    node_tolerances: &NodeTolerances,
) -> (Report, Vec<Misfit>) {
    let matched = Matched::of(layer);
    rayon::join(
        || check_matched(&matched, tolerances),
        || nodes::check_matched(&matched, node_tolerances),
    )
}

fn check_matched(matched: &Matched<'_>, tolerances: &Tolerances) -> Report {
    let Matched { simple: layer, not_simple, open, .. } = matched;
    let mut report =
        Report { not_simple: not_simple.clone(), n_unmatched_edges: open.len(), ..areas(layer) };
    let Some(cover) = cover(open) else { return report };
    let (overlaps, mut gaps) = rayon::join(
        || overlaps(layer, &cover, tolerances),
        || all_gaps(layer, open, &cover, tolerances),
    );
    report.area_union_m2 = cover.union_m2;
    report.overlap_sum_m2 = square_metres(overlaps.doubled_sum);
    report.n_pairs_compared = overlaps.n_compared;
    report.truncated = overlaps.truncated;
    report.certificate_tolerance_m2 += cover.rounding_m2 + overlaps.rounding_m2;
    let multiple_m2 = report.area_sum_m2 - report.area_union_m2;
    report.certificate_m2 = overlaps.accounted_m2.map(|it| multiple_m2 - it);
    report.findings = overlaps.findings;
    report.findings.append(&mut gaps);
    report.sort();
    report
}

/// The gaps that are enclosed, and the narrow ones that are not.
fn all_gaps(
    layer: &Layer,
    open: &[OpenEdge],
    cover: &Cover,
    tolerances: &Tolerances,
) -> Vec<Finding> {
    let edges = Boxes::new(open.iter().enumerate().filter_map(boxed));
    let mut gaps = gaps(cover, open, &edges, tolerances);
    gaps.extend(narrow_gaps(layer, open, &edges, cover, &gaps, tolerances));
    gaps
}

fn boxed((n, edge): (usize, &OpenEdge)) -> Option<(boxes::GridBox, usize)> {
    Some((boxes::of_points([edge.start, edge.end])?, n))
}

fn areas(layer: &Layer) -> Report {
    let area_sum_m2 = doubled_area_m2(layer.objects().map(|it| layer.doubled_area(it)).sum());
    Report {
        area_sum_m2,
        certificate_m2: Some(0.0),
        certificate_tolerance_m2: area_sum_m2 * SUMMATION,
        ..Report::default()
    }
}
