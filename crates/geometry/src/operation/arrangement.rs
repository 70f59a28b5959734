//! The arrangement of a parcel's boundary and the lines drawn over it: what is divided, and where nodes arose.

use super::{
    Refusal,
    drawn_line::Anchors,
    faces::{contains_middle, faces},
    noding::{Budget, Edge, Node, Source, broken, noded},
    patch::GridPatch,
    segment::{Segment, line_segments},
};
use crate::grid::GridPoint;

/// What is laid over each other.
#[derive(Clone, Copy)]
pub(super) struct Layout<'a> {
    pub(super) parcel: &'a GridPatch,
    /// Lines that are drawn, which are brought to the nodes within reach; see [`Anchors`].
    pub(super) drawn: &'a [Vec<GridPoint>],
    /// Boundaries inside the parcel that stay as they are.
    pub(super) kept: &'a [Segment],
    /// Nodes that only neighbours have so far, by the index of the parcel's edge.
    pub(super) hanging: &'a [Node],
    /// In steps.
    pub(super) reach: i64,
}

/// The arrangement, noded: its edges meet in their ends only.
pub(super) struct Arrangement {
    /// The parcel's boundary in order, with its inside on the left.
    pub(super) boundary: Vec<Edge>,
    /// The pieces of what was drawn or kept, as they run, outside the parcel too.
    pub(super) lines: Vec<Edge>,
    /// Those among them that lie outside the parcel.
    pub(super) outside: Vec<Edge>,
    /// The parts of the parcel.
    pub(super) faces: Vec<GridPatch>,
}

/// An edge of the parcel before noding, and the nodes it got.
pub(super) struct BentEdge {
    pub(super) edge: Segment,
    pub(super) nodes: Vec<GridPoint>,
}

impl Arrangement {
    pub(super) fn of(layout: Layout) -> Result<Self, Refusal> {
        let mut budget = Budget::default();
        let edges = laid_out(layout, &mut budget)?;
        let edges = noded(edges, layout.hanging, layout.reach, &mut budget)?;
        let (boundary, lines): (Vec<_>, Vec<_>) =
            edges.into_iter().partition(|it| matches!(it.source, Source::Boundary(_)));
        let directed = sorted_boundary(&boundary)?;
        budget.spend(lines.len() * boundary.len())?;
        let off_boundary = |it: &&Edge| {
            directed.binary_search(&it.segment).is_err()
                && directed.binary_search(&it.segment.reversed()).is_err()
        };
        let around = || boundary.iter().map(|it| it.segment);
        let (inside, outside): (Vec<Edge>, Vec<Edge>) =
            lines.iter().filter(off_boundary).partition(|it| contains_middle(around(), it.segment));
        let mut both_ways: Vec<Segment> =
            inside.iter().flat_map(|it| [it.segment, it.segment.reversed()]).collect();
        both_ways.sort_unstable();
        both_ways.dedup();
        let faces = faces(directed.iter().copied().chain(both_ways).collect())?;
        Ok(Self { boundary, lines, outside, faces })
    }

    /// The edges of the parcel that got nodes.
    pub(super) fn bent_edges(&self) -> Vec<BentEdge> {
        let pieces_of_one = self.boundary.chunk_by(|one, other| one.source == other.source);
        let bent = pieces_of_one.filter_map(|pieces| {
            let (first, rest) = pieces.split_first()?;
            let edge = Segment { start: first.segment.start, end: rest.last()?.segment.end };
            Some(BentEdge { edge, nodes: rest.iter().map(|it| it.segment.start).collect() })
        });
        bent.collect()
    }
}

/// The parcel's edges, broken where lines end on them, then the lines.
fn laid_out(layout: Layout, budget: &mut Budget) -> Result<Vec<Edge>, Refusal> {
    let boundary: Vec<Edge> = layout
        .parcel
        .segments()
        .enumerate()
        .map(|(index, segment)| Edge { segment, source: Source::Boundary(index) })
        .collect();
    let anchors = Anchors { boundary: &boundary, hanging: layout.hanging, reach: layout.reach };
    let (mut nodes, mut lines) = (Vec::new(), Vec::new());
    for (index, line) in layout.drawn.iter().enumerate() {
        let line = anchors.bring(line, &mut nodes, budget)?;
        let source = Source::Drawn(index);
        lines.extend(line_segments(&line).map(|segment| Edge { segment, source }));
    }
    let kept = layout.kept.iter().map(|&segment| Edge { segment, source: Source::Kept });
    Ok(broken(&boundary, nodes).into_iter().chain(lines).chain(kept).collect())
}

/// The boundary's segments sorted; a boundary that runs along itself has vanished there.
fn sorted_boundary(boundary: &[Edge]) -> Result<Vec<Segment>, Refusal> {
    let mut directed: Vec<Segment> = boundary.iter().map(|it| it.segment).collect();
    directed.sort_unstable();
    let twice = directed.iter().zip(directed.iter().skip(1)).any(|(one, other)| one == other);
    let back = directed.iter().any(|it| directed.binary_search(&it.reversed()).is_ok());
    if twice || back { Err(Refusal::Vanishing) } else { Ok(directed) }
}
