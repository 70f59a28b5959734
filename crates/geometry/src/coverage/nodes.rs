//! Nodes that neighbours should share (相邻要素节点): nearly equal vertices, and vertices on edges without a node.
//!
//! Distinct positions are sorted into strips of easting and by northing within them.
//! A strip is as wide as a field, so that a vertex looks at its own strip and rarely at the next,
//! and an edge at the few that it crosses.

mod cells;
mod near;
mod on_edge;
mod own;
mod settled;
mod strips;

use rayon::prelude::*;

use super::budget::Budget;
use super::matched::Matched;
use super::nearness::steps;
use super::{Layer, Misfit, MisfitKind, ObjectIndex};
use crate::grid::GridPoint;
use strips::Strips;

/// From where on nodes count as one, and up to where as too near.
///
/// Lengths are taken as whole steps of the grid.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NodeTolerances {
    /// Nearer than this it is the same node: 0.0001 m, the coordinate precision of the official checks (section 2.9).
    pub near_distance_m_min: f64,
    /// From here on it is another node: 0.05 m, the default of a checking system in use (YLT; section 2.9, Q18).
    pub near_distance_m_max: f64,
    /// From here on a vertex has nothing to do with an edge (节点与边线容差): 0.05 m, from the same source.
    pub node_on_edge_m_max: f64,
    /// After so many findings of a kind we stop looking; the number is our own.
    pub findings_max: usize,
    /// Pairs of edges and strips, or vertices, that we are ready to look at; the number is our own.
    ///
    /// A county of a million parcels needs a tenth.
    pub comparisons_max: usize,
}

impl Default for NodeTolerances {
    fn default() -> Self {
        Self {
            near_distance_m_min: 0.0001,
            near_distance_m_max: 0.05,
            node_on_edge_m_max: 0.05,
            findings_max: 100_000,
            comparisons_max: 2_000_000_000,
        }
    }
}

/// The tolerances in steps.
#[derive(Clone, Copy)]
struct Limits {
    same: i64,
    near: i64,
    on_edge: i64,
}

/// Finds the nodes that neighbours should share and do not, sorted by place.
///
/// Two near positions are one finding, however many objects meet at each,
/// and none where the same objects have both: their own outlines are at fault then, and validity tells of it.
///
/// Objects are searched only where neighbours do not share their edges, or where ground is covered twice:
/// elsewhere there is nothing to be found (see `settled`).
///
/// The result does not depend on the order of objects, unless `findings_max` cuts it off.
pub fn check_nodes(layer: &Layer, tolerances: &NodeTolerances) -> Vec<Misfit> {
    check_matched(&Matched::of(layer), tolerances)
}

/// Finds the same in a layer whose edges are matched already.
pub(super) fn check_matched(matched: &Matched<'_>, tolerances: &NodeTolerances) -> Vec<Misfit> {
    let objects = settled::around_unsettled(matched, reach(tolerances));
    check_among(matched.surveyed, &objects, tolerances)
}

/// How far nodes concern each other, in steps.
fn reach(tolerances: &NodeTolerances) -> i64 {
    steps(tolerances.near_distance_m_max.max(tolerances.node_on_edge_m_max))
}

/// Finds the same for one object among its neighbours, such as an outline that is being edited.
pub fn check_nodes_of(
    layer: &Layer,
    object: ObjectIndex,
    tolerances: &NodeTolerances,
) -> Vec<Misfit> {
    let Some((low, high)) = extent(layer, object) else { return Vec::new() };
    let reach = reach(tolerances);
    let near = |it: &ObjectIndex| {
        extent(layer, *it).is_some_and(|(other_low, other_high)| {
            other_low.x <= high.x + reach
                && other_low.y <= high.y + reach
                && low.x <= other_high.x + reach
                && low.y <= other_high.y + reach
        })
    };
    let neighbours: Vec<ObjectIndex> = layer.objects().filter(near).collect();
    let mut findings = check_among(layer, &neighbours, tolerances);
    findings.retain(|it| it.objects.is_empty() || it.objects.contains(&object));
    findings
}

fn check_among(layer: &Layer, objects: &[ObjectIndex], tolerances: &NodeTolerances) -> Vec<Misfit> {
    let limits = Limits {
        same: steps(tolerances.near_distance_m_min),
        near: steps(tolerances.near_distance_m_max),
        on_edge: steps(tolerances.node_on_edge_m_max),
    };
    let strips = Strips::new(layer, objects, limits.near.max(limits.on_edge));
    let budget = Budget::new(tolerances.comparisons_max);
    let mut findings = near::check(&strips, limits, tolerances.findings_max);
    findings.extend(on_edge::check(
        &on_edge::Edges { layer, strips: &strips, limits, budget: &budget },
        objects,
        tolerances.findings_max,
    ));
    findings.par_sort_by(|one, other| {
        let key = |it: &Misfit| (it.at.x, it.at.y, it.measure.unwrap_or_default());
        let ((x, y, measure), (other_x, other_y, other_measure)) = (key(one), key(other));
        let place = x.total_cmp(&other_x).then(y.total_cmp(&other_y));
        let same_place = || one.kind.cmp(&other.kind).then(measure.total_cmp(&other_measure));
        place.then_with(same_place).then_with(|| one.objects.cmp(&other.objects))
    });
    findings
}

/// The edges of an object as they run.
fn edges_of(layer: &Layer, object: ObjectIndex) -> impl Iterator<Item = [GridPoint; 2]> {
    layer.rings(object).flat_map(|ring| {
        let ends = ring.iter().skip(1).chain(ring.first());
        ring.iter().zip(ends).map(|(&start, &end)| [start, end])
    })
}

/// The lower left and the upper right corner of an object.
fn extent(layer: &Layer, object: ObjectIndex) -> Option<(GridPoint, GridPoint)> {
    let corners = layer.rings(object).flatten().map(|&it| (it, it));
    corners.reduce(|(low, high), (it, _)| {
        let low = GridPoint { x: low.x.min(it.x), y: low.y.min(it.y) };
        (low, GridPoint { x: high.x.max(it.x), y: high.y.max(it.y) })
    })
}

/// A place where not everything was compared; the objects are not named, as there are too many.
fn not_compared(at: GridPoint) -> Misfit {
    let kind = MisfitKind::NotCompared;
    Misfit { kind, objects: Vec::new(), measure: None, at: at.coord(), shape: None }
}

#[cfg(test)]
mod tests;
