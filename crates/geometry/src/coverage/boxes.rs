//! Upright rectangles on the grid, and a tree to find those that meet.

use rayon::prelude::*;
use rstar::{
    AABB, RTree,
    primitives::{GeomWithData, Rectangle},
};

use super::{Layer, ObjectIndex};
use crate::grid::GridPoint;

/// The envelope of something on the grid; upper bounds are part of it.
pub(super) type GridBox = AABB<[i64; 2]>;

type Entry<T> = GeomWithData<Rectangle<[i64; 2]>, T>;

/// A tree of boxes, each with what it stands for.
#[derive(Clone, Debug)]
pub(super) struct Boxes<T>(RTree<Entry<T>>);

impl<T: Copy> Boxes<T> {
    pub(super) fn new(boxes: impl IntoIterator<Item = (GridBox, T)>) -> Self {
        let entry = |(it, of): (GridBox, T)| GeomWithData::new(it.into(), of);
        Self(RTree::bulk_load(boxes.into_iter().map(entry).collect()))
    }

    /// All that meet a box, in no order.
    pub(super) fn meeting<'a>(&'a self, it: &GridBox) -> impl Iterator<Item = T> + use<'a, T> {
        self.0.locate_in_envelope_intersecting(it).map(|it| it.data)
    }

    pub(super) fn any_meets(&self, it: &GridBox) -> bool {
        self.0.locate_in_envelope_intersecting(it).next().is_some()
    }
}

/// The objects whose envelopes meet one of the boxes, with their envelopes, in order.
pub(super) fn objects_meeting<T: Copy + Sync>(
    layer: &Layer,
    boxes: &Boxes<T>,
) -> Vec<(GridBox, ObjectIndex)> {
    met(layer, |it| boxes.any_meets(it))
}

/// Every object of a layer.
pub(super) fn objects(layer: &Layer) -> Boxes<ObjectIndex> {
    Boxes::new(met(layer, |_| true))
}

fn met(layer: &Layer, wanted: impl Fn(&GridBox) -> bool + Sync) -> Vec<(GridBox, ObjectIndex)> {
    (0..u32::try_from(layer.len()).unwrap_or(u32::MAX))
        .into_par_iter()
        .with_min_len(256)
        .map(ObjectIndex)
        .filter_map(|object| Some((of_object(layer, object)?, object)))
        .filter(|(it, _)| wanted(it))
        .collect()
}

pub(super) fn of_object(layer: &Layer, object: ObjectIndex) -> Option<GridBox> {
    of_points(layer.rings(object).flatten().copied())
}

pub(super) fn of_points(points: impl IntoIterator<Item = GridPoint>) -> Option<GridBox> {
    let mut points = points.into_iter();
    let first = points.next()?;
    let mut corners = (first, first);
    for it in points {
        let (low, high) = &mut corners;
        *low = GridPoint { x: low.x.min(it.x), y: low.y.min(it.y) };
        *high = GridPoint { x: high.x.max(it.x), y: high.y.max(it.y) };
    }
    let (low, high) = corners;
    Some(AABB::from_corners([low.x, low.y], [high.x, high.y]))
}

/// The box with so many steps more on every side.
pub(super) fn widened(it: &GridBox, steps: i64) -> GridBox {
    AABB::from_corners(
        it.lower().map(|it| it.saturating_sub(steps)),
        it.upper().map(|it| it.saturating_add(steps)),
    )
}

/// What two boxes share, if they share more than a point or a line.
pub(super) fn shared(one: &GridBox, other: &GridBox) -> Option<GridBox> {
    let low = max(one.lower(), other.lower());
    let high = min(one.upper(), other.upper());
    (low[0] < high[0] && low[1] < high[1]).then(|| AABB::from_corners(low, high))
}

fn max([x, y]: [i64; 2], [u, v]: [i64; 2]) -> [i64; 2] {
    [x.max(u), y.max(v)]
}

fn min([x, y]: [i64; 2], [u, v]: [i64; 2]) -> [i64; 2] {
    [x.min(u), y.min(v)]
}
