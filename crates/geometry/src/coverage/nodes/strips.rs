//! The distinct positions of a layer in strips of easting, each with the objects that have a vertex there.

use std::ops::Range;

use rayon::prelude::*;

use crate::coverage::{Layer, ObjectIndex};
use crate::grid::GridPoint;

/// A strip is at least 2¹⁷ steps wide, about 13 m: the width of a field.
///
/// The number is our own: an edge crosses a few strips, and a strip through a county holds a thousand positions.
const SHIFT_MIN: u32 = 17;

/// Positions are numbered strip by strip, from south to north within each.
pub(super) struct Strips {
    /// The strip of an easting is the easting without so many bits.
    shift: u32,
    positions: Vec<GridPoint>,
    /// Where the objects of each position end in `objects`.
    object_ends: Vec<u32>,
    objects: Vec<ObjectIndex>,
    /// Those that have positions, from west to east.
    occupied: Vec<Strip>,
}

/// The positions of one strip, by their numbers.
pub(super) struct Strip {
    number: i64,
    positions: Range<usize>,
}

impl Strips {
    /// Sorts the vertices of the objects; nobody asks about more than `reach` steps.
    pub(super) fn new(layer: &Layer, objects: &[ObjectIndex], reach: i64) -> Self {
        let shift = SHIFT_MIN.max(i64::BITS - reach.leading_zeros());
        let mut vertices: Vec<(GridPoint, ObjectIndex)> = objects
            .par_iter()
            .flat_map_iter(|&object| layer.rings(object).flatten().map(move |&it| (it, object)))
            .collect();
        vertices.par_sort_unstable_by_key(|&(it, object)| (it.x >> shift, it.y, it.x, object));
        vertices.dedup();
        let mut sorted = Self {
            shift,
            positions: Vec::new(),
            object_ends: Vec::new(),
            objects: Vec::new(),
            occupied: Vec::new(),
        };
        for vertices in vertices.chunk_by(|(one, _), (other, _)| one == other) {
            sorted.push(vertices);
        }
        sorted
    }

    fn push(&mut self, vertices: &[(GridPoint, ObjectIndex)]) {
        let Some(&(position, _)) = vertices.first() else { return };
        let (number, n) = (self.strip_of(position.x), self.positions.len());
        match self.occupied.last_mut() {
            Some(strip) if strip.number == number => strip.positions.end = n + 1,
            _ => self.occupied.push(Strip { number, positions: n..n + 1 }),
        }
        self.positions.push(position);
        self.objects.extend(vertices.iter().map(|(_, object)| *object));
        // A layer has no more than 2³² vertices.
        self.object_ends.push(u32::try_from(self.objects.len()).unwrap_or(u32::MAX));
    }

    /// The number of distinct positions.
    pub(super) fn len(&self) -> usize {
        self.positions.len()
    }

    pub(super) fn position(&self, n: usize) -> GridPoint {
        self.positions.get(n).copied().unwrap_or_default()
    }

    /// The objects that have a vertex at a position, ascending.
    pub(super) fn objects_at(&self, n: usize) -> &[ObjectIndex] {
        let end_of = |n: usize| self.object_ends.get(n).map_or(0, |it| *it as usize);
        self.objects.get(n.checked_sub(1).map_or(0, end_of)..end_of(n)).unwrap_or_default()
    }

    pub(super) fn strip_of(&self, easting: i64) -> i64 {
        easting >> self.shift
    }

    /// The strips with positions that the eastings reach into, from west to east.
    pub(super) fn strips_between(&self, eastings: [i64; 2]) -> &[Strip] {
        let [first, last] = eastings.map(|it| self.strip_of(it));
        let from = self.occupied.partition_point(|it| it.number < first);
        let until = self.occupied.partition_point(|it| it.number <= last);
        self.occupied.get(from..until).unwrap_or_default()
    }

    /// The eastings of a strip, both included.
    pub(super) fn eastings(&self, strip: &Strip) -> [i64; 2] {
        let west = strip.number << self.shift;
        [west, west + (1 << self.shift) - 1]
    }

    /// The positions of a strip between two northings, both included.
    pub(super) fn positions_between(
        &self,
        strip: &Strip,
        [south, north]: [i64; 2],
    ) -> Range<usize> {
        let positions = self.positions.get(strip.positions.clone()).unwrap_or_default();
        let from = positions.partition_point(|it| it.y < south);
        let until = positions.partition_point(|it| it.y <= north).max(from);
        strip.positions.start + from..strip.positions.start + until
    }
}
