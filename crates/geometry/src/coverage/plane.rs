//! A part of the grid with finer steps around an origin of its own, where intersections are computed.

use i_overlay::i_float::int::point::IntPoint;

use crate::{Coord, grid::GridPoint};

/// A point of the plane in sub-steps from its origin.
pub(super) type SubPoint = IntPoint<i64>;

/// The sub-steps of a step: what crosses between points of the grid is rounded to a ten-millionth of a metre.
///
/// Positions stay below 2^50 steps, so that differences of sub-steps stay in the 62 bits that the overlay can hold.
const SUBSTEPS: i64 = 1 << 10;

const SUBSTEPS_PER_M: f64 = 10_240_000.0;

/// How far rounding may move an edge: half a sub-step at each of its ends, and a little.
pub(super) const ROUNDING_M: f64 = 1.0 / SUBSTEPS_PER_M;

/// A place on the grid from which sub-steps are counted.
///
/// Computing relative to it makes the outcome the same wherever on the grid the objects lie.
#[derive(Clone, Copy, Debug)]
pub(super) struct Plane {
    pub(super) origin: GridPoint,
}

impl Plane {
    pub(super) fn place(self, point: GridPoint) -> SubPoint {
        let along = |at: i64, origin: i64| at.saturating_sub(origin).saturating_mul(SUBSTEPS);
        SubPoint::new(along(point.x, self.origin.x), along(point.y, self.origin.y))
    }

    /// The nearest point of the grid.
    pub(super) fn grid_point(self, point: SubPoint) -> GridPoint {
        let step = |it: i64| it.saturating_add(SUBSTEPS / 2).div_euclid(SUBSTEPS);
        GridPoint {
            x: self.origin.x.saturating_add(step(point.x)),
            y: self.origin.y.saturating_add(step(point.y)),
        }
    }

    pub(super) fn coord(self, point: SubPoint) -> Coord {
        self.grid_point(point).coord()
    }
}

/// Metres of a length in sub-steps.
#[expect(clippy::cast_precision_loss, reason = "a length in metres needs no more digits")]
pub(super) fn metres(substeps: i64) -> f64 {
    substeps as f64 / SUBSTEPS_PER_M
}

/// Square metres of twice an area in square sub-steps.
#[expect(clippy::cast_precision_loss, reason = "an area in square metres needs no more digits")]
pub(super) fn square_metres(doubled: i128) -> f64 {
    doubled as f64 / (2.0 * SUBSTEPS_PER_M * SUBSTEPS_PER_M)
}
