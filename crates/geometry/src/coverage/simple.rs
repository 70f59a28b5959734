//! Objects that cross or touch themselves, made into rings that do not.

use std::borrow::Cow;

use i_overlay::core::{
    fill_rule::FillRule,
    overlay::{IntOverlayOptions, Overlay, ShapeType},
    overlay_rule::OverlayRule,
};
use rayon::prelude::*;

use super::{Layer, ObjectIndex};
use crate::grid::{GridPoint, cross};

/// For each edge of a ring, so many others are looked at before the overlay decides instead.
const COMPARISONS_PER_EDGE_MAX: usize = 64;

/// The layer with every object as rings that wind once around its ground, and which objects those changed.
///
/// What an object that crosses itself covers is told by the even-odd rule, as GEOS' `make_valid` does.
/// Objects of several rings go the same way, so that holes outside their shells cannot be taken for ground less than nothing.
pub(super) fn simplified(layer: &Layer) -> (Cow<'_, Layer>, Vec<ObjectIndex>) {
    let objects = layer.objects().len();
    let odd: Vec<ObjectIndex> = (0..u32::try_from(objects).unwrap_or(u32::MAX))
        .into_par_iter()
        .map_init(Vec::new, |edges, it| {
            (!simple(layer, ObjectIndex(it), edges)).then_some(ObjectIndex(it))
        })
        .flatten_iter()
        .collect();
    if odd.is_empty() {
        return (Cow::Borrowed(layer), odd);
    }
    let mended: Vec<Vec<Vec<GridPoint>>> = odd.par_iter().map(|it| even_odd(layer, *it)).collect();
    let changed = odd.iter().zip(&mended).filter(|(it, rings)| !same_ground(layer, **it, rings));
    let changed = changed.map(|(it, _)| *it).collect();
    (Cow::Owned(with_mended(layer, &odd, mended)), changed)
}

fn with_mended(layer: &Layer, odd: &[ObjectIndex], mended: Vec<Vec<Vec<GridPoint>>>) -> Layer {
    let mut whole = Layer::default();
    let mut next = odd.iter().zip(mended).peekable();
    for object in layer.objects() {
        // There is room: rings that cross themselves in more points than a layer can hold were cut short.
        let _pushed = match next.next_if(|(it, _)| **it == object) {
            Some((_, rings)) => whole.push_grid_rings(rings),
            None => whole.push_grid_rings(layer.rings(object)),
        };
    }
    whole
}

/// Rings that only hang together differently have the same area.
fn same_ground(layer: &Layer, object: ObjectIndex, rings: &[Vec<GridPoint>]) -> bool {
    layer.doubled_area(object) == rings.iter().map(|it| crate::grid::doubled_area(it)).sum()
}

/// One ring, no edge of which meets another but its neighbours, and those only in their common end.
///
/// `edges` is room to work in.
fn simple(layer: &Layer, object: ObjectIndex, edges: &mut Vec<Edge>) -> bool {
    let mut rings = layer.rings(object);
    match (rings.next(), rings.next()) {
        (None, _) => true,
        (Some(ring), None) => simple_ring(ring, edges),
        _ => false,
    }
}

#[derive(Clone, Copy)]
struct Edge {
    ends: [GridPoint; 2],
    place: usize,
}

impl Edge {
    fn west(&self) -> i64 {
        self.ends.iter().map(|it| it.x).min().unwrap_or_default()
    }

    fn east(&self) -> i64 {
        self.ends.iter().map(|it| it.x).max().unwrap_or_default()
    }

    fn abreast(&self, other: &Self) -> bool {
        let [[a, b], [c, d]] = [self.ends, other.ends];
        a.y.min(b.y) <= c.y.max(d.y) && c.y.min(d.y) <= a.y.max(b.y)
    }
}

