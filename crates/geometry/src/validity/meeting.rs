//! How two edges meet, decided with exact predicates.

use geo::kernels::{Kernel as _, Orientation, RobustKernel};

use super::vertices::dot;
use crate::Coord;

/// How two edges meet.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Meeting {
    /// They cross within both; the point is rounded.
    Crossing(Coord),
    /// An end of one lies on the other; the point is exact.
    Touching(Coord),
    /// They share more than a point, of which this is one.
    Overlapping(Coord),
}

pub(super) fn meeting([a, b]: [Coord; 2], [c, d]: [Coord; 2]) -> Option<Meeting> {
    let side = RobustKernel::orient2d;
    let (of_c, of_d) = (side(a, b, c), side(a, b, d));
    if of_c == of_d && of_c != Orientation::Collinear {
        return None;
    }
    let (of_a, of_b) = (side(c, d, a), side(c, d, b));
    if of_a == of_b && of_a != Orientation::Collinear {
        return None;
    }
    if of_c == Orientation::Collinear && of_d == Orientation::Collinear {
        return along([a, b], [c, d]);
    }
    let ends = [(of_a, a), (of_b, b), (of_c, c), (of_d, d)];
    match ends.into_iter().find(|(side, _)| *side == Orientation::Collinear) {
        Some((_, end)) => Some(Meeting::Touching(end)),
        None => Some(Meeting::Crossing(crossing_point([a, b], [c, d]))),
    }
}

/// Two edges on one line share nothing, an end, or a stretch.
fn along([a, b]: [Coord; 2], [c, d]: [Coord; 2]) -> Option<Meeting> {
    let key = |it: &Coord| (it.x, it.y);
    let order = |one: Coord, other: Coord| {
        if key(&one) <= key(&other) { [one, other] } else { [other, one] }
    };
    let ([a, b], [c, d]) = (order(a, b), order(c, d));
    let first = if key(&a) < key(&c) { c } else { a };
    let last = if key(&b) < key(&d) { b } else { d };
    match key(&first).partial_cmp(&key(&last))? {
        std::cmp::Ordering::Less => Some(Meeting::Overlapping(first)),
        std::cmp::Ordering::Equal => Some(Meeting::Touching(first)),
        std::cmp::Ordering::Greater => None,
    }
}

fn crossing_point([a, b]: [Coord; 2], [c, d]: [Coord; 2]) -> Coord {
    let cross = |one: Coord, other: Coord| one.x * other.y - one.y * other.x;
    let along = cross(c - a, d - c) / cross(b - a, d - c);
    // Nearly parallel edges can round to anything; the point stays on the edge.
    let along = if along.is_finite() { along.clamp(0.0, 1.0) } else { 0.5 };
    a + (b - a) * along
}

/// Says whether two paths that touch in a point also cross there.
///
/// Each path is given by where it comes from and where it goes.
/// Where one runs along the other, the edges overlap, which is found elsewhere.
pub(super) fn cross_at(point: Coord, [from, to]: [Coord; 2], other: [Coord; 2]) -> bool {
    let sides = other.map(|it| left_of(point, [from, to], it));
    matches!(sides, [Some(one), Some(other)] if one != other)
}

/// Says whether a direction is on the left of a path with a bend; nothing if it is along the path.
fn left_of(point: Coord, [from, to]: [Coord; 2], direction: Coord) -> Option<bool> {
    let side = |one, other| RobustKernel::orient2d(point, one, other);
    let same = |one: Coord, other: Coord| {
        side(one, other) == Orientation::Collinear && dot(one - point, other - point) > 0.0
    };
    if same(from, direction) || same(to, direction) || same(from, to) {
        return None;
    }
    let left = |one, other| side(one, other) == Orientation::CounterClockwise;
    Some(match side(to, from) {
        Orientation::CounterClockwise => left(to, direction) && left(direction, from),
        Orientation::Clockwise => !(left(from, direction) && left(direction, to)),
        Orientation::Collinear => left(to, direction),
    })
}
