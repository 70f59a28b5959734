//! Distances on the surveyed grid, compared exactly however far the points are apart.

use crate::grid::{GridPoint, STEPS_PER_M, cross};

/// A length in whole steps of the grid; what is negative or no number is zero.
#[expect(clippy::cast_possible_truncation, reason = "the bounds fit")]
pub(super) fn steps(length_m: f64) -> i64 {
    /// A tolerance of more than a hundred kilometres means nothing, and its square stays far from any bound.
    const STEPS_MAX: f64 = 1.0e9;
    (length_m * STEPS_PER_M).round().clamp(0.0, STEPS_MAX) as i64
}

/// The square of the distance in square steps.
pub(super) fn squared_distance(one: GridPoint, other: GridPoint) -> i128 {
    dot(one, other, other)
}

/// The scalar product of the ways from `origin` to two points, in square steps.
pub(super) fn dot(origin: GridPoint, one: GridPoint, other: GridPoint) -> i128 {
    let along = |from: i64, to: i64| i128::from(to) - i128::from(from);
    along(origin.x, one.x) * along(origin.x, other.x)
        + along(origin.y, one.y) * along(origin.y, other.y)
}

/// Says whether the points are less than so many steps apart.
pub(super) fn nearer_than(one: GridPoint, other: GridPoint, limit: i64) -> bool {
    squared_distance(one, other) < square(limit)
}

/// Says whether the foot of a point lies within an edge, its ends left out, less than so many steps away.
///
/// On a slanted edge few points of the grid lie exactly; a foot is all that a T-junction has.
pub(super) fn beside_edge(point: GridPoint, [start, end]: [GridPoint; 2], limit: i64) -> bool {
    let along = dot(start, point, end);
    let squared_length = squared_distance(start, end);
    if along <= 0 || along >= squared_length {
        return false;
    }
    let across = cross(start, end, point).unsigned_abs();
    let limit = square(limit).unsigned_abs();
    across == 0 || wide(across, across) < wide(limit, squared_length.unsigned_abs())
}

/// The distance in metres.
#[expect(clippy::cast_precision_loss, reason = "a measure to be read, not compared")]
pub(super) fn distance_m(one: GridPoint, other: GridPoint) -> f64 {
    (squared_distance(one, other) as f64).sqrt() / STEPS_PER_M
}

/// The distance in metres from the line that an edge lies on.
#[expect(clippy::cast_precision_loss, reason = "a measure to be read, not compared")]
pub(super) fn line_distance_m(point: GridPoint, [start, end]: [GridPoint; 2]) -> f64 {
    let across = cross(start, end, point).unsigned_abs() as f64;
    across / (squared_distance(start, end) as f64).sqrt() / STEPS_PER_M
}

fn square(limit: i64) -> i128 {
    i128::from(limit) * i128::from(limit)
}

/// The product in 256 bits, its upper half first: the square of an area across a country needs more than 128.
fn wide(one: u128, other: u128) -> (u128, u128) {
    let (low, high) = one.carrying_mul(other, 0);
    (high, low)
}

#[cfg(test)]
mod tests {
    use super::{beside_edge, distance_m, line_distance_m, nearer_than, steps};
    use crate::grid::GridPoint;

    fn point(x: i64, y: i64) -> GridPoint {
        GridPoint { x, y }
    }

    #[test]
    fn a_tolerance_is_a_whole_number_of_steps() {
        assert_eq!([0.0001, 0.05, 0.0, -1.0].map(steps), [1, 500, 0, 0]);
        assert_eq!([f64::NAN, f64::INFINITY].map(steps), [0, 1_000_000_000]);
    }

    #[test]
    fn the_limit_itself_is_not_near() {
        // 3, 4, 5 a hundred times.
        let (origin, other) = (point(0, 0), point(300, 400));
        assert!(nearer_than(origin, other, 501));
        assert!(!nearer_than(origin, other, 500));
        assert!((distance_m(origin, other) - 0.05).abs() < 1.0e-12);
    }

    #[test]
    fn a_foot_lies_within_the_edge() {
        let edge = [point(0, 0), point(1000, 0)];
        assert!(beside_edge(point(1, 499), edge, 500));
        assert!(!beside_edge(point(1, -500), edge, 500));
        assert!(!beside_edge(point(0, 1), edge, 500));
        assert!(!beside_edge(point(1000, 1), edge, 500));
        assert!(beside_edge(point(500, 0), edge, 0), "on the edge nothing is nearer");
    }

    #[test]
    fn an_edge_across_a_country_is_compared_to_the_step() {
        let edge = [point(0, 0), point(3 << 48, 4 << 48)];
        // Five hundred steps off the middle at a right angle: (-4, 3) a hundred times.
        let middle = |off: i64| point((3 << 47) - 4 * off, (4 << 47) + 3 * off);
        assert!(!beside_edge(middle(100), edge, 500));
        assert!(beside_edge(middle(100), edge, 501));
        assert!((line_distance_m(middle(100), edge) - 0.05).abs() < 1.0e-9);
    }
}