fn simple_ring(ring: &[GridPoint], edges: &mut Vec<Edge>) -> bool {
    let ends = ring.iter().skip(1).chain(ring.first());
    let numbered = ring.iter().zip(ends).enumerate();
    edges.clear();
    edges.extend(numbered.map(|(place, (&start, &end))| Edge { ends: [start, end], place }));
    edges.sort_unstable_by_key(Edge::west);
    let mut n_left = edges.len().saturating_mul(COMPARISONS_PER_EDGE_MAX);
    edges.iter().enumerate().all(|(n, edge)| {
        let east = edge.east();
        let following = edges.iter().skip(n + 1).take_while(|it| it.west() <= east);
        following.filter(|it| edge.abreast(it)).all(|it| {
            n_left = n_left.saturating_sub(1);
            n_left > 0 && !trouble(edge, it, ring.len())
        })
    })
}

/// Says whether two edges of a ring meet where they should not.
fn trouble(one: &Edge, other: &Edge, n_edges: usize) -> bool {
    let apart = one.place.abs_diff(other.place);
    let (before, after) = if one.place < other.place { (one, other) } else { (other, one) };
    match apart {
        1 => folds_back(before.ends, after.ends),
        _ if apart + 1 == n_edges => folds_back(after.ends, before.ends),
        _ => meet(one.ends, other.ends),
    }
}

/// Says whether the second edge runs back along the first, from whose end it starts.
fn folds_back([start, middle]: [GridPoint; 2], [_, end]: [GridPoint; 2]) -> bool {
    let along = |to: i64, from: i64| i128::from(to) - i128::from(from);
    let onward = along(middle.x, start.x) * along(end.x, middle.x)
        + along(middle.y, start.y) * along(end.y, middle.y);
    cross(start, middle, end) == 0 && onward < 0
}

/// Says whether two edges share a point.
pub(super) fn meet([a, b]: [GridPoint; 2], [c, d]: [GridPoint; 2]) -> bool {
    let abreast = |along: fn(GridPoint) -> i64| {
        let [a, b, c, d] = [a, b, c, d].map(along);
        a.min(b) <= c.max(d) && c.min(d) <= a.max(b)
    };
    if !abreast(|it| it.x) || !abreast(|it| it.y) {
        return false;
    }
    let sides = |start, end, one: GridPoint, other: GridPoint| {
        (one.side_of(start, end) as i8) * (other.side_of(start, end) as i8)
    };
    sides(a, b, c, d) <= 0 && sides(c, d, a, b) <= 0
}

fn even_odd(layer: &Layer, object: ObjectIndex) -> Vec<Vec<GridPoint>> {
    let Some(&origin) = layer.rings(object).flatten().min() else { return Vec::new() };
    let local = Local { origin };
    let mut overlay = Overlay::<i64>::new_custom(
        layer.rings(object).map(<[_]>::len).sum(),
        IntOverlayOptions::keep_all_points(),
        i_overlay::core::solver::Solver::default(),
    );
    for ring in layer.rings(object) {
        overlay.add_path_iter(ring.iter().map(|&it| local.place(it)), ShapeType::Subject);
    }
    let shapes = overlay.overlay(OverlayRule::Subject, FillRule::EvenOdd);
    let ring = |it: Vec<_>| it.into_iter().map(|it| local.grid_point(it)).collect();
    shapes.into_iter().flatten().map(ring).collect()
}

/// Whole steps from an origin: crossings are rounded to the grid, where all other vertices are.
#[derive(Clone, Copy)]
struct Local {
    origin: GridPoint,
}

impl Local {
    fn place(self, it: GridPoint) -> super::plane::SubPoint {
        super::plane::SubPoint::new(
            it.x.saturating_sub(self.origin.x),
            it.y.saturating_sub(self.origin.y),
        )
    }

    fn grid_point(self, it: super::plane::SubPoint) -> GridPoint {
        GridPoint { x: self.origin.x.saturating_add(it.x), y: self.origin.y.saturating_add(it.y) }
    }
}
