//! What is left of an object when its area is taken away.

use i_overlay::core::{fill_rule::FillRule, overlay::Overlay, overlay_rule::OverlayRule};
use i_overlay::i_float::int::point::IntPoint;

use super::OutsideTolerances;
use super::local::{Bounds, edges};
use crate::coverage::nearness::distance_m;
use crate::grid::{GridPoint, doubled_area, doubled_area_m2};
use crate::{Outline, Patch, Ring};

/// More pairs of edges that may cross are not given to the overlay, which keeps every crossing; the number is our own.
const CROSSINGS_MAX: usize = 1_000_000;

/// The parts of an object outside its area that are beyond the tolerances.
pub(super) struct Parts {
    pub(super) outline: Outline,
    pub(super) area_m2: f64,
    /// Their vertex that lies farthest west.
    pub(super) at: GridPoint,
}

/// Says whether few enough edges of the two may cross each other.
pub(super) fn affordable(object: &[Vec<GridPoint>], border: &[Vec<GridPoint>]) -> bool {
    let boxes = |rings: &[Vec<GridPoint>]| -> Vec<Bounds> {
        rings.iter().flat_map(|it| edges(it)).filter_map(|it| Bounds::of(it.into_iter())).collect()
    };
    let border = boxes(border);
    let crossing = |it: &Bounds| border.iter().filter(|other| it.touches(**other)).count();
    boxes(object).iter().map(crossing).sum::<usize>() <= CROSSINGS_MAX
}

/// Takes the area away from the object; none if what is left is within the tolerances.
pub(super) fn outside(
    object: &[Vec<GridPoint>],
    border: &[Vec<GridPoint>],
    tolerances: &OutsideTolerances,
) -> Option<Parts> {
    let mut overlay = Overlay::from_subj_and_clip(&contours(object), &contours(border));
    let parts = overlay.overlay(OverlayRule::Difference, FillRule::NonZero);
    let mut kept = Parts { outline: Outline::default(), area_m2: 0.0, at: GridPoint::default() };
    let mut west: Option<GridPoint> = None;
    for contours in parts {
        let part: Vec<Vec<GridPoint>> = contours.iter().map(|it| points(it)).collect();
        let area_m2 = doubled_area_m2(part.iter().map(|it| doubled_area(it)).sum());
        if area_m2 <= tolerances.area_m2_max
            || mean_width_m(&part, area_m2) <= tolerances.width_m_max
        {
            continue;
        }
        kept.area_m2 += area_m2;
        west = west.into_iter().chain(part.iter().flatten().copied()).min();
        kept.outline.patches.extend(patch(&part));
    }
    Some(Parts { at: west?, ..kept })
}

/// Twice the area by the perimeter.
fn mean_width_m(part: &[Vec<GridPoint>], area_m2: f64) -> f64 {
    let lengths = part.iter().flat_map(|it| edges(it)).map(|[start, end]| distance_m(start, end));
    2.0 * area_m2 / lengths.sum::<f64>()
}

fn contours(rings: &[Vec<GridPoint>]) -> Vec<Vec<IntPoint<i64>>> {
    rings.iter().map(|it| it.iter().map(|it| IntPoint::new(it.x, it.y)).collect()).collect()
}

fn points(contour: &[IntPoint<i64>]) -> Vec<GridPoint> {
    contour.iter().map(|it| GridPoint { x: it.x, y: it.y }).collect()
}

/// The outer contour comes first, then the holes.
fn patch(part: &[Vec<GridPoint>]) -> Option<Patch> {
    let ring =
        |it: &Vec<GridPoint>| Ring(it.iter().chain(it.first()).map(|it| it.coord()).collect());
    let (exterior, interiors) = part.split_first()?;
    Some(Patch { exterior: ring(exterior), interiors: interiors.iter().map(ring).collect() })
}
