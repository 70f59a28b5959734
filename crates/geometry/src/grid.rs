//! The surveyed grid (测量坐标网格): positions as whole steps of a tenth of a millimetre.
//!
//! The standard's coordinate precision is 0.0001 m (section 2.9 of the domain notes).
//! On the grid equality, sides and areas are exact, so that what is conserved can be compared with `==`.

use std::cmp::Ordering;

use crate::{Coord, Ring};

/// The steps of the grid in a metre.
pub const STEPS_PER_M: f64 = 10_000.0;

/// Beyond this many metres from the origin nothing is a surveyed position, and `f64` no longer tells steps apart.
const COORDINATE_M_MAX: f64 = 1.0e11;

/// A position on the surveyed grid: `x` is the easting and `y` the northing, in steps of 0.0001 m.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct GridPoint {
    pub x: i64,
    pub y: i64,
}

impl GridPoint {
    /// The point of the grid nearest to a position in metres; none if it is not finite or far beyond any survey.
    #[expect(clippy::cast_possible_truncation, reason = "the bound was just looked at")]
    pub fn nearest(coord: Coord) -> Option<Self> {
        let bounded = |it: f64| it.abs() <= COORDINATE_M_MAX;
        if !bounded(coord.x) || !bounded(coord.y) {
            return None;
        }
        let step = |it: f64| (it * STEPS_PER_M).round() as i64;
        Some(Self { x: step(coord.x), y: step(coord.y) })
    }

    /// The position in metres: the number that a surveyor writes with four decimals.
    #[expect(clippy::cast_precision_loss, reason = "points of the grid stay below 2^50 steps")]
    pub fn coord(self) -> Coord {
        Coord { x: self.x as f64 / STEPS_PER_M, y: self.y as f64 / STEPS_PER_M }
    }

    /// The distance to another point in metres.
    #[expect(clippy::cast_precision_loss, reason = "points of the grid stay below 2^50 steps")]
    pub fn distance_m(self, other: Self) -> f64 {
        let [x, y] = [other.x.abs_diff(self.x), other.y.abs_diff(self.y)];
        (x as f64).hypot(y as f64) / STEPS_PER_M
    }

    /// On which side of the line from `start` to `end` the point lies: greater is left, less is right, equal is on it.
    pub fn side_of(self, start: Self, end: Self) -> Ordering {
        cross(start, end, self).cmp(&0)
    }
}

/// Twice the signed area of the triangle, in square steps; positive when it runs counter-clockwise.
pub fn cross(a: GridPoint, b: GridPoint, c: GridPoint) -> i128 {
    let along = |from: i64, to: i64| i128::from(to) - i128::from(from);
    along(a.x, b.x) * along(a.y, c.y) - along(a.x, c.x) * along(a.y, b.y)
}

/// Twice the signed area of a ring in square steps, closed or not; positive when it runs counter-clockwise.
pub fn doubled_area(ring: &[GridPoint]) -> i128 {
    let Some(&origin) = ring.first() else { return 0 };
    ring.windows(2).filter_map(|it| Some(cross(origin, *it.first()?, *it.last()?))).sum()
}

/// The area in square metres of twice an area in square steps.
#[expect(
    clippy::cast_precision_loss,
    reason = "an area in square metres has no more digits than an f64"
)]
pub fn doubled_area_m2(doubled: i128) -> f64 {
    doubled as f64 / (2.0 * STEPS_PER_M * STEPS_PER_M)
}

/// The ring on the grid, as it was delivered; none if a coordinate has no place there.
pub fn grid_ring(ring: &Ring) -> Option<Vec<GridPoint>> {
    ring.0.iter().map(|&it| GridPoint::nearest(it)).collect()
}

#[cfg(test)]
mod tests {
    use std::cmp::Ordering;

    use proptest::prelude::*;

    use super::{GridPoint, cross, doubled_area, doubled_area_m2};
    use crate::Coord;

    #[test]
    fn a_position_with_a_zone_prefix_keeps_its_four_decimals() {
        let coord = Coord { x: 40_512_345.678_9, y: 3_405_678.123_4 };
        let point = GridPoint::nearest(coord).unwrap();
        assert_eq!((point.x, point.y), (405_123_456_789, 34_056_781_234));
        assert_eq!(point.coord(), coord);
    }

    #[test]
    fn what_is_no_position_has_no_point() {
        for x in [f64::NAN, f64::INFINITY, -f64::INFINITY, 1.0e12] {
            assert_eq!(GridPoint::nearest(Coord { x, y: 0.0 }), None);
            assert_eq!(GridPoint::nearest(Coord { x: 0.0, y: x }), None);
        }
    }

    #[test]
    fn a_square_of_a_step_has_its_area_wherever_it_lies() {
        let square = |x: i64, y: i64| {
            [(0, 0), (1, 0), (1, 1), (0, 1)].map(|(dx, dy)| GridPoint { x: x + dx, y: y + dy })
        };
        assert_eq!(doubled_area(&square(0, 0)), 2);
        assert_eq!(doubled_area(&square(405_000_000_000, 34_000_000_000)), 2);
        let mut clockwise = square(-7, 9);
        clockwise.reverse();
        assert_eq!(doubled_area(&clockwise), -2);
        assert_eq!(doubled_area(&[]), 0);
        assert!((doubled_area_m2(200_000_000) - 1.0).abs() < f64::EPSILON);
    }

    #[test]
    fn a_point_a_step_off_a_long_line_is_not_on_it() {
        let (start, end) = (GridPoint { x: 0, y: 0 }, GridPoint { x: 1_000_000_000_000, y: 1 });
        let middle = |y| GridPoint { x: 500_000_000_000, y };
        assert_eq!(middle(1).side_of(start, end), Ordering::Greater);
        assert_eq!(middle(0).side_of(start, end), Ordering::Less);
        assert_eq!(end.side_of(start, end), Ordering::Equal);
    }

    proptest! {
        #[test]
        fn every_point_is_nearest_to_its_own_position(x in -1_i64 << 49..1_i64 << 49, y in -1_i64 << 49..1_i64 << 49) {
            let point = GridPoint { x, y };
            prop_assert_eq!(GridPoint::nearest(point.coord()), Some(point));
            prop_assert_eq!(cross(point, point, GridPoint::default()), 0);
        }
    }
}
