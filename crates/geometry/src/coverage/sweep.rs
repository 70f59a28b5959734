//! How many objects cover the ground: one sweep over the open edges of a whole layer.

use i_overlay::core::{
    fill_rule::FillRule,
    overlay::{IntOverlayOptions, Overlay, ShapeType},
    overlay_rule::OverlayRule,
    solver::Solver,
};

use super::{
    chains::closed_contours,
    open::OpenEdge,
    plane::{Plane, ROUNDING_M, SubPoint, square_metres},
    region::Region,
};
use crate::grid::GridPoint;

/// So many objects over one another are told apart.
const DEPTH_MAX: i128 = 32;

/// Between the objects and the frame around them: a millimetre.
const MARGIN: i64 = 10;

/// What the open edges enclose.
#[derive(Debug)]
pub(super) struct Cover {
    pub(super) plane: Plane,
    /// The ground that more than one object covers.
    pub(super) multiple: Vec<Region>,
    /// The ground that no object covers and that the objects enclose.
    pub(super) holes: Vec<Region>,
    pub(super) union_m2: f64,
    /// What the intersections of all pairs together count too often:
    /// the ground under three objects once, under four three times in all.
    ///
    /// `None` when too many lie over one another.
    pub(super) excess_m2: Option<f64>,
    /// What rounding may have done to the areas.
    pub(super) rounding_m2: f64,
}

/// Sweeps over the open edges; nothing where there are none.
///
/// Edges are directed, so that the number of turns around a point is the number of objects over it.
/// A frame that runs the other way takes one away: positive is then what two objects cover, and negative what none does.
/// With one more frame positive is what three cover, and so on.
pub(super) fn cover(open: &[OpenEdge]) -> Option<Cover> {
    let frame = Frame::around(open)?;
    let mut overlay = frame.overlay(&closed_contours(open));
    overlay.add_contour(&frame.clockwise(), ShapeType::Subject);
    let multiple = regions(overlay.overlay(OverlayRule::Subject, FillRule::Positive));
    let uncovered = regions(overlay.overlay(OverlayRule::Subject, FillRule::Negative));
    let excess_m2 = if multiple.is_empty() { Some(0.0) } else { excess_m2(&frame, overlay) };
    let (outside, holes): (Vec<Region>, Vec<Region>) =
        uncovered.into_iter().partition(|it| frame.touched_by(it));
    let uncovered: i128 = outside.iter().chain(&holes).map(Region::doubled_area).sum();
    let union_m2 = square_metres(frame.doubled_area() - uncovered);
    let length_m: f64 = open.iter().map(OpenEdge::length_m).sum();
    let rounding_m2 = length_m * ROUNDING_M;
    Some(Cover { plane: frame.plane, multiple, holes, union_m2, excess_m2, rounding_m2 })
}

/// Goes on with an overlay that has one frame and whose edges are split where they cross.
fn excess_m2(frame: &Frame, mut overlay: Overlay<i64>) -> Option<f64> {
    let mut excess: i128 = 0;
    for counted_too_often in 1..DEPTH_MAX {
        overlay.add_contour(&frame.clockwise(), ShapeType::Subject);
        let deeper = regions(overlay.overlay(OverlayRule::Subject, FillRule::Positive));
        if deeper.is_empty() {
            return Some(square_metres(excess));
        }
        let doubled: i128 = deeper.iter().map(Region::doubled_area).sum();
        excess += doubled * counted_too_often;
    }
    None
}

/// Regions that meet in a point come out apart, so that a hole is a hole even where its corner touches the outside.
pub(super) fn options() -> IntOverlayOptions<u128> {
    IntOverlayOptions::ogc()
}

pub(super) fn regions(shapes: Vec<Vec<Vec<SubPoint>>>) -> Vec<Region> {
    shapes.into_iter().map(|contours| Region { contours }).collect()
}

/// A rectangle around everything.
struct Frame {
    plane: Plane,
    low: SubPoint,
    high: SubPoint,
}

impl Frame {
    fn around(open: &[OpenEdge]) -> Option<Self> {
        let points = || open.iter().map(|it| it.start);
        let x = (points().map(|it| it.x).min()?, points().map(|it| it.x).max()?);
        let y = (points().map(|it| it.y).min()?, points().map(|it| it.y).max()?);
        let plane = Plane { origin: GridPoint { x: x.0, y: y.0 } };
        let low = plane.place(GridPoint { x: x.0 - MARGIN, y: y.0 - MARGIN });
        let high = plane.place(GridPoint { x: x.1 + MARGIN, y: y.1 + MARGIN });
        Some(Self { plane, low, high })
    }

    /// The corners, clockwise.
    fn clockwise(&self) -> [SubPoint; 4] {
        let Self { low, high, .. } = self;
        [*low, SubPoint::new(low.x, high.y), *high, SubPoint::new(high.x, low.y)]
    }

    fn overlay(&self, contours: &[Vec<GridPoint>]) -> Overlay<i64> {
        let n_edges = contours.iter().map(Vec::len).sum();
        let mut overlay = Overlay::new_custom(n_edges, options(), Solver::default());
        for contour in contours {
            let points = contour.iter().map(|&it| self.plane.place(it));
            overlay.add_path_iter(points, ShapeType::Subject);
        }
        overlay
    }

    fn touched_by(&self, region: &Region) -> bool {
        region.contours.first().is_some_and(|it| it.contains(&self.low))
    }

    fn doubled_area(&self) -> i128 {
        let side = |low: i64, high: i64| i128::from(high) - i128::from(low);
        2 * side(self.low.x, self.high.x) * side(self.low.y, self.high.y)
    }
}
