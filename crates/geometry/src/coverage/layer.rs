//! A layer on the surveyed grid, laid flat: a county's million outlines in three arrays.

use std::ops::Range;

use thiserror::Error;

use crate::grid::{GridPoint, doubled_area, grid_ring};
use crate::{Outline, Patch, Ring};

/// The place of an object in its layer, in the order of pushing.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct ObjectIndex(pub u32);

/// An outline that has no place on the grid: a coordinate is not finite or beyond any survey, or the layer is full.
#[derive(Clone, Copy, Debug, Eq, Error, PartialEq)]
#[error("the outline has a coordinate that has no place on the surveyed grid")]
pub struct OffGrid;

/// The outlines of a layer, each ring with its inside on the left and without the point that closes it.
///
/// A vertex takes 16 bytes, a ring and an object 4 each.
#[derive(Clone, Debug, Default)]
pub struct Layer {
    points: Vec<GridPoint>,
    /// Where each ring ends in `points`.
    ring_ends: Vec<u32>,
    /// Where each object ends in `ring_ends`.
    object_ends: Vec<u32>,
}

impl Layer {
    /// Adds an outline as the next object; one that cannot be placed is added without rings, so that indexes stay.
    ///
    /// Repeated vertices in a row become one; rings of fewer than three vertices are left out: validity tells of both.
    pub fn push(&mut self, outline: &Outline) -> Result<ObjectIndex, OffGrid> {
        let (n_points, n_rings) = (self.points.len(), self.ring_ends.len());
        let placed = outline.patches.iter().try_for_each(|it| self.push_patch(it));
        if placed.is_err() {
            self.points.truncate(n_points);
            self.ring_ends.truncate(n_rings);
        }
        let object = ObjectIndex(position(self.object_ends.len())?);
        self.object_ends.push(position(self.ring_ends.len())?);
        placed.map(|()| object)
    }

    fn push_patch(&mut self, patch: &Patch) -> Result<(), OffGrid> {
        patch.rings().enumerate().try_for_each(|(n, ring)| self.push_ring(ring, n == 0))
    }

    fn push_ring(&mut self, ring: &Ring, counter_clockwise: bool) -> Result<(), OffGrid> {
        let mut points = grid_ring(ring).ok_or(OffGrid)?;
        points.dedup();
        while points.len() > 1 && points.first() == points.last() {
            points.pop();
        }
        if points.len() < 3 {
            return Ok(());
        }
        if (doubled_area(&points) > 0) != counter_clockwise {
            points.reverse();
        }
        self.points.extend_from_slice(&points);
        self.ring_ends.push(position(self.points.len())?);
        Ok(())
    }

    /// The number of objects, those that could not be placed included.
    pub fn len(&self) -> usize {
        self.object_ends.len()
    }

    /// Says whether there is no object.
    pub fn is_empty(&self) -> bool {
        self.object_ends.is_empty()
    }

    /// Every object in order.
    pub fn objects(&self) -> impl ExactSizeIterator<Item = ObjectIndex> + use<> {
        (0..u32::try_from(self.len()).unwrap_or(u32::MAX)).map(ObjectIndex)
    }

    /// The rings of an object, each with its inside on the left and unclosed.
    pub fn rings(&self, object: ObjectIndex) -> impl Iterator<Item = &[GridPoint]> {
        self.ring_spans(object).map(|span| self.points.get(span).unwrap_or_default())
    }

    /// Where the rings of an object lie in [`Self::points`].
    pub fn ring_spans(&self, object: ObjectIndex) -> impl Iterator<Item = Range<usize>> {
        span(&self.object_ends, object.0 as usize).map(|ring| span(&self.ring_ends, ring))
    }

