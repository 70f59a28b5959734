//! The ground that two objects share, and whether it is an overlap.

use i_overlay::core::{
    fill_rule::FillRule,
    overlay::{Overlay, ShapeType},
    overlay_rule::OverlayRule,
};

use super::{
    Layer, ObjectIndex, Tolerances,
    boxes::GridBox,
    finding::{Finding, Kind},
    local::{Bounds, Rings, covers, edges},
    plane::Plane,
    region::{Region, outline},
    simple::meet,
    sweep::{grid_box, regions},
};
use crate::grid::{GridPoint, doubled_area_m2};

/// Objects with more edges are not compared edge by edge but left to the overlay; the number is our own.
const EDGES_COMPARED_MAX: usize = 32;

/// Two objects that may share ground.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pair {
    pub(super) objects: [ObjectIndex; 2],
    /// What their envelopes share.
    pub(super) envelope: GridBox,
}

/// What two objects share.
#[derive(Debug, Default)]
pub(super) struct Shared {
    /// With their envelopes, in the plane of the layer.
    pub(super) regions: Vec<(GridBox, Region)>,
    /// None if they only touch.
    pub(super) finding: Option<Finding>,
}

/// Intersects two objects.
///
/// Both are drawn short where they leave what their envelopes share.
pub(super) fn intersect(
    overlay: &mut Overlay<i64>,
    layer: &Layer,
    Pair { objects, envelope }: &Pair,
    layer_plane: Plane,
    tolerances: &Tolerances,
) -> Shared {
    let [low, high] = [envelope.lower(), envelope.upper()].map(|[x, y]| GridPoint { x, y });
    let (bounds, plane) = (Bounds { low, high }, Plane { origin: low });
    let drawn = objects.map(|it| bounds.simplify(layer.rings(it)));
    let [rings, other_rings] = &drawn;
    if apart(rings, other_rings) {
        return Shared::default();
    }
    overlay.clear();
    for (rings, role) in drawn.iter().zip([ShapeType::Subject, ShapeType::Clip]) {
        for ring in rings {
            overlay.add_path_iter(ring.iter().map(|&it| plane.place(it)), role);
        }
    }
    let shared = regions(overlay.overlay(OverlayRule::Intersect, FillRule::EvenOdd));
    let finding = finding(layer, *objects, plane, &shared, tolerances);
    let offset = layer_plane.place(low);
    let boxed = |it: Region| (grid_box(it.envelope(), plane), it.moved(offset));
    Shared { regions: shared.into_iter().map(boxed).collect(), finding }
}

/// Says whether two objects share no ground, as far as few edges can tell: no edge meets another, and none covers the other.
fn apart(rings: &Rings, others: &Rings) -> bool {
    let n_edges = |rings: &Rings| rings.iter().map(Vec::len).sum::<usize>();
    if n_edges(rings).max(n_edges(others)) > EDGES_COMPARED_MAX {
        return false;
    }
    let meets = |one| others.iter().flat_map(|it| edges(it)).any(|it| meet(one, it));
    let covers = |rings: &Rings, others: &Rings| {
        others.iter().any(|it| it.first().is_some_and(|it| covers(rings, *it)))
    };
    !rings.iter().flat_map(|it| edges(it)).any(meets)
        && !covers(rings, others)
        && !covers(others, rings)
}

fn finding(
    layer: &Layer,
    objects: [ObjectIndex; 2],
    plane: Plane,
    shared: &[Region],
    tolerances: &Tolerances,
) -> Option<Finding> {
    let shared: Vec<&Region> =
        shared.iter().filter(|it| !it.narrow(tolerances.overlap_width_m)).collect();
    let largest = shared.iter().max_by_key(|it| it.doubled_area())?;
    let area_m2 = shared.iter().map(|it| it.area_m2()).sum();
    (area_m2 >= tolerances.overlap_area_m2_min).then(|| Finding {
        kind: kind(layer, objects, &shared, area_m2, tolerances),
        objects: objects.to_vec(),
        measure: Some(area_m2),
        at: plane.coord(largest.inner_point()),
        shape: Some(outline(shared, plane)),
    })
}

/// An object lies in the other if what is left of it would make a rim no wider than touching.
fn kind(
    layer: &Layer,
    objects: [ObjectIndex; 2],
    shared: &[&Region],
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
