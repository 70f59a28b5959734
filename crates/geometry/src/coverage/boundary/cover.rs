//! Which stretches of a path have nothing beside them.

use super::path::{Path, direction, distance};
use super::{Edges, edges_around};

/// A stretch of a path.
#[derive(Debug)]
pub(super) struct Stretch {
    pub(super) points: Vec<[f64; 2]>,
    /// In steps.
    pub(super) length: f64,
}

/// A part of an edge between two shares of its length.
struct Gap {
    edge: usize,
    from: f64,
    to: f64,
}

/// The stretches of a path farther than `reach` from all edges, and longer than it.
pub(super) fn uncovered(path: &Path, edges: &Edges, reach: f64) -> Vec<Stretch> {
    let mut stretches: Vec<Stretch> = Vec::new();
    let mut open = false;
    for (n, edge) in path.edges().enumerate() {
        for gap in gaps(n, edge, edges, reach) {
            match stretches.last_mut() {
                Some(stretch) if open && gap.from <= 0.0 => stretch.extend(path, &gap),
                _ => stretches.push(Stretch::of(path, &gap)),
            }
            open = gap.to >= 1.0;
        }
        // An edge covered to its end closes what was open before it.
        open &= stretches.last().and_then(|it| it.points.last()) == Some(&edge[1]);
    }
    if path.closed && open {
        join_ends(&mut stretches, path);
    }
    stretches.retain(|it| it.length > reach);
    stretches
}

/// A stretch that runs over the first point of a ring is one.
fn join_ends(stretches: &mut Vec<Stretch>, path: &Path) {
    let starts_open = stretches.first().and_then(|it| it.points.first()) == path.points.first();
    if stretches.len() < 2 || !starts_open {
        return;
    }
    let Some(last) = stretches.pop() else { return };
    if let Some(first) = stretches.first_mut() {
        first.length += last.length;
        let rest = std::mem::replace(&mut first.points, last.points);
        first.points.extend(rest.into_iter().skip(1));
    }
}

impl Stretch {
    fn of(path: &Path, gap: &Gap) -> Self {
        let mut stretch = Self { points: vec![path.point(gap.edge, gap.from)], length: 0.0 };
        stretch.extend(path, gap);
        stretch
    }

    fn extend(&mut self, path: &Path, gap: &Gap) {
        let end = match path.points.get(gap.edge + 1) {
            Some(&end) if gap.to >= 1.0 => end,
            _ => path.point(gap.edge, gap.to),
        };
        self.length += distance(path.point(gap.edge, gap.from), end);
        self.points.push(end);
    }
}

/// The parts of an edge that are not within reach of any other edge, in order.
fn gaps(n: usize, edge: [[f64; 2]; 2], edges: &Edges, reach: f64) -> Vec<Gap> {
    let mut covered: Vec<[f64; 2]> =
        edges_around(edges, edge, reach).filter_map(|it| part_within(edge, it, reach)).collect();
    covered.sort_by(|one, other| one[0].total_cmp(&other[0]));
    let mut gaps = Vec::new();
    let mut until = 0.0;
    for [from, to] in covered {
        if from > until {
            gaps.push(Gap { edge: n, from: until, to: from });
        }
        until = to.max(until);
    }
    if until < 1.0 {
        gaps.push(Gap { edge: n, from: until, to: 1.0 });
    }
    gaps
}

/// Between which shares of its length an edge is within reach of another.
///
/// What is within reach of an edge is convex, so that this is one interval:
/// from the first to the last of what lies beside the other edge and what lies around its ends.
fn part_within(edge: [[f64; 2]; 2], other: [[f64; 2]; 2], reach: f64) -> Option<[f64; 2]> {
    let around = other.map(|it| part_around(edge, it, reach));
    let parts = around.into_iter().chain([part_beside(edge, other, reach)]).flatten();
    parts.reduce(|one, next| [one[0].min(next[0]), one[1].max(next[1])])
}

/// The part of an edge in the circle around a point.
fn part_around(edge: [[f64; 2]; 2], center: [f64; 2], reach: f64) -> Option<[f64; 2]> {
    let [x, y] = direction(edge);
    let [away_x, away_y] = direction([edge[0], center]);
    let squared_length = x * x + y * y;
    if squared_length <= 0.0 {
        return (distance(edge[0], center) <= reach).then_some([0.0, 1.0]);
    }
    let across = (x * away_y - y * away_x) / squared_length.sqrt();
    let half = (reach * reach - across * across).sqrt() / squared_length.sqrt();
    let middle = (x * away_x + y * away_y) / squared_length;
    let part = [(middle - half).max(0.0), (middle + half).min(1.0)];
    // Where the circle is not reached the root is no number, and nothing compares with it.
    (half >= 0.0 && part[0] <= part[1]).then_some(part)
}

/// The part of an edge in the rectangle along another.
fn part_beside(edge: [[f64; 2]; 2], other: [[f64; 2]; 2], reach: f64) -> Option<[f64; 2]> {
    let length = distance(other[0], other[1]);
    let [x, y] = direction(other).map(|it| it / length);
    let ways = edge.map(|it| direction([other[0], it]));
    let along = ways.map(|it| x * it[0] + y * it[1]);
    let across = ways.map(|it| x * it[1] - y * it[0]);
    if length <= 0.0 {
        return None;
    }
    let [from, to] = part_between(across, [-reach, reach])?;
    let [other_from, other_to] = part_between(along, [0.0, length])?;
    let part = [from.max(other_from), to.min(other_to)];
    (part[0] <= part[1]).then_some(part)
}

/// Where a value that goes evenly from one to another is within bounds.
fn part_between([start, end]: [f64; 2], [low, high]: [f64; 2]) -> Option<[f64; 2]> {
    let slope = end - start;
    if slope == 0.0 {
        return (low <= start && start <= high).then_some([0.0, 1.0]);
    }
    let (one, other) = ((low - start) / slope, (high - start) / slope);
    let part = [one.min(other).max(0.0), one.max(other).min(1.0)];
    (part[0] <= part[1]).then_some(part)
}
