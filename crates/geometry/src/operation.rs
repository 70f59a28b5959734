//! Operations on parcels that conserve area and outline (地块分割、合并、界线调整).
//!
//! Every operation is a pure function from outlines on the surveyed grid to outlines on the surveyed grid.
//! What they promise, exactly and in whole square steps (doubled, as the shoelace formula gives them):
//!
//! - Where a cut meets a boundary, the node is the point of the grid nearest to the meeting.
//!   It lies at most a step, 0.0001 m, off the old edge, and the edge bends there.
//! - The areas of the parts sum to the area before plus [`Split::doubled_bend`].
//! - A neighbour along that edge gets the same node, and its area changes by [`BentNeighbour::doubled_bend`].
//!   Where the neighbours matched the parcel node by node, or exactly along a straight edge,
//!   these bends cancel: parcel and neighbours cover together what they covered before, without gap or overlap.
//! - One node changes the area along an edge of L metres by at most 0.00005 L m²: up to 200 m, within the registered
//!   0.01 m². A node that only neighbours had may lie off by [`Reach::topology_m`], and closes the sliver that was there.
//!   The registered area of a neighbour does not follow the bend (architecture, invariant 8).
//! - No existing vertex is moved or left out, straight or not: each is a surveyed point.
//! - Outlines come out closed, exteriors clockwise and interiors counter-clockwise, as shapefiles want them.
//! - What would come out invalid is refused instead.

mod arrangement;
mod drawn_line;
mod faces;
mod merge;
mod move_boundary;
mod neighbour;
mod noding;
mod on_grid;
mod patch;
mod refusal;
mod segment;
mod snap;
mod split;
mod split_by_line;
mod split_by_polygon;
mod split_into_areas;
mod sweep;
#[cfg(test)]
mod tests;

pub use merge::{Merged, merge};
pub use move_boundary::{BoundaryMove, MovedBoundary, move_boundary};
pub use neighbour::BentNeighbour;
pub use on_grid::{line_to_grid, outline_to_grid};
pub use refusal::Refusal;
pub use snap::{SnappedPoint, snap};
pub use split::Split;
pub use split_by_line::split_by_line;
pub use split_by_polygon::{PolygonSplit, split_by_polygon};
pub use split_into_areas::{Cuts, split_into_areas};

use crate::grid::STEPS_PER_M;

/// How far positions may lie apart and still be taken for one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reach {
    /// A new node nearer than this to an existing one takes its place, and a drawn vertex nearer than this
    /// to the boundary lies on it: 0.05 m (相邻节点, section 2.9, Q18); zero leaves nodes where they are drawn.
    ///
    /// What is drawn within one step of the grid of an edge lies on that edge in any case.
    pub node_m: f64,
    /// Edges of two parcels that run along each other within this are one boundary:
    /// 0.001 m, the topology tolerance of the standard (section 2.9).
    pub topology_m: f64,
}

impl Default for Reach {
    fn default() -> Self {
        Self { node_m: 0.05, topology_m: 0.001 }
    }
}

/// A line of descent (地块沿革): which parcel before went into which parcel after, by their indexes.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Descent {
    /// The index among the parcels given.
    pub came_from: usize,
    /// The index among the parcels returned.
    pub went_to: usize,
}

/// No reach is longer than this, 100 m; the number is our own, to keep products within 128 bits.
const REACH_STEPS_MAX: f64 = 1.0e6;

#[expect(clippy::cast_possible_truncation, reason = "the number was just bounded")]
fn reach_in_steps(reach_m: f64) -> i64 {
    // What is no number becomes zero and reaches nowhere.
    (reach_m * STEPS_PER_M).round().clamp(0.0, REACH_STEPS_MAX) as i64
}
