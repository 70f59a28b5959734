//! The edges of a layer that no neighbour runs against (未匹配边): all that a coverage check has to look at.

use rayon::prelude::*;

use super::{Layer, ObjectIndex};
use crate::grid::GridPoint;

/// Bits of a key that say roughly where an edge lies, so that what is compared lies together in memory.
const PLACE_BITS: u32 = 20;

/// An edge with its object on the left and, in sum, nobody on the right.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(super) struct OpenEdge {
    pub(super) start: GridPoint,
    pub(super) end: GridPoint,
    pub(super) object: ObjectIndex,
    /// Of several objects that have the edge, as many are counted as have no partner.
    pub(super) counted: bool,
}

impl OpenEdge {
    pub(super) fn length_m(&self) -> f64 {
        self.start.distance_m(self.end)
    }
}

/// Finds the open edges: an edge and its reverse settle each other, whoever has them.
///
/// Taking both away leaves the number of objects over any point as it was,
/// so that what remains bounds exactly the ground that is covered once, twice, and so on.
/// The order is that of places on the ground.
pub(super) fn open_edges(layer: &Layer) -> Vec<OpenEdge> {
    let keys = Keys::of(layer);
    let mut sorted = keys.of_edges();
    sorted.par_sort_unstable();
    sorted
        .par_chunk_by(|one, other| keys.same_group(*one, *other))
        .fold(Vec::new, |mut open, group| {
            keys.settle(group, &mut open);
            open
        })
        .reduce(Vec::new, |mut all, mut next| {
            all.append(&mut next);
            all
        })
}

/// Keys of 64 bits: place and hash of an edge, its first point, and whether it closes its ring.
///
/// An edge and its reverse share place and hash.
struct Keys<'a> {
    layer: &'a Layer,
    low: GridPoint,
    cell_shift: u32,
    index_bits: u32,
}

impl<'a> Keys<'a> {
    fn of(layer: &'a Layer) -> Self {
        let (low, high) = corners(layer.points());
        let extent = high.x.abs_diff(low.x).max(high.y.abs_diff(low.y));
        let bits = |it: u64| u64::BITS - it.leading_zeros();
        Self {
            layer,
            low,
            cell_shift: bits(extent).saturating_sub(PLACE_BITS / 2),
            index_bits: bits(layer.points().len() as u64),
        }
    }

    fn of_edges(&self) -> Vec<u64> {
        let rings = (0..self.layer.n_rings()).into_par_iter().with_min_len(1_024);
        rings.flat_map_iter(|ring| self.of_ring(ring)).collect()
    }

    fn of_ring(&self, ring: usize) -> impl Iterator<Item = u64> {
        let span = self.layer.ring_span(ring);
        let points = self.layer.points().get(span.clone()).unwrap_or_default();
        let ends = points.iter().skip(1).chain(points.first());
        let last = span.end.saturating_sub(1);
        points.iter().zip(ends).zip(span).map(move |((&start, &end), n)| {
            let closing = u64::from(n == last);
            self.group(start, end) << self.low_bits() | (n as u64) << 1 | closing
        })
    }

    fn low_bits(&self) -> u32 {
        self.index_bits + 1
    }

    fn same_group(&self, one: u64, other: u64) -> bool {
        (one ^ other) >> self.low_bits() == 0
    }

    fn group(&self, start: GridPoint, end: GridPoint) -> u64 {
        let (low, high) = (start.min(end), start.max(end));
        let cell = |it: i64, origin: i64| it.abs_diff(origin) >> self.cell_shift;
        let place = interleaved(cell(low.x, self.low.x), cell(low.y, self.low.y));
        let hash_bits = u64::BITS - PLACE_BITS - self.low_bits();
        place << hash_bits | self.hash(low, high) >> (u64::BITS - hash_bits)
    }

    /// Mixes the four coordinates; groups are compared exactly, so that it need only spread.
    ///
    /// They count from the corner of the layer, so that the order is the same wherever it lies.
    fn hash(&self, low: GridPoint, high: GridPoint) -> u64 {
        let Self { low: origin, .. } = self;
        let x = [low.x, high.x].map(|it| it.abs_diff(origin.x));
        let y = [low.y, high.y].map(|it| it.abs_diff(origin.y));
        x.into_iter().chain(y).fold(0, |mixed: u64, it| {
            let mixed = (mixed ^ it).wrapping_mul(0x9e37_79b9_7f4a_7c15);
            mixed ^ mixed >> 29
        })
    }

    /// Keeps those of a group that are left when edges and their reverses are taken away.
    fn settle(&self, group: &[u64], open: &mut Vec<OpenEdge>) {
        match group {
            [one] => return open.push(OpenEdge { counted: true, ..self.open_edge(*one) }),
            [one, other] => {
                let ((start, end), other) = (self.ends(*one), self.ends(*other));
                if (end, start) == other {
                    return;
                }
            }
            _ => {}
        }
        let mut edges: Vec<OpenEdge> = group.iter().map(|&it| self.open_edge(it)).collect();
        edges.sort_unstable_by_key(|it| (it.start.min(it.end), it.start.max(it.end), *it));
        let same = |one: &OpenEdge, other: &OpenEdge| {
            one.start.min(one.end) == other.start.min(other.end)
                && one.start.max(one.end) == other.start.max(other.end)
        };
        for line in edges.chunk_by(same) {
            let n_forward = line.iter().filter(|it| it.start < it.end).count();
            let n_backward = line.len() - n_forward;
            let forward = n_forward > n_backward;
            let surplus = line.iter().filter(|it| (it.start < it.end) == forward);
            if n_forward != n_backward {
                let n_counted = n_forward.abs_diff(n_backward);
                let counted = surplus.enumerate();
                open.extend(counted.map(|(n, &it)| OpenEdge { counted: n < n_counted, ..it }));
            }
        }
    }

    fn point(&self, key: u64) -> usize {
        usize::try_from(key >> 1 & ((1 << self.index_bits) - 1)).unwrap_or(usize::MAX)
    }

    fn ends(&self, key: u64) -> (GridPoint, GridPoint) {
        let n = self.point(key);
        let next = if key & 1 == 1 { self.layer.ring_start(n) } else { n + 1 };
        let at = |n: usize| self.layer.points().get(n).copied().unwrap_or_default();
        (at(n), at(next))
    }

    fn open_edge(&self, key: u64) -> OpenEdge {
        let (start, end) = self.ends(key);
        let object = self.layer.object_of_point(self.point(key));
        OpenEdge { start, end, object, counted: false }
    }
}

fn corners(points: &[GridPoint]) -> (GridPoint, GridPoint) {
    let nothing = || None;
    let corners = points
        .par_iter()
        .fold(nothing, |corners: Option<(GridPoint, GridPoint)>, &it| Some(widened(corners, it)))
        .reduce(nothing, |one, other| match other {
            Some((low, high)) => Some(widened(Some(widened(one, low)), high)),
            None => one,
        });
    corners.unwrap_or_default()
}

fn widened(corners: Option<(GridPoint, GridPoint)>, it: GridPoint) -> (GridPoint, GridPoint) {
    let (low, high) = corners.unwrap_or((it, it));
    (
        GridPoint { x: low.x.min(it.x), y: low.y.min(it.y) },
        GridPoint { x: high.x.max(it.x), y: high.y.max(it.y) },
    )
}

/// The bits of two numbers by turns (Morton order), so that near cells have near numbers.
fn interleaved(x: u64, y: u64) -> u64 {
    (0..PLACE_BITS / 2)
        .fold(0, |all, n| all | (x >> n & 1) << (2 * n) | (y >> n & 1) << (2 * n + 1))
}
