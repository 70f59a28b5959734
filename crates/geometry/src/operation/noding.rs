//! Noding (打断): edges are broken at points of the grid until they meet in their ends only.
//!
//! A node on the grid bends its edge by less than a step, which may bring the edge upon another;
//! so the search is repeated until nothing is found.

use super::{
    Refusal,
    segment::{Segment, distance_squared},
};
use crate::grid::GridPoint;

/// Bends of less than a step settle at once or, in a thicket made for the purpose, not at all; the number is our own.
const PASSES_MAX: usize = 16;

/// Pairs of edges that we are ready to compare in one operation: a second or two; the number is our own.
pub(super) const COMPARISONS_MAX: usize = 100_000_000;

/// Where an edge comes from.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Source {
    /// The parcel's boundary: the index of the edge before noding.
    Boundary(usize),
    /// A line that is drawn: its index.
    Drawn(usize),
    /// A boundary inside the parcel that stays as it is.
    Kept,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Edge {
    pub(super) segment: Segment,
    pub(super) source: Source,
}

/// A node to be set on an edge, by the edge's index; for the boundary, the one before noding.
pub(super) type Node = (usize, GridPoint);

/// What may still be spent on comparing.
pub(super) struct Budget(usize);

impl Default for Budget {
    fn default() -> Self {
        Self(COMPARISONS_MAX)
    }
}

impl Budget {
    pub(super) fn spend(&mut self, n_comparisons: usize) -> Result<(), Refusal> {
        let refused = Refusal::TooComplex { comparisons_max: COMPARISONS_MAX };
        self.0 = self.0.checked_sub(n_comparisons).ok_or(refused)?;
        Ok(())
    }
}

/// The edges with nodes wherever they meet; `hanging` are nodes on boundary edges that a crossing may take.
pub(super) fn noded(
    mut edges: Vec<Edge>,
    hanging: &[Node],
    reach: i64,
    budget: &mut Budget,
) -> Result<Vec<Edge>, Refusal> {
    let mut taking = Some((hanging, reach));
    for _pass in 0..PASSES_MAX {
        let nodes = meetings(&edges, taking.take(), budget)?;
        if nodes.is_empty() {
            return Ok(edges);
        }
        edges = broken(&edges, nodes);
    }
    Err(Refusal::TooComplex { comparisons_max: COMPARISONS_MAX })
}

/// The edges in order, each broken at its nodes.
pub(super) fn broken(edges: &[Edge], mut nodes: Vec<Node>) -> Vec<Edge> {
    nodes.sort_by_key(|&(edge, node)| {
        let along = edges.get(edge).map(|it| it.segment.along(node));
        (edge, along, node)
    });
    nodes.dedup();
    let mut pieces = Vec::with_capacity(edges.len() + nodes.len());
    let mut nodes = nodes.into_iter().peekable();
    for (index, edge) in edges.iter().enumerate() {
        let mut start = edge.segment.start;
        while let Some((_, end)) = nodes.next_if(|it| it.0 == index) {
            pieces.push(Edge { segment: Segment { start, end }, source: edge.source });
            start = end;
        }
        let segment = Segment { start, end: edge.segment.end };
        pieces.push(Edge { segment, source: edge.source });
    }
    pieces
}

type Taking<'a> = Option<(&'a [Node], i64)>;

/// A sweep along the easting over all pairs whose envelopes meet.
fn meetings(edges: &[Edge], taking: Taking, budget: &mut Budget) -> Result<Vec<Node>, Refusal> {
    let mut sorted: Vec<(usize, &Edge)> = edges.iter().enumerate().collect();
    let first_x = |it: &Edge| it.segment.start.x.min(it.segment.end.x);
    let last_x = |it: &Edge| it.segment.start.x.max(it.segment.end.x);
    sorted.sort_unstable_by_key(|(_, it)| first_x(it));
    let mut nodes = Vec::new();
    for (place, &(index, edge)) in sorted.iter().enumerate() {
        let until = last_x(edge);
        let abreast = sorted.iter().skip(place + 1).take_while(|(_, it)| first_x(it) <= until);
        let mut n_abreast = 1;
        for &(other_index, other) in abreast {
            n_abreast += 1;
            if edge.segment.near(other.segment, 0) {
                meet((index, edge), (other_index, other), taking, &mut nodes);
            }
        }
        budget.spend(n_abreast)?;
    }
    Ok(nodes)
}

fn meet(one: (usize, &Edge), other: (usize, &Edge), taking: Taking, nodes: &mut Vec<Node>) {
    let (segment, other_segment) = (one.1.segment, other.1.segment);
    for (index, it, [start, end]) in [
        (one.0, segment, [other_segment.start, other_segment.end]),
        (other.0, other_segment, [segment.start, segment.end]),
    ] {
        nodes.extend(
            [start, end].into_iter().filter(|&end| it.carries(end)).map(|end| (index, end)),
        );
    }
    let Some(crossing) = segment.crossing(other_segment) else { return };
    let node = taken(one, other, crossing, taking);
    for (index, it) in [(one.0, segment), (other.0, other_segment)] {
        if !it.has_end(node) {
            nodes.push((index, node));
        }
    }
}

/// The existing node that a crossing of the boundary takes, if one is nearer than the reach, or the crossing itself.
fn taken(one: (usize, &Edge), other: (usize, &Edge), at: GridPoint, taking: Taking) -> GridPoint {
    let Some((hanging, reach)) = taking else { return at };
    let (origin, boundary) = match (one.1.source, other.1.source) {
        (Source::Boundary(origin), Source::Drawn(_)) => (origin, one.1.segment),
        (Source::Drawn(_), Source::Boundary(origin)) => (origin, other.1.segment),
        _ => return at,
    };
    let Segment { start, end } = boundary;
    let beside = hanging.iter().filter(|it| it.0 == origin && boundary.has_beside(it.1));
    let beside = beside.map(|it| it.1);
    nearest_within(at, [start, end].into_iter().chain(beside), reach).unwrap_or(at)
}

/// The nearest of the points, the first among equals, if it is nearer than the reach or at the very place.
pub(super) fn nearest_within(
    at: GridPoint,
    points: impl Iterator<Item = GridPoint>,
    reach: i64,
) -> Option<GridPoint> {
    let limit = i128::from(reach) * i128::from(reach);
    points
        .map(|it| (distance_squared(at, it), it))
        .filter(|it| it.0 < limit || it.0 == 0)
        .min_by_key(|it| it.0)
        .map(|it| it.1)
}
