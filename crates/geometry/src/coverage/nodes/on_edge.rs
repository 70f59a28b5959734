//! Vertices that lie on an edge of another object where that one has no node (T 形节点).

use rayon::prelude::*;

use super::{Limits, Strips, edges_of, not_compared};
use crate::coverage::budget::Budget;
use crate::coverage::nearness::{beside_edge, line_distance_m, nearer_than};
use crate::coverage::{Layer, Misfit, MisfitKind, ObjectIndex};
use crate::grid::GridPoint;

/// Objects whose findings are collected at a time, before looking whether there are enough.
const BATCH: usize = 1 << 12;

/// So many findings of one object are kept; an outline with more is wrong as a whole. The number is our own.
const TOUCHES_OF_OBJECT_MAX: usize = 1_000;

pub(super) struct Edges<'a> {
    pub(super) layer: &'a Layer,
    pub(super) strips: &'a Strips,
    pub(super) limits: Limits,
    pub(super) budget: &'a Budget,
}

/// A position by number, the edge that it lies on with its smaller end first, and an object that has the edge.
///
/// Objects that share an edge thus come together when sorted.
#[derive(Eq, Ord, PartialEq, PartialOrd)]
struct Touch {
    position: usize,
    edge: [GridPoint; 2],
    object: ObjectIndex,
}

/// Finds the vertices on the edges of the objects, or says that it would take too long.
pub(super) fn check(
    edges: &Edges<'_>,
    objects: &[ObjectIndex],
    findings_max: usize,
) -> Vec<Misfit> {
    let mut touches: Vec<Touch> = Vec::new();
    for batch in objects.chunks(BATCH) {
        if touches.len() >= findings_max || edges.budget.exhausted() {
            break;
        }
        touches.par_extend(batch.par_iter().flat_map_iter(|&it| edges.touches_of(it)));
    }
    if edges.budget.exhausted() {
        return vec![not_compared(edges.strips.position(0))];
    }
    touches.par_sort_unstable();
    let of_one =
        |one: &Touch, other: &Touch| (one.position, one.edge) == (other.position, other.edge);
    let findings = touches.chunk_by(of_one).filter_map(|it| edges.finding(it));
    findings.take(findings_max).collect()
}

impl Edges<'_> {
    fn touches_of(&self, object: ObjectIndex) -> impl Iterator<Item = Touch> {
        let edges = edges_of(self.layer, object);
        let edges = edges.map(|[start, end]| [start.min(end), start.max(end)]);
        let touches = edges.flat_map(move |edge| {
            let positions = self.positions_beside(edge, object);
            positions.map(move |position| Touch { position, edge, object })
        });
        touches.take(TOUCHES_OF_OBJECT_MAX)
    }

    /// The positions on an edge, not near its ends, where the object has no vertex.
    fn positions_beside(
        &self,
        edge: [GridPoint; 2],
        object: ObjectIndex,
    ) -> impl Iterator<Item = usize> {
        let Limits { near, on_edge, .. } = self.limits;
        self.positions_around(edge).filter(move |&it| {
            let position = self.strips.position(it);
            beside_edge(position, edge, on_edge)
                && !edge.iter().any(|&end| nearer_than(position, end, near))
                && !self.strips.objects_at(it).contains(&object)
        })
    }

    /// The positions in the strips that the edge crosses, at about the northings that it has there.
    fn positions_around(&self, edge: [GridPoint; 2]) -> impl Iterator<Item = usize> {
        let [west, east] = edge;
        let margin = self.limits.on_edge;
        let strips = self.strips.strips_between([west.x - margin, east.x + margin]);
        let strips = if self.budget.spend(strips.len()) { strips } else { &[] };
        strips.iter().flat_map(move |strip| {
            let [first, last] = self.strips.eastings(strip);
            let [south, north] = northings(edge, [first - margin, last + margin]);
            let range = self.strips.positions_between(strip, [south - margin, north + margin]);
            let affordable = self.budget.spend(range.len());
            range.take_while(move |_| affordable)
        })
    }

    fn finding(&self, touches: &[Touch]) -> Option<Misfit> {
        let &Touch { position, edge, .. } = touches.first()?;
        let of_vertex = self.strips.objects_at(position).iter().copied();
        let mut of_edge: Vec<ObjectIndex> = touches.iter().map(|it| it.object).collect();
        of_edge.dedup();
        let at = self.strips.position(position);
        Some(Misfit {
            kind: MisfitKind::VertexOnEdge,
            objects: of_vertex.chain(of_edge).collect(),
            measure: Some(line_distance_m(at, edge)),
            at: at.coord(),
            shape: None,
        })
    }
}

/// The northings that an edge, its western end first, has between two eastings, rounded outwards; all of them if it runs north.
pub(super) fn northings([start, end]: [GridPoint; 2], [west, east]: [i64; 2]) -> [i64; 2] {
    let (width, height) =
        (i128::from(end.x) - i128::from(start.x), i128::from(end.y) - i128::from(start.y));
    let northing = |easting: i64| {
        let along = i128::from(easting.clamp(start.x, end.x)) - i128::from(start.x);
        let above = (height * along).checked_div_euclid(width)?;
        i64::try_from(i128::from(start.y) + above).ok()
    };
    match (northing(west), northing(east)) {
        (Some(one), Some(other)) => [one.min(other), one.max(other) + 1],
        _ => [start.y.min(end.y), start.y.max(end.y)],
    }
}
