//! Places beside an edge, in floats: what lies along it, and how far away on its outside.

use super::open::OpenEdge;
use crate::grid::GridPoint;

/// A place relative to a line, in steps: along it, and away to its right, where the outside is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) onward: f64,
    pub(super) outward: f64,
}

/// Part of the other edge, from the start of the line onward.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stretch {
    pub(super) from: Place,
    pub(super) to: Place,
}

impl Stretch {
    /// The part beside the line.
    pub(super) fn between(self, start: f64, end: f64) -> Option<Self> {
        let (from, to) = (self.from.onward, self.to.onward);
        let share = |it: f64| (it.clamp(from, to) - from) / (to - from);
        (from < to && from < end && start < to).then(|| self.part(share(start), share(end)))
    }

    /// The part that is not behind the line and not beyond the reach.
    pub(super) fn within(self, reach: f64) -> Option<Self> {
        let (from, to) = (self.from.outward, self.to.outward);
        let rise = to - from;
        let inside = |it: f64| (0.0..=reach).contains(&it);
        let shares = match (inside(from), inside(to)) {
            (true, true) => (0.0, 1.0),
            _ if rise.abs() < f64::EPSILON => return None,
            _ => {
                let [a, b] = [-from / rise, (reach - from) / rise];
                (a.min(b).max(0.0), a.max(b).min(1.0))
            }
        };
        (shares.0 < shares.1).then(|| self.part(shares.0, shares.1))
    }

    fn part(self, start: f64, end: f64) -> Self {
        let at = |share: f64| Place {
            onward: self.from.onward + share * (self.to.onward - self.from.onward),
            outward: self.from.outward + share * (self.to.outward - self.from.outward),
        };
        Self { from: at(start), to: at(end) }
    }
}

/// An edge with its length and direction, in steps.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    start: GridPoint,
    direction: [f64; 2],
    pub(super) length: f64,
}

impl Line {
    pub(super) fn of(edge: &OpenEdge) -> Self {
        let [x, y] = between(edge.start, edge.end);
        let length = x.hypot(y);
        Self { start: edge.start, direction: [x / length, y / length], length }
    }

    /// The distance of a point from the edge.
    pub(super) fn distance(&self, point: GridPoint) -> f64 {
        let Place { onward, outward } = self.place(point);
        (onward - onward.clamp(0.0, self.length)).hypot(outward)
    }

    /// One for the same direction, minus one for the opposite.
    pub(super) fn along(&self, other: Self) -> f64 {
        self.direction[0] * other.direction[0] + self.direction[1] * other.direction[1]
    }

    pub(super) fn place(&self, point: GridPoint) -> Place {
        let ([x, y], [u, v]) = (between(self.start, point), self.direction);
        Place { onward: x * u + y * v, outward: x * v - y * u }
    }

    #[expect(clippy::cast_possible_truncation, reason = "a float beyond the range saturates")]
    pub(super) fn at(&self, onward: f64, outward: f64) -> GridPoint {
        let [u, v] = self.direction;
        let step = |it: f64| it.round() as i64;
        GridPoint {
            x: self.start.x.saturating_add(step(onward * u + outward * v)),
            y: self.start.y.saturating_add(step(onward * v - outward * u)),
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "points of the grid stay below 2^50 steps")]
fn between(start: GridPoint, end: GridPoint) -> [f64; 2] {
    [end.x.saturating_sub(start.x) as f64, end.y.saturating_sub(start.y) as f64]
}
