//! What the splits have in common: a parcel among its neighbours, and how a division of it is settled.

use super::{
    Descent, Reach, Refusal,
    arrangement::{Arrangement, Layout},
    neighbour::{BentNeighbour, Neighbour, parse_neighbours},
    noding::Node,
    patch::GridPatch,
    reach_in_steps,
};
use crate::Outline;
use crate::grid::{GridPoint, doubled_area};

/// A parcel divided (地块分割).
#[derive(Clone, Debug, PartialEq)]
pub struct Split {
    /// The parts, the largest first unless the operation says otherwise; each one patch, perhaps with holes.
    pub parts: Vec<Outline>,
    /// The neighbours that got nodes.
    pub neighbours: Vec<BentNeighbour>,
    /// Twice the area of all parts less twice the area of the parcel, in square steps: what its edges bent.
    pub doubled_bend: i128,
    /// The parcel, index 0, went into every part.
    pub lineage: Vec<Descent>,
}

/// A parcel among its neighbours on the grid.
pub(super) struct Site<'a> {
    pub(super) parcel: GridPatch,
    neighbours: Vec<Neighbour<'a>>,
    hanging: Vec<Node>,
    reach: i64,
    topology: i64,
}

impl<'a> Site<'a> {
    /// The site, with the points of all lines that will be drawn on it.
    pub(super) fn of(
        parcel: GridPatch,
        neighbours: &'a [Outline],
        drawn: impl Iterator<Item = GridPoint>,
        reach: Reach,
    ) -> Result<Self, Refusal> {
        let neighbours = parse_neighbours(neighbours, parcel.points().chain(drawn))?;
        let topology = reach_in_steps(reach.topology_m);
        let hanging = neighbours.iter().flat_map(|it| it.hanging_on(&parcel, topology)).collect();
        Ok(Self { parcel, neighbours, hanging, reach: reach_in_steps(reach.node_m), topology })
    }

    /// How the parcel looks with lines drawn over it.
    pub(super) fn layout<'b>(&'b self, drawn: &'b [Vec<GridPoint>]) -> Layout<'b> {
        Layout { parcel: &self.parcel, drawn, kept: &[], hanging: &self.hanging, reach: self.reach }
    }

    /// Checks the parts and gives the neighbours their nodes; the parts keep their order.
    pub(super) fn settle(&self, arrangement: &Arrangement) -> Result<Split, Refusal> {
        let parts = &arrangement.faces;
        if parts.len() < 2 {
            return Err(Refusal::NotDivided);
        }
        if let Some(kind) = parts.iter().find_map(GridPatch::defect) {
            return Err(Refusal::PartInvalid { kind });
        }
        let (neighbours, doubled_bend) = self.bends(arrangement)?;
        let went_to = 0..parts.len();
        Ok(Split {
            parts: parts.iter().map(GridPatch::outline).collect(),
            neighbours,
            doubled_bend,
            lineage: went_to.map(|went_to| Descent { came_from: 0, went_to }).collect(),
        })
    }

    /// The neighbours that got nodes, and what the parcel's own edges bent.
    ///
    /// Invariant: the parts sum to the parcel and its bends; anything else would be land lost.
    pub(super) fn bends(
        &self,
        arrangement: &Arrangement,
    ) -> Result<(Vec<BentNeighbour>, i128), Refusal> {
        let bent = arrangement.bent_edges();
        let bulge = |start, nodes: &[GridPoint], end| {
            let ring: Vec<GridPoint> =
                std::iter::once(start).chain(nodes.iter().copied()).chain([end]).collect();
            doubled_area(&ring)
        };
        let doubled_bend = bent.iter().map(|it| bulge(it.edge.start, &it.nodes, it.edge.end)).sum();
        let after: i128 = arrangement.faces.iter().map(GridPatch::doubled_area).sum();
        if after != self.parcel.doubled_area() + doubled_bend {
            return Err(Refusal::Vanishing);
        }
        let neighbours = self.neighbours.iter().enumerate();
        let changed = neighbours.map(|(index, it)| it.bent(index, &bent, self.topology));
        let changed = changed.filter_map(Result::transpose).collect::<Result<_, _>>()?;
        Ok((changed, doubled_bend))
    }
}

/// Puts the largest part first; equals stay as they lie from west to east.
pub(super) fn largest_first(parts: &mut [GridPatch]) {
    parts.sort_by_key(|it| std::cmp::Reverse(it.doubled_area()));
}
