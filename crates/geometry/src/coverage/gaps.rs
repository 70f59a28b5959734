//! Holes that the layer encloses and that are too small to be a road or a pond (地块间空隙).

use super::{
    ObjectIndex, Tolerances,
    boxes::{self, Boxes},
    finding::{Finding, Kind},
    line::Line,
    open::OpenEdge,
    pairs::sliver,
    plane::Plane,
    region::{Region, outline},
    sweep::Cover,
};
use crate::grid::GridPoint;

/// An open edge is on the boundary of a hole when the boundary passes within this many steps of it.
///
/// The sweep rounds to sub-steps and the boundary is looked at on the grid: a step for each.
const ON_EDGE_STEPS: f64 = 2.0;

/// The gaps of a layer, each with the objects along its boundary.
pub(super) fn gaps(
    cover: &Cover,
    open: &[OpenEdge],
    edges: &Boxes<usize>,
    tolerances: &Tolerances,
) -> Vec<Finding> {
    let wanted = |it: &&Region| {
        let area_m2 = it.area_m2();
        (tolerances.gap_area_m2_min..=tolerances.gap_area_m2_max).contains(&area_m2)
            && !it.narrow(tolerances.overlap_width_m)
    };
    let gap = |it: &Region| Finding {
        kind: if sliver(it, tolerances) { Kind::SliverGap } else { Kind::Gap },
        objects: neighbours(it, cover.plane, open, edges),
        measure: Some(it.area_m2()),
        at: cover.plane.coord(it.inner_point()),
        shape: Some(outline(std::slice::from_ref(it), cover.plane)),
    };
    cover.holes.iter().filter(wanted).map(gap).collect()
}

fn neighbours(
    gap: &Region,
    plane: Plane,
    open: &[OpenEdge],
    edges: &Boxes<usize>,
) -> Vec<ObjectIndex> {
    let mut objects: Vec<ObjectIndex> = Vec::new();
    for (start, end) in gap.edges() {
        let (start, end) = (plane.grid_point(start), plane.grid_point(end));
        let middle = GridPoint { x: start.x.midpoint(end.x), y: start.y.midpoint(end.y) };
        let Some(around) = boxes::of_points([middle]) else { continue };
        let near = edges.meeting(&boxes::widened(&around, 2)).filter_map(|it| open.get(it));
        let along = near.filter(|it| Line::of(it).distance(middle) <= ON_EDGE_STEPS);
        objects.extend(along.map(|it| it.object));
    }
    objects.sort_unstable();
    objects.dedup();
    objects
}
