//! Exact answers about points and segments of the grid.
//!
//! Positions lie at most [`EXTENT_STEPS_MAX`] apart, so that every product below fits into 128 bits.

use crate::grid::{GridPoint, cross};

/// Positions of one operation lie no farther apart along an axis: 107 km; the number is our own.
pub(super) const EXTENT_STEPS_MAX: i64 = 1 << 30;

/// A segment from one point of the grid to another.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(super) struct Segment {
    pub(super) start: GridPoint,
    pub(super) end: GridPoint,
}

impl Segment {
    pub(super) fn reversed(self) -> Self {
        Self { start: self.end, end: self.start }
    }

    pub(super) fn has_end(self, point: GridPoint) -> bool {
        point == self.start || point == self.end
    }

    /// How far along the segment a point lies, times the segment's length.
    pub(super) fn along(self, point: GridPoint) -> i128 {
        dot(self.start, self.end, point)
    }

    fn length_squared(self) -> i128 {
        self.along(self.end)
    }

    /// Says whether the point lies beside the segment, its ends excluded.
    pub(super) fn has_beside(self, point: GridPoint) -> bool {
        let along = self.along(point);
        0 < along && along < self.length_squared()
    }

    /// Says whether the point lies on the segment, its ends excluded.
    pub(super) fn carries(self, point: GridPoint) -> bool {
        cross(self.start, self.end, point) == 0 && self.has_beside(point)
    }

    /// Says whether the point is at most so far from the line through the segment.
    pub(super) fn line_within(self, point: GridPoint, steps: i64) -> bool {
        let steps = i128::from(steps);
        let doubled = cross(self.start, self.end, point);
        doubled * doubled <= steps * steps * self.length_squared()
    }

    /// The point of the grid nearest to where two segments cross within both.
    pub(super) fn crossing(self, other: Self) -> Option<GridPoint> {
        let of_start = cross(other.start, other.end, self.start);
        let of_end = cross(other.start, other.end, self.end);
        let of_other_start = cross(self.start, self.end, other.start);
        let of_other_end = cross(self.start, self.end, other.end);
        if !opposite(of_start, of_end) || !opposite(of_other_start, of_other_end) {
            return None;
        }
        Some(self.at(of_start, of_start - of_end))
    }

    /// The point of the grid nearest to the foot of the perpendicular from a point.
    pub(super) fn foot(self, point: GridPoint) -> GridPoint {
        self.at(self.along(point), self.length_squared())
    }

    /// The point of the grid nearest to a fraction of the way.
    fn at(self, numerator: i128, denominator: i128) -> GridPoint {
        let part = |from: i64, to: i64| {
            from + rounded_quotient(i128::from(to - from) * numerator, denominator)
        };
        GridPoint { x: part(self.start.x, self.end.x), y: part(self.start.y, self.end.y) }
    }

    /// Says whether two segments, of two parcels that have their insides on the left, run along one boundary:
    /// in opposite directions, beside each other, and within so many steps wherever they are.
    pub(super) fn runs_against(self, other: Self, steps: i64) -> bool {
        if !self.near(other, steps) || opposing(self, other) >= 0 {
            return false;
        }
        let beside = |one: Self, point| one.has_beside(point);
        let others = [other.start, other.end].into_iter().filter(|&it| beside(self, it));
        let own = [self.start, self.end].into_iter().filter(|&it| beside(other, it));
        let shared = usize::from(self.start == other.end) + usize::from(self.end == other.start);
        let mut n_beside = shared;
        let mut within = true;
        for (line, point) in others.map(|it| (self, it)).chain(own.map(|it| (other, it))) {
            n_beside += 1;
            within &= line.line_within(point, steps);
        }
        within && n_beside >= 2
    }

    /// Says whether the envelopes, grown by so many steps, meet.
    pub(super) fn near(self, other: Self, steps: i64) -> bool {
        let apart = |a: i64, b: i64, c: i64, d: i64| {
            a.max(b) + steps < c.min(d) || c.max(d) + steps < a.min(b)
        };
        !apart(self.start.x, self.end.x, other.start.x, other.end.x)
            && !apart(self.start.y, self.end.y, other.start.y, other.end.y)
    }
}

/// The product of the lengths of two ways from one point, times the cosine of the angle between them.
pub(super) fn dot(from: GridPoint, one: GridPoint, other: GridPoint) -> i128 {
    let way = |a: i64, b: i64| i128::from(b - a);
    way(from.x, one.x) * way(from.x, other.x) + way(from.y, one.y) * way(from.y, other.y)
}

/// The square of the distance, in square steps.
pub(super) fn distance_squared(one: GridPoint, other: GridPoint) -> i128 {
    dot(one, other, other)
}

/// The segments around a ring that is not closed by a repeated point.
pub(super) fn ring_segments(ring: &[GridPoint]) -> impl Iterator<Item = Segment> {
    let ends = ring.iter().skip(1).chain(ring.first());
    ring.iter().zip(ends).map(|(&start, &end)| Segment { start, end })
}

/// The segments along a line.
pub(super) fn line_segments(line: &[GridPoint]) -> impl Iterator<Item = Segment> {
    line.iter().zip(line.iter().skip(1)).map(|(&start, &end)| Segment { start, end })
}

fn opposing(one: Segment, other: Segment) -> i128 {
    one.along(other.end) - one.along(other.start)
}

fn opposite(one: i128, other: i128) -> bool {
    (one < 0 && other > 0) || (one > 0 && other < 0)
}

/// The whole number nearest to a quotient; halves go up, wherever zero is.
fn rounded_quotient(numerator: i128, denominator: i128) -> i64 {
    let (numerator, denominator) =
        if denominator < 0 { (-numerator, -denominator) } else { (numerator, denominator) };
    let quotient = (2 * numerator + denominator).checked_div_euclid(2 * denominator);
    quotient.and_then(|it| i64::try_from(it).ok()).unwrap_or(0)
}
