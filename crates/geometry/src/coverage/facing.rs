//! Parcels that face each other across next to nothing, where nothing encloses the gap (相邻地块未接边).

use std::collections::{BTreeMap, BTreeSet};

use i_overlay::core::{
    fill_rule::FillRule,
    overlay::{Overlay, ShapeType},
    overlay_rule::OverlayRule,
};
use rayon::prelude::*;

use super::{
    Layer, ObjectIndex, Tolerances,
    boxes::{self, Boxes, GridBox},
    finding::{Finding, Kind},
    gaps::bare_ground,
    line::{Line, Stretch},
    open::OpenEdge,
    plane::Plane,
    region::{Region, outline},
    sweep::{Cover, regions},
};
use crate::{
    Outline,
    grid::{GridPoint, STEPS_PER_M, grid_ring},
};

/// Strips and borders are rounded to the grid: a step for each, and one for the sub-steps of the sweep.
const ROUNDING_STEPS: i64 = 3;

/// The strip between two edges that face each other.
#[derive(Clone, Copy, Debug)]
struct Strip {
    objects: [ObjectIndex; 2],
    /// Counter-clockwise.
    corners: [GridPoint; 4],
}

/// The narrow gaps between pairs of objects, those inside a gap already found left out.
pub(super) fn narrow_gaps(
    layer: &Layer,
    open: &[OpenEdge],
    edges: &Boxes<usize>,
    cover: &Cover,
    gaps: &[Finding],
    tolerances: &Tolerances,
) -> Vec<Finding> {
    let borders = bare_borders(cover, tolerances);
    let bare = Boxes::new(borders.iter().map(|it| (*it, ())));
    let strips: Vec<Strip> = beside(&borders, edges, tolerances)
        .par_iter()
        .with_min_len(64)
        .filter_map(|it| open.get(*it))
        .flat_map_iter(|it| strips_along(it, open, edges, &bare, tolerances))
        .collect();
    let places = Boxes::new(strips.iter().map(|it| (it.envelope(), ())));
    let objects = Boxes::new(boxes::objects_meeting(layer, &places));
    let known = Boxes::new(gaps.iter().enumerate().filter_map(|(n, it)| {
        let points = it.shape.iter().flat_map(Outline::coords).filter_map(GridPoint::nearest);
        Some((boxes::of_points(points)?, n))
    }));
    let mut by_pair: BTreeMap<[ObjectIndex; 2], Vec<Strip>> = BTreeMap::new();
    for strip in strips {
        by_pair.entry(strip.objects).or_default().push(strip);
    }
    let finding = |(pair, mut strips): ([ObjectIndex; 2], Vec<Strip>)| {
        strips.sort_unstable_by_key(|it| it.corners);
        let covering = strips.iter().flat_map(|it| objects.meeting(&it.envelope()));
        let covering: BTreeSet<ObjectIndex> = covering.collect();
        let reported = strips.iter().flat_map(|it| known.meeting(&it.envelope()));
        let reported: BTreeSet<usize> = reported.collect();
        let reported = reported.iter().filter_map(|it| gaps.get(*it)?.shape.as_ref());
        let covered = covering
            .iter()
            .flat_map(|it| layer.rings(*it).map(<[_]>::to_vec))
            .chain(reported.flat_map(Outline::rings).filter_map(grid_ring));
        finding(pair, &strips, covered, tolerances)
    };
    by_pair.into_par_iter().filter_map(finding).collect()
}

/// Envelopes along the ground that no object covers and no gap tells of, with the steps that rounding may take.
///
/// A strip that touches none of them has nothing to tell:
/// an object covers the ground along its edge, so that no bare ground is around all of the strip.
fn bare_borders(cover: &Cover, tolerances: &Tolerances) -> Vec<GridBox> {
    let edges = bare_ground(cover, tolerances).flat_map(Region::edges);
    let grid_box = |(start, end)| {
        let ends = [start, end].map(|it| cover.plane.grid_point(it));
        Some(boxes::widened(&boxes::of_points(ends)?, ROUNDING_STEPS))
    };
    edges.filter_map(grid_box).collect()
}

/// The places of the edges within reach of a border, in order.
fn beside(borders: &[GridBox], edges: &Boxes<usize>, tolerances: &Tolerances) -> Vec<usize> {
    let reach = reach_steps(tolerances);
    let near = |it: &GridBox| edges.meeting(&boxes::widened(it, reach)).collect::<Vec<usize>>();
    let mut near: Vec<usize> = borders.par_iter().with_min_len(64).flat_map_iter(near).collect();
    near.par_sort_unstable();
    near.dedup();
    near
}

