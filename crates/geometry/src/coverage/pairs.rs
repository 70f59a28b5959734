//! Intersects the pairs of objects that the sweep says overlap somewhere.

use i_overlay::core::{
    fill_rule::FillRule,
    overlay::{Overlay, ShapeType},
    overlay_rule::OverlayRule,
    solver::Solver,
};
use rayon::prelude::*;

use super::{
    Layer, ObjectIndex, Tolerances,
    boxes::{self, Boxes, GridBox},
    finding::{Finding, Kind},
    plane::Plane,
    region::{Region, outline},
    sweep::{Cover, options, regions},
};
use crate::grid::{GridPoint, doubled_area_m2};

/// So many pairs are intersected before we look whether that is enough.
const BATCH: usize = 1 << 16;

/// What the pairs came to.
#[derive(Debug, Default)]
pub(super) struct Overlaps {
    pub(super) findings: Vec<Finding>,
    /// Twice the area of all intersections, in square sub-steps.
    pub(super) doubled_sum: i128,
    pub(super) n_compared: usize,
    pub(super) truncated: bool,
}

type Pair = (ObjectIndex, ObjectIndex, GridPoint);

/// Every pair whose envelopes share ground that more than one object covers.
///
/// Two objects overlap nowhere else, so that none is missed: not one that lies inside another,
/// nor layers stacked so that each edge has its partner.
pub(super) fn overlaps(layer: &Layer, cover: &Cover, tolerances: &Tolerances) -> Overlaps {
    let mut overlaps = Overlaps::default();
    if cover.multiple.is_empty() {
        return overlaps;
    }
    let multiple = Boxes::new(cover.multiple.iter().map(|it| (grid_box(it, cover.plane), ())));
    let candidates = boxes::objects_meeting(layer, &multiple);
    let objects = Boxes::new(candidates.iter().copied());
    let mut batch: Vec<Pair> = Vec::new();
    for (envelope, object) in candidates {
        batch.extend(partners(layer, object, &envelope, &objects, &multiple));
        if batch.len() >= BATCH {
            overlaps.add(layer, &batch, tolerances);
            batch.clear();
        }
        if overlaps.truncated {
            return overlaps;
        }
    }
    overlaps.add(layer, &batch, tolerances);
    overlaps
}

/// The envelope of a region, and a step more, because crossings were rounded.
fn grid_box(region: &Region, plane: Plane) -> GridBox {
    let corners = region.envelope().map(|it| plane.grid_point(it)).map(|it| [it.x, it.y]);
    let [low, high] = corners;
    boxes::widened(&GridBox::from_corners(low, high), 1)
}

fn partners(
    layer: &Layer,
    object: ObjectIndex,
    envelope: &GridBox,
    objects: &Boxes<ObjectIndex>,
    multiple: &Boxes<()>,
) -> Vec<Pair> {
    let following = objects.meeting(envelope).filter(|it| *it > object);
    let mut pairs: Vec<Pair> = following
        .filter_map(|other| {
            let shared = boxes::shared(envelope, &boxes::of_object(layer, other)?)?;
            let [x, y] = shared.lower();
            multiple.any_meets(&shared).then_some((object, other, GridPoint { x, y }))
        })
        .collect();
    pairs.sort_unstable_by_key(|(_, other, _)| *other);
    pairs
}

impl Overlaps {
    fn add(&mut self, layer: &Layer, batch: &[Pair], tolerances: &Tolerances) {
        let intersected: Vec<(i128, Option<Finding>)> = batch
            .par_iter()
            .with_min_len(16)
            .map_init(
                || Overlay::new_custom(64, options(), Solver::default()),
                |overlay, pair| intersect(overlay, layer, *pair, tolerances),
            )
            .collect();
        self.n_compared += batch.len();
        for (doubled_area, finding) in intersected {
            self.doubled_sum += doubled_area;
            self.findings.extend(finding);
        }
        if self.findings.len() > tolerances.findings_max {
            self.findings.truncate(tolerances.findings_max);
            self.truncated = true;
        }
    }
}

/// Twice the area that two objects share, and the finding if it is more than touching.
fn intersect(
    overlay: &mut Overlay<i64>,
    layer: &Layer,
    (one, other, origin): Pair,
    tolerances: &Tolerances,
) -> (i128, Option<Finding>) {
    let plane = Plane { origin };
    overlay.clear();
    for (object, role) in [(one, ShapeType::Subject), (other, ShapeType::Clip)] {
        for ring in layer.rings(object) {
            overlay.add_path_iter(ring.iter().map(|&it| plane.place(it)), role);
        }
    }
    let shared = regions(overlay.overlay(OverlayRule::Intersect, FillRule::EvenOdd));
    let doubled_area = shared.iter().map(Region::doubled_area).sum();
    (doubled_area, finding(layer, [one, other], plane, shared, tolerances))
}

fn finding(
    layer: &Layer,
    objects: [ObjectIndex; 2],
    plane: Plane,
    mut shared: Vec<Region>,
    tolerances: &Tolerances,
) -> Option<Finding> {
    shared.retain(|it| !it.narrow(tolerances.overlap_width_m));
    let largest = shared.iter().max_by_key(|it| it.doubled_area())?;
    let area_m2 = shared.iter().map(Region::area_m2).sum();
    (area_m2 >= tolerances.overlap_area_m2_min).then(|| Finding {
        kind: kind(layer, objects, &shared, area_m2, tolerances),
        objects: objects.to_vec(),
        measure: Some(area_m2),
        at: plane.coord(largest.inner_point()),
        shape: Some(outline(&shared, plane)),
    })
}

/// An object lies in the other if what is left of it would make a rim no wider than touching.
fn kind(
    layer: &Layer,
    objects: [ObjectIndex; 2],
    shared: &[Region],
    area_m2: f64,
    tolerances: &Tolerances,
) -> Kind {
    let within = objects.map(|it| {
        let left_m2 = doubled_area_m2(layer.doubled_area(it)) - area_m2;
        left_m2 <= tolerances.overlap_width_m * perimeter_m(layer, it) / 2.0
    });
    match within {
        [true, true] => Kind::Duplicate,
        [true, false] | [false, true] => Kind::Containment,
        [false, false] if shared.iter().all(|it| sliver(it, tolerances)) => Kind::SliverOverlap,
        [false, false] => Kind::Overlap,
    }
}

/// Says whether a region is thin all along, and long for its width.
pub(super) fn sliver(region: &Region, tolerances: &Tolerances) -> bool {
    let length_m = region.perimeter_m() / 2.0;
    length_m >= tolerances.sliver_elongation_min * region.width_m()
        && region.narrow(tolerances.sliver_width_m_max)
}

fn perimeter_m(layer: &Layer, object: ObjectIndex) -> f64 {
    let ends = |ring: &[GridPoint]| -> f64 {
        let edges = ring.iter().zip(ring.iter().skip(1).chain(ring.first()));
        edges.map(|(start, end)| start.distance_m(*end)).sum()
    };
    layer.rings(object).map(ends).sum()
}
