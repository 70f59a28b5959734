//! Rings on whole units, without the point that closes them: what repeats, what turns back, what they enclose.

use super::{
    TilePoint,
    frame::{HIGH_UNIT, LOW_UNIT},
};

/// Twice the signed area of a ring without its closing point, in square units (specification, section 4.3.4.4).
///
/// Where `y` runs down, as in a tile, positive is clockwise to the eye, and is what a shell must be.
pub(super) fn doubled_area(ring: &[TilePoint]) -> i128 {
    let cross = |a: &TilePoint, b: &TilePoint| {
        i128::from(a.x) * i128::from(b.y) - i128::from(b.x) * i128::from(a.y)
    };
    let closing = ring.last().zip(ring.first()).map_or(0, |(a, b)| cross(a, b));
    closing + ring.iter().zip(ring.iter().skip(1)).map(|(a, b)| cross(a, b)).sum::<i128>()
}

/// Adds a vertex; one that repeats the last is left out, and so is a way out and straight back.
pub(super) fn push(ring: &mut Vec<TilePoint>, point: TilePoint) {
    loop {
        match ring.as_slice() {
            [.., last] if *last == point => return,
            [.., before, last] if turns_back(*before, *last, point) => {
                ring.pop();
            }
            _ => break,
        }
    }
    ring.push(point);
}

/// The ring without what repeats or turns back where its ends meet.
pub(super) fn closed(mut ring: &[TilePoint]) -> &[TilePoint] {
    loop {
        ring = match ring {
            [first, rest @ .., last] if first == last || ends_turn_back(*first, rest, *last) => {
                ring.split_last().map_or(ring, |(_, rest)| rest)
            }
            [first, second, .., last] if turns_back(*last, *first, *second) => {
                ring.split_first().map_or(ring, |(_, rest)| rest)
            }
            _ => return ring,
        }
    }
}

fn ends_turn_back(first: TilePoint, rest: &[TilePoint], last: TilePoint) -> bool {
    rest.last().is_some_and(|before| turns_back(*before, last, first))
}

fn turns_back(a: TilePoint, b: TilePoint, c: TilePoint) -> bool {
    let (ab, bc) = ((b.x - a.x, b.y - a.y), (c.x - b.x, c.y - b.y));
    ab.0 * bc.1 == ab.1 * bc.0 && ab.0 * bc.0 + ab.1 * bc.1 < 0
}

/// The greatest number of edges that run along one side of the frame.
pub(super) fn n_along_a_side(ring: &[TilePoint]) -> usize {
    let ends = ring.iter().skip(1).chain(ring.first());
    let edges = || ring.iter().zip(ends.clone());
    let along_x = |it: i64| edges().filter(|(a, b)| a.x == it && b.x == it).count();
    let along_y = |it: i64| edges().filter(|(a, b)| a.y == it && b.y == it).count();
    [LOW_UNIT, HIGH_UNIT].into_iter().map(|it| along_x(it).max(along_y(it))).max().unwrap_or(0)
}