/// What of the strips nobody covers and no gap has told of.
fn finding(
    objects: [ObjectIndex; 2],
    strips: &[Strip],
    covered: impl Iterator<Item = Vec<GridPoint>>,
    tolerances: &Tolerances,
) -> Option<Finding> {
    let [origin, ..] = strips.first()?.corners;
    let plane = Plane { origin };
    let mut overlay = Overlay::<i64>::new(64);
    for strip in strips {
        overlay.add_contour(&strip.corners.map(|it| plane.place(it)), ShapeType::Subject);
    }
    for ring in covered {
        overlay.add_path_iter(ring.iter().map(|&it| plane.place(it)), ShapeType::Clip);
    }
    let mut uncovered = regions(overlay.overlay(OverlayRule::Difference, FillRule::NonZero));
    uncovered.retain(|it| !it.narrow(tolerances.overlap_width_m) && longer_than_wide(it));
    let largest = uncovered.iter().max_by_key(|it| it.doubled_area())?;
    Some(Finding {
        kind: Kind::NarrowGap,
        objects: objects.to_vec(),
        measure: Some(uncovered.iter().map(Region::area_m2).sum()),
        at: plane.coord(largest.inner_point()),
        shape: Some(outline(&uncovered, plane)),
    })
}

/// In a square half the perimeter is four times the width, which is twice the area over the perimeter.
fn longer_than_wide(region: &Region) -> bool {
    region.perimeter_m() / 2.0 > 4.0 * region.width_m()
}

/// The strips between an edge and those of other objects that face it; of two edges the later one is looked at.
fn strips_along(
    edge: &OpenEdge,
    open: &[OpenEdge],
    edges: &Boxes<usize>,
    bare: &Boxes<()>,
    tolerances: &Tolerances,
) -> Vec<Strip> {
    let Some(envelope) = boxes::of_points([edge.start, edge.end]) else { return Vec::new() };
    let around = boxes::widened(&envelope, reach_steps(tolerances));
    let near = edges.meeting(&around);
    let others = near.filter_map(|it| open.get(it)).filter(|it| it.object != edge.object);
    let later = others.filter(|it| (it.start, it.end) > (edge.start, edge.end));
    let strips = later.filter_map(|it| strip(edge, it, tolerances));
    strips.filter(|it| bare.any_meets(&it.envelope())).collect()
}

/// The part of two edges that face each other, their outsides in between, at more than touching and less than the width.
fn strip(one: &OpenEdge, other: &OpenEdge, tolerances: &Tolerances) -> Option<Strip> {
    let line = Line::of(one);
    let ahead = Line::of(other);
    let turn_deg = (-line.along(ahead)).clamp(-1.0, 1.0).acos().to_degrees();
    if turn_deg > tolerances.gap_angle_deg_max {
        return None;
    }
    let [end, start] = [other.start, other.end].map(|it| line.place(it));
    let stretch = Stretch { from: start, to: end };
    let reach = steps(tolerances.gap_width_m_max);
    let faced = stretch.between(0.0, line.length).and_then(|it| it.within(reach))?;
    let length = faced.to.onward - faced.from.onward;
    let width = faced.from.outward.midpoint(faced.to.outward);
    let touching = faced.from.outward.max(faced.to.outward) <= steps(tolerances.overlap_width_m);
    (length > width && !touching).then(|| Strip {
        objects: [one.object.min(other.object), one.object.max(other.object)],
        corners: [
            line.at(faced.from.onward, 0.0),
            line.at(faced.from.onward, faced.from.outward),
            line.at(faced.to.onward, faced.to.outward),
            line.at(faced.to.onward, 0.0),
        ],
    })
}

/// Whole steps within which edges face each other.
#[expect(clippy::cast_possible_truncation, reason = "a float beyond the range saturates")]
fn reach_steps(tolerances: &Tolerances) -> i64 {
    steps(tolerances.gap_width_m_max).ceil() as i64
}

fn steps(metres: f64) -> f64 {
    metres * STEPS_PER_M
}

impl Strip {
    fn envelope(&self) -> GridBox {
        let corners = self.corners.map(|it| [it.x, it.y]);
        GridBox::from_points(&corners)
    }
}
