//! Neighbours (毗邻地块) that get the nodes set on a common boundary.

use super::{
    Refusal,
    arrangement::BentEdge,
    noding::Node,
    on_grid::{check_extent, exact},
    patch::GridPatch,
    segment::{Segment, ring_segments},
};
use crate::grid::{GridPoint, doubled_area};
use crate::{Outline, Patch, Ring};

/// A neighbour whose outline got nodes; everything else in it is as it was given.
#[derive(Clone, Debug, PartialEq)]
pub struct BentNeighbour {
    /// The index among the neighbours given.
    pub neighbour: usize,
    pub outline: Outline,
    /// How many nodes it got.
    pub n_nodes: usize,
    /// By how much twice its area grew, in square steps; its registered area stays.
    pub doubled_bend: i128,
}

/// A neighbour on the grid.
pub(super) struct Neighbour<'a> {
    outline: &'a Outline,
    /// Patch by patch as delivered, closed or not.
    rings: Vec<NeighbourRing>,
}

struct NeighbourRing {
    points: Vec<GridPoint>,
    /// Says whether the inside is on the left as delivered.
    forward: bool,
    sign: i128,
}

/// The neighbours on the grid, none of them too far from the points given.
pub(super) fn parse_neighbours(
    neighbours: &[Outline],
    points: impl Iterator<Item = GridPoint>,
) -> Result<Vec<Neighbour<'_>>, Refusal> {
    let parsed = neighbours.iter().map(Neighbour::parse).collect::<Result<Vec<_>, _>>()?;
    let all = parsed.iter().flat_map(|it| &it.rings).flat_map(|it| it.points.iter().copied());
    check_extent(all.chain(points))?;
    Ok(parsed)
}

impl<'a> Neighbour<'a> {
    fn parse(outline: &'a Outline) -> Result<Self, Refusal> {
        let rings = outline.patches.iter().flat_map(|it| it.rings().enumerate());
        let rings = rings.map(|(n, ring)| {
            let points = ring.0.iter().map(|&it| exact(it)).collect::<Result<Vec<_>, _>>()?;
            check_extent(points.iter().copied())?;
            let counter_clockwise = doubled_area(&points) > 0;
            let sign = if counter_clockwise { 1 } else { -1 };
            Ok(NeighbourRing { points, forward: counter_clockwise == (n == 0), sign })
        });
        Ok(Self { outline, rings: rings.collect::<Result<_, Refusal>>()? })
    }

    /// The neighbour's nodes on edges of the parcel that the parcel does not have.
    pub(super) fn hanging_on(&self, parcel: &GridPatch, topology: i64) -> Vec<Node> {
        let mut hanging = Vec::new();
        for segment in self.rings.iter().flat_map(NeighbourRing::segments) {
            for (index, edge) in parcel.segments().enumerate() {
                if edge.runs_against(segment, topology) {
                    let ends = [segment.start, segment.end];
                    hanging.extend(
                        ends.into_iter().filter(|&it| edge.has_beside(it)).map(|it| (index, it)),
                    );
                }
            }
        }
        hanging
    }

    /// The neighbour with the nodes of the bent edges that run along its own; none if there are none.
    pub(super) fn bent(
        &self,
        neighbour: usize,
        bent_edges: &[BentEdge],
        topology: i64,
    ) -> Result<Option<BentNeighbour>, Refusal> {
        let (mut rings, mut n_nodes, mut doubled_bend) = (Vec::new(), 0, 0);
        for (ring, sign) in self.rings.iter().zip(self.signs()) {
            let points = ring.with_nodes(bent_edges, topology);
            n_nodes += points.len() - ring.points.len();
            doubled_bend += sign * (doubled_area(&points) - doubled_area(&ring.points));
            rings.push(points);
        }
        if n_nodes == 0 {
            return Ok(None);
        }
        let outline = self.outline_of(&rings);
        for patch in &outline.patches {
            let patch = Outline { patches: vec![patch.clone()] };
            GridPatch::parse(&patch).map_err(|it| spoiled(it, neighbour))?;
        }
        Ok(Some(BentNeighbour { neighbour, outline, n_nodes, doubled_bend }))
    }

    /// Whether a ring's area as it runs is added or taken away.
    fn signs(&self) -> impl Iterator<Item = i128> {
        let first = self.outline.patches.iter().flat_map(|it| it.rings().enumerate());
        first.zip(&self.rings).map(|((n, _), it)| if n == 0 { it.sign } else { -it.sign })
    }

    fn outline_of(&self, rings: &[Vec<GridPoint>]) -> Outline {
        let mut rings = rings.iter().map(|it| Ring(it.iter().map(|it| it.coord()).collect()));
        let patch = |it: &Patch| Patch {
            exterior: rings.next().unwrap_or_default(),
            interiors: it.interiors.iter().filter_map(|_| rings.next()).collect(),
        };
        Outline { patches: self.outline.patches.iter().map(patch).collect() }
    }
}

fn spoiled(refusal: Refusal, neighbour: usize) -> Refusal {
    match refusal {
        Refusal::Invalid { kind } => Refusal::NeighbourInvalid { neighbour, kind },
        other => other,
    }
}

impl NeighbourRing {
    /// The segments as delivered, turned so that the inside is on the left.
    fn segments(&self) -> impl Iterator<Item = Segment> {
        ring_segments(&self.points).map(|it| if self.forward { it } else { it.reversed() })
    }

    fn with_nodes(&self, bent_edges: &[BentEdge], topology: i64) -> Vec<GridPoint> {
        let mut points = Vec::with_capacity(self.points.len());
        for segment in ring_segments(&self.points) {
            points.push(segment.start);
            let inside_left = if self.forward { segment } else { segment.reversed() };
            let against =
                bent_edges.iter().filter(|it| it.edge.runs_against(inside_left, topology));
            // A node lies up to a step off the edge that it was set on.
            let beside =
                |it: &GridPoint| segment.has_beside(*it) && segment.line_within(*it, topology + 1);
            let new = against.flat_map(|it| it.nodes.iter().copied()).filter(beside);
            let mut new: Vec<GridPoint> = new.filter(|it| !self.points.contains(it)).collect();
            new.sort_by_key(|&it| segment.along(it));
            new.dedup();
            points.extend(new);
        }
        points
    }
}