    /// Adds an object of rings that are on the grid already, each with its inside on the left and unclosed.
    pub(super) fn push_grid_rings<R: AsRef<[GridPoint]>>(
        &mut self,
        rings: impl IntoIterator<Item = R>,
    ) -> Result<ObjectIndex, OffGrid> {
        for ring in rings {
            self.points.extend_from_slice(ring.as_ref());
            self.ring_ends.push(position(self.points.len())?);
        }
        let object = ObjectIndex(position(self.object_ends.len())?);
        self.object_ends.push(position(self.ring_ends.len())?);
        Ok(object)
    }

    /// The number of rings of all objects.
    pub(super) fn n_rings(&self) -> usize {
        self.ring_ends.len()
    }

    /// Where a ring lies in [`Self::points`].
    pub(super) fn ring_span(&self, ring: usize) -> Range<usize> {
        span(&self.ring_ends, ring)
    }

    /// Where the ring starts that a point belongs to.
    pub(super) fn ring_start(&self, point: usize) -> usize {
        self.ring_span(place(&self.ring_ends, point)).start
    }

    /// The object that a point belongs to.
    pub(super) fn object_of_point(&self, point: usize) -> ObjectIndex {
        let object = place(&self.object_ends, place(&self.ring_ends, point));
        ObjectIndex(u32::try_from(object).unwrap_or(u32::MAX))
    }

    /// The vertices of all rings, one after the other.
    pub fn points(&self) -> &[GridPoint] {
        &self.points
    }

    /// Twice the area of an object in square steps: shells less holes.
    pub fn doubled_area(&self, object: ObjectIndex) -> i128 {
        self.rings(object).map(doubled_area).sum()
    }
}

fn position(n: usize) -> Result<u32, OffGrid> {
    u32::try_from(n).map_err(|_too_many| OffGrid)
}

/// What lies between the end of the one before and the own end.
fn span(ends: &[u32], n: usize) -> Range<usize> {
    let end_of = |n: usize| ends.get(n).map_or(0, |it| *it as usize);
    n.checked_sub(1).map_or(0, end_of)..end_of(n)
}

/// The first place whose end is beyond.
fn place(ends: &[u32], n: usize) -> usize {
    ends.partition_point(|it| *it as usize <= n)
}

#[cfg(test)]
mod tests {
    use super::{Layer, ObjectIndex, OffGrid};
    use crate::{Coord, Outline, Patch, Ring};

    fn ring(coords: &[(f64, f64)]) -> Ring {
        Ring(coords.iter().map(|&it| it.into()).collect())
    }

    fn square(x: f64, side: f64) -> Outline {
        let exterior =
            ring(&[(x, 0.0), (x, side), (x + side, side), (x + side, 0.0), (x, 0.0), (x, 0.0)]);
        Outline { patches: vec![Patch { exterior, interiors: Vec::new() }] }
    }

    #[test]
    fn rings_turn_so_that_the_inside_is_on_the_left() {
        let mut outline = square(0.0, 9.0);
        outline.patches[0].interiors.push(ring(&[(3.0, 3.0), (6.0, 3.0), (6.0, 6.0)]));
        let mut layer = Layer::default();
        let object = layer.push(&outline).unwrap();
        let lengths: Vec<usize> = layer.rings(object).map(<[_]>::len).collect();
        assert_eq!(lengths, [4, 3]);
        assert_eq!(layer.doubled_area(object), (2 * 81 - 9) * 100_000_000);
    }

    #[test]
    fn an_outline_off_the_grid_keeps_its_number_and_spoils_no_other() {
        let mut layer = Layer::default();
        layer.push(&square(0.0, 1.0)).unwrap();
        let lost = square(0.0, 1.0).map_coords(|it| Coord { x: f64::NAN, y: it.y });
        assert_eq!(layer.push(&lost), Err(OffGrid));
        assert_eq!(layer.push(&square(5.0, 2.0)), Ok(ObjectIndex(2)));
        let areas: Vec<i128> = layer.objects().map(|it| layer.doubled_area(it)).collect();
        assert_eq!(areas, [200_000_000, 0, 800_000_000]);
    }
}
