//! Clipping to the frame of a tile, in tile units and their fractions.
//!
//! Sutherland and Hodgman, Reentrant polygon clipping, CACM 17 (1974).
//! An edge is cut at the same place whichever way it runs, so that two neighbours stay neighbours.

use super::frame::{HIGH, LOW};
use crate::Coord;

/// A side of the frame; a position on it lies within.
#[derive(Clone, Copy)]
enum Side {
    Left,
    Right,
    Top,
    Bottom,
}

const SIDES: [Side; 4] = [Side::Left, Side::Right, Side::Top, Side::Bottom];

impl Side {
    fn holds(self, it: Coord) -> bool {
        match self {
            Self::Left => it.x >= LOW,
            Self::Right => it.x <= HIGH,
            Self::Top => it.y >= LOW,
            Self::Bottom => it.y <= HIGH,
        }
    }

    /// Where an edge crosses the side that holds one of its ends alone.
    fn crossing(self, a: Coord, b: Coord) -> Coord {
        let flipped = |it: Coord| Coord { x: it.y, y: it.x };
        match self {
            Self::Left => at_x(LOW, a, b),
            Self::Right => at_x(HIGH, a, b),
            Self::Top => flipped(at_x(LOW, flipped(a), flipped(b))),
            Self::Bottom => flipped(at_x(HIGH, flipped(a), flipped(b))),
        }
    }
}

/// Rounding may not carry the point beyond the edge's ends: they are within the sides that were cut before.
fn at_x(x: f64, a: Coord, b: Coord) -> Coord {
    let (a, b) = if a.x < b.x { (a, b) } else { (b, a) };
    let y = a.y + (x - a.x) / (b.x - a.x) * (b.y - a.y);
    Coord { x, y: y.max(a.y.min(b.y)).min(a.y.max(b.y)) }
}

/// Leaves of a ring what lies in the frame; `spare` is room to work in.
///
/// A ring that leaves the frame more than once comes back as one whose parts hang together along the sides.
pub(super) fn clip_ring(ring: &mut Vec<Coord>, spare: &mut Vec<Coord>) {
    for side in SIDES {
        spare.clear();
        let mut previous = ring.last().copied();
        for &vertex in ring.iter() {
            if let Some(before) = previous.replace(vertex)
                && side.holds(before) != side.holds(vertex)
            {
                spare.push(side.crossing(before, vertex));
            }
            if side.holds(vertex) {
                spare.push(vertex);
            }
        }
        std::mem::swap(ring, spare);
    }
}

/// What of an edge lies in the frame, in the direction of the edge.
pub(super) fn clip_edge(mut start: Coord, mut end: Coord) -> Option<(Coord, Coord)> {
    for side in SIDES {
        match (side.holds(start), side.holds(end)) {
            (true, true) => {}
            (true, false) => end = side.crossing(start, end),
            (false, true) => start = side.crossing(start, end),
            (false, false) => return None,
        }
    }
    Some((start, end))
}

#[cfg(test)]
mod tests;
