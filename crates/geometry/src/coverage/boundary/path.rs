//! Rings and lines as ways along which lengths are counted, in steps relative to an origin.

use crate::grid::GridPoint;

/// Points in a row; a ring ends with the point that it begins with.
#[derive(Debug)]
pub(super) struct Path {
    pub(super) points: Vec<[f64; 2]>,
    /// How long the way is from the first point to each.
    pub(super) lengths: Vec<f64>,
    /// The whole length.
    pub(super) length: f64,
    pub(super) closed: bool,
}

/// A vertex of a ring and by how much the ring turns there.
pub(super) struct Corner {
    pub(super) at: [f64; 2],
    pub(super) turn_deg: f64,
}

impl Path {
    pub(super) fn ring(points: &[GridPoint], origin: GridPoint) -> Self {
        let closed = points.iter().chain(points.first()).map(|&it| relative(it, origin)).collect();
        Self { closed: true, ..Self::line(closed) }
    }

    pub(super) fn line(points: Vec<[f64; 2]>) -> Self {
        let mut length = 0.0;
        let mut lengths: Vec<f64> = Vec::with_capacity(points.len());
        lengths.extend(points.first().map(|_| 0.0));
        for edge in points.windows(2) {
            if let &[start, end] = edge {
                length += distance(start, end);
                lengths.push(length);
            }
        }
        Self { points, lengths, length, closed: false }
    }

    pub(super) fn edges(&self) -> impl Iterator<Item = [[f64; 2]; 2]> {
        self.points.iter().zip(self.points.iter().skip(1)).map(|(&start, &end)| [start, end])
    }

    /// The vertices of a ring in order, each once.
    pub(super) fn corners(&self) -> impl Iterator<Item = Corner> {
        let last_edge = self.edges().last();
        let before = last_edge.into_iter().chain(self.edges());
        before.zip(self.edges()).map(|(before, after)| {
            let [before_x, before_y] = direction(before);
            let [x, y] = direction(after);
            let turn = (before_x * y - before_y * x).atan2(before_x * x + before_y * y);
            Corner { at: after[0], turn_deg: turn.abs().to_degrees() }
        })
    }

    /// The length from the first point to the foot of a point on an edge.
    pub(super) fn along(&self, edge: usize, point: [f64; 2]) -> Option<f64> {
        let ends = [*self.points.get(edge)?, *self.points.get(edge + 1)?];
        let length = distance(ends[0], ends[1]);
        let [x, y] = direction(ends);
        let [away_x, away_y] = direction([ends[0], point]);
        let foot = if length > 0.0 { (x * away_x + y * away_y) / length } else { 0.0 };
        Some(self.lengths.get(edge)? + foot.clamp(0.0, length))
    }

    /// The point so far along an edge.
    pub(super) fn point(&self, edge: usize, part: f64) -> [f64; 2] {
        let start = self.points.get(edge).copied().unwrap_or_default();
        let [x, y] = direction([start, self.points.get(edge + 1).copied().unwrap_or(start)]);
        [start[0] + x * part, start[1] + y * part]
    }
}

/// A point of the grid in steps from the origin; exact, since both are below 2⁵⁰.
#[expect(clippy::cast_precision_loss, reason = "points of the grid stay below 2^50 steps")]
pub(super) fn relative(point: GridPoint, origin: GridPoint) -> [f64; 2] {
    [(point.x - origin.x) as f64, (point.y - origin.y) as f64]
}

pub(super) fn distance(one: [f64; 2], other: [f64; 2]) -> f64 {
    (other[0] - one[0]).hypot(other[1] - one[1])
}

pub(super) fn direction([start, end]: [[f64; 2]; 2]) -> [f64; 2] {
    [end[0] - start[0], end[1] - start[1]]
}
