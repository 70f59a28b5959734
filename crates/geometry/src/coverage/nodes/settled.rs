//! Which objects have to be searched for nodes that are not shared: those around nodes that are not settled.
//!
//! A node is *settled* unless
//!
//! 1. an open edge comes within reach of it, or
//! 2. two objects cover the ground around it, or
//! 3. an object with a vertex there has another vertex or an edge of its own within reach of it, or
//! 4. an object that is not simple comes within reach of it.
//!
//! **No finding has a settled node.**
//! Let *v* be settled, and let *q* be another vertex, or the foot on an edge of an object that has no vertex at *v*, within reach of it.
//!
//! - If an object has a vertex at both, this is 3; let *q* be on the boundary of an object without a vertex at *v*.
//! - By 1 no open edge ends in *v*, so that the objects that have a vertex there cover all directions equally often:
//!   the edges of one that are not another's would be open.
//!   By 4 each of them covers a sector, so that they do so at least once; by 2 it is exactly once, and no other object covers the ground around *v*.
//! - The way from *v* to *q* thus starts within one of these objects, or on an edge between two of them.
//! - If it starts within one and meets its boundary, at *q* at the latest, then at an edge that does not end in *v*: 3.
//! - If it does not, *q* lies in the open inside of that object.
//!   The object whose boundary passes through *q* covers ground on one side of it, which is then covered twice: 2.
//! - If it starts on an edge, either the edge ends before *q*, which is 3 for its other end,
//!   or *q* lies within the edge. On both sides of it the ground is covered, and again another object at *q* covers some of it twice: 2.
//! - If *q* is *v* itself, the edge that passes through it has its object on one side, where the objects at *v* are as well: 2.
//!
//! Holes and multipart objects need no word of their own: they cover sectors as others do.
//! Objects touching themselves in a point neither, as their sectors are counted one by one.
//! Layers stacked on each other have no open edge but around them; 2 is what tells of them.
//!
//! For 2 no intersection is needed: within reach of no open edge, the number of objects over the ground does not change,
//! and it is counted along lines that run north, from open edge to open edge, the same way as a sweep counts.
//!
//! What is searched is whole objects, and more of them than necessary:
//! everything that reaches into a square in which a node is not settled.
//! Nodes that are searched needlessly have no findings, by the above.
//! Those that are not settled have everything around them, and so the same findings as in a search of the whole layer.

use std::borrow::Cow;

use rayon::prelude::*;

use super::cells::Cells;
use super::on_edge::northings;
use super::{edges_of, extent, own};
use crate::coverage::matched::Matched;
use crate::coverage::open::OpenEdge;
use crate::coverage::{Layer, ObjectIndex};
use crate::grid::GridPoint;

/// Where an open edge crosses the middle of a column, and by how many more objects the ground is covered north of it.
#[derive(Clone, Copy, Eq, Ord, PartialEq, PartialOrd)]
struct Crossing {
    column: i64,
    row: i64,
    more: i64,
}

/// The objects around the nodes that are not settled, ascending.
pub(super) fn around_unsettled(matched: &Matched<'_>, reach: i64) -> Vec<ObjectIndex> {
    let layer = matched.surveyed;
    let cells = Cells::new(layer.points().len());
    mark_open(&cells, &matched.open, reach);
    if !cells.all_marked() {
        mark_covered_twice(&cells, &matched.open);
        mark_not_simple(&cells, matched, reach);
        mark_near_themselves(&cells, layer, reach);
    }
    let searched = |it: &ObjectIndex| {
        cells.all_marked() || extent(layer, *it).is_some_and(|it| cells.any_marked(it, reach))
    };
    objects(layer).filter(searched).collect()
}

fn objects(layer: &Layer) -> impl IndexedParallelIterator<Item = ObjectIndex> {
    (0..u32::try_from(layer.len()).unwrap_or(u32::MAX)).into_par_iter().map(ObjectIndex)
}

fn mark_open(cells: &Cells, open: &[OpenEdge], reach: i64) {
    open.par_iter().filter(|_| !cells.all_marked()).for_each(|&OpenEdge { start, end, .. }| {
        cells.mark_along([start.min(end), start.max(end)], reach);
    });
}

/// Marks the squares that no open edge crosses and that are covered more than once.
fn mark_covered_twice(cells: &Cells, open: &[OpenEdge]) {
    let mut crossings: Vec<Crossing> =
        open.par_iter().filter(|it| it.counted).flat_map_iter(crossings_of).collect();
    crossings.par_sort_unstable();
    crossings.par_chunk_by(|one, other| one.column == other.column).for_each(|column| {
        let mut n_covering = 0;
        for (from, until) in column.iter().zip(column.iter().skip(1)) {
            n_covering += from.more;
            if n_covering > 1 {
                cells.mark_column(from.column, [from.row, until.row]);
            }
        }
    });
}

fn crossings_of(&OpenEdge { start, end, .. }: &OpenEdge) -> impl Iterator<Item = Crossing> {
    let (west, east) = (start.min(end), start.max(end));
    // The object lies on the left.
    let more = if start == west { 1 } else { -1 };
    Cells::middles([west.x, east.x]).map(move |column| {
        let [northing, _] = northings([west, east], [Cells::middle(column); 2]);
        Crossing { column, row: Cells::number(northing), more }
    })
}

fn mark_not_simple(cells: &Cells, matched: &Matched<'_>, reach: i64) {
    let Cow::Owned(simple) = &matched.simple else { return };
    let layer = matched.surveyed;
    let changed = objects(layer).filter(|it| !same_edges(layer, simple, *it));
    changed.filter_map(|it| extent(layer, it)).for_each(|it| cells.mark_extent(it, reach));
}

fn same_edges(layer: &Layer, simple: &Layer, object: ObjectIndex) -> bool {
    layer.rings(object).eq(simple.rings(object))
        || sorted_edges(layer, object) == sorted_edges(simple, object)
}

fn sorted_edges(layer: &Layer, object: ObjectIndex) -> Vec<[GridPoint; 2]> {
    let mut edges: Vec<_> = edges_of(layer, object).collect();
    edges.sort_unstable();
    edges
}

fn mark_near_themselves(cells: &Cells, layer: &Layer, reach: i64) {
    objects(layer).for_each_init(Vec::new, |sorted, it| {
        own::mark_near(cells, layer, it, reach, sorted);
    });
}

#[cfg(test)]
mod tests;
