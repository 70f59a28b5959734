//! Holes that the layer encloses and that are too small to be a road or a pond (地块间空隙).

use rayon::prelude::*;

use super::{
    ObjectIndex, Tolerances,
    boxes::{self, Boxes},
    finding::{Finding, Kind},
    line::Line,
    open::OpenEdge,
    plane::Plane,
    region::{Region, outline},
    shared::sliver,
    sweep::Cover,
};
use crate::grid::GridPoint;

/// An open edge is on the boundary of a hole when the boundary passes within this many steps of it.
///
/// The sweep rounds to sub-steps and the boundary is looked at on the grid: a step for each.
const ON_EDGE_STEPS: f64 = 2.0;

/// So many edges of a gap are close enough together to be looked around at once; the number is our own.
const EDGES_AT_ONCE: usize = 8;

/// The gaps of a layer, each with the objects along its boundary.
pub(super) fn gaps(
    cover: &Cover,
    open: &[OpenEdge],
    edges: &Boxes<usize>,
    tolerances: &Tolerances,
) -> Vec<Finding> {
    let gap = |it: &Region| {
        let objects = neighbours(it, cover.plane, open, edges);
        Finding {
            kind: match objects.as_slice() {
                [_alone] => Kind::Hole,
                _ if sliver(it, tolerances) => Kind::SliverGap,
                _ => Kind::Gap,
            },
            objects,
            measure: Some(it.area_m2()),
            at: cover.plane.coord(it.inner_point()),
            shape: Some(outline(std::slice::from_ref(it), cover.plane)),
        }
    };
    let holes = cover.holes.par_iter().with_min_len(64);
    holes.filter(|it| is_gap(it, tolerances)).map(gap).collect()
}

/// The ground that no object covers and no gap tells of, the outside included.
pub(super) fn bare_ground<'a>(
    cover: &'a Cover,
    tolerances: &'a Tolerances,
) -> impl Iterator<Item = &'a Region> {
    cover.outside.iter().chain(cover.holes.iter().filter(|it| !is_gap(it, tolerances)))
}

fn is_gap(hole: &Region, tolerances: &Tolerances) -> bool {
    let area_m2 = hole.area_m2();
    (tolerances.gap_area_m2_min..=tolerances.gap_area_m2_max).contains(&area_m2)
        && !hole.narrow(tolerances.overlap_width_m)
}

/// The objects along a gap, looked for along a few of its edges at a time.
fn neighbours(
    gap: &Region,
    plane: Plane,
    open: &[OpenEdge],
    edges: &Boxes<usize>,
) -> Vec<ObjectIndex> {
    let middle = |(start, end)| {
        let [start, end] = [start, end].map(|it| plane.grid_point(it));
        GridPoint { x: start.x.midpoint(end.x), y: start.y.midpoint(end.y) }
    };
    let middles: Vec<GridPoint> = gap.edges().map(middle).collect();
    let mut objects: Vec<ObjectIndex> = Vec::new();
    for middles in middles.chunks(EDGES_AT_ONCE) {
        let Some(around) = boxes::of_points(middles.iter().copied()) else { continue };
        let near = edges.meeting(&boxes::widened(&around, 2)).filter_map(|it| open.get(it));
        let along = near.filter(|it| {
            let line = Line::of(it);
            middles.iter().any(|middle| line.distance(*middle) <= ON_EDGE_STEPS)
        });
        objects.extend(along.map(|it| it.object));
    }
    objects.sort_unstable();
    objects.dedup();
    objects
}
