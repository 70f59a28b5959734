//! Which stretches of an edge face the edges of neighbours, and how far off those are.

use std::collections::BTreeMap;

use crate::{
    coverage::ObjectIndex,
    grid::{GridPoint, STEPS_PER_M},
};

/// The outline's own edge and the neighbours' edges overlap by at most so much, as those of one surveyed bound may.
///
/// The tolerance of a vertex on an edge of a checking system in use (YLT; Q18 of the domain notes).
pub(super) const OVERLAP_M_MAX: f64 = 0.05;

/// Nearer than this two bounds are one: the topology tolerance of the quality rules (section 2.9 of the domain notes).
const SHARED_M_MAX: f64 = 0.001;

/// A directed edge whose inside is on the left.
#[derive(Clone, Copy, Debug)]
pub(super) struct Edge {
    pub(super) start: GridPoint,
    pub(super) end: GridPoint,
}

/// A part of an edge that a neighbour faces, in steps of the grid along the edge.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Stretch {
    pub(super) object: ObjectIndex,
    from: i64,
    to: i64,
    /// The least distance between the two, where it counts: an overlap is no distance.
    distance_m: f64,
    /// Whether the two bounds are one all along.
    shared: bool,
}

impl Edge {
    /// The part of this edge that another faces from outside, within a distance; nothing if it looks elsewhere.
    pub(super) fn faced_by(
        self,
        other: Self,
        object: ObjectIndex,
        distance_m_max: f64,
    ) -> Option<Stretch> {
        let length_m = self.length_m();
        let ([start_along, start_out], [end_along, end_out]) =
            (self.seen(other.start), self.seen(other.end));
        // Both have their insides on the left, so edges that face each other run against each other.
        if end_along >= start_along {
            return None;
        }
        let out_at = |along: f64| {
            let part = (along - start_along) / (end_along - start_along);
            start_out + (end_out - start_out) * part
        };
        let within = clip(
            [end_along.max(0.0), start_along.min(length_m)],
            out_at,
            [-OVERLAP_M_MAX, distance_m_max],
        )?;
        let [near, far] = within.map(out_at);
        Some(Stretch {
            object,
            from: steps(within[0]),
            to: steps(within[1]),
            distance_m: near.min(far).max(0.0),
            shared: near.abs().max(far.abs()) <= SHARED_M_MAX,
        })
    }

    /// How far a point lies along the edge, and how far out to its right.
    fn seen(self, point: GridPoint) -> [f64; 2] {
        let [x, y] = metres(self.start, self.end);
        let [to_x, to_y] = metres(self.start, point);
        let length_m = self.length_m();
        [(to_x * x + to_y * y) / length_m, (to_x * y - to_y * x) / length_m]
    }

    fn length_m(self) -> f64 {
        let [x, y] = metres(self.start, self.end);
        x.hypot(y)
    }
}

/// The part of a line in which a linear function keeps between two bounds.
fn clip(
    [from, to]: [f64; 2],
    out_at: impl Fn(f64) -> f64,
    [low, high]: [f64; 2],
) -> Option<[f64; 2]> {
    let (at_from, at_to) = (out_at(from), out_at(to));
    let rise = at_to - at_from;
    let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
    for (room_at_from, fall) in [(at_from - low, -rise), (high - at_from, rise)] {
        if fall > 0.0 {
            leave = leave.min(room_at_from / fall);
        } else if fall < 0.0 {
            enter = enter.max(room_at_from / fall);
        } else if room_at_from < 0.0 {
            return None;
        }
    }
    (from < to && enter < leave).then(|| [enter, leave].map(|it| from + (to - from) * it))
}

/// The length in metres that each neighbour faces, and the part of it that is one bound with the edge's.
pub(super) type Lengths = BTreeMap<ObjectIndex, [f64; 2]>;

/// Gives every part of an edge to the neighbour that is nearest there.
///
/// The nearest stretch takes what it faces, the next what is left, so that nobody behind a neighbour is one.
pub(super) fn share_out(mut stretches: Vec<Stretch>, lengths: &mut Lengths) {
    stretches.sort_by(|one, other| {
        let by_distance = one.distance_m.total_cmp(&other.distance_m);
        by_distance.then((one.object, one.from, one.to).cmp(&(other.object, other.from, other.to)))
    });
    let mut taken = Taken::default();
    for it in stretches {
        let length_m = taken.take(it.from, it.to);
        let [faced_m, shared_m] = lengths.entry(it.object).or_default();
        *faced_m += length_m;
        *shared_m += if it.shared { length_m } else { 0.0 };
    }
}

/// What has been given away, as ends by starts; no two touch.
#[derive(Default)]
struct Taken(BTreeMap<i64, i64>);

impl Taken {
    /// Takes what is left between two places, and says how many metres that was.
    fn take(&mut self, from: i64, to: i64) -> f64 {
        let before = self.0.range(..from).next_back().filter(|(_, end)| **end >= from);
        let (mut start, mut place) = before.map_or((from, from), |(&start, &end)| (start, end));
        start = start.min(from);
        let mut left = 0;
        while let Some((&next, &end)) = self.0.range(from..=to).next() {
            left += (next - place).max(0);
            place = place.max(end);
            self.0.remove(&next);
        }
        left += (to - place).max(0);
        if from < to {
            self.0.insert(start, place.max(to));
        }
        as_metres(left)
    }
}

fn metres(from: GridPoint, to: GridPoint) -> [f64; 2] {
    [as_metres(to.x.saturating_sub(from.x)), as_metres(to.y.saturating_sub(from.y))]
}

#[expect(clippy::cast_precision_loss, reason = "distances on the grid stay below 2^52 steps")]
fn as_metres(n_steps: i64) -> f64 {
    n_steps as f64 / STEPS_PER_M
}

#[expect(clippy::cast_possible_truncation, reason = "distances on the grid stay below 2^52 steps")]
fn steps(length_m: f64) -> i64 {
    (length_m * STEPS_PER_M).round() as i64
}

#[cfg(test)]
mod tests {
    use super::{Edge, Lengths, Taken, share_out};
    use crate::{Coord, coverage::ObjectIndex, grid::GridPoint};

    fn edge(from: (f64, f64), to: (f64, f64)) -> Edge {
        let point = |it: (f64, f64)| GridPoint::nearest(Coord::from(it)).unwrap();
        Edge { start: point(from), end: point(to) }
    }

    /// The lengths that neighbours face of an edge ten metres long that looks south, with 2 m to look.
    fn faced(others: &[[(f64, f64); 2]]) -> Vec<(u32, String)> {
        let own = edge((0.0, 0.0), (10.0, 0.0));
        let stretch = |(n, &[from, to]): (usize, &[_; 2])| {
            own.faced_by(edge(from, to), ObjectIndex(u32::try_from(n).unwrap()), 2.0)
        };
        let mut lengths = Lengths::default();
        share_out(others.iter().enumerate().filter_map(stretch).collect(), &mut lengths);
        let text = |[faced_m, shared_m]: [f64; 2]| format!("{faced_m:.3}, shared {shared_m:.3}");
        lengths.into_iter().map(|(object, it)| (object.0, text(it))).collect()
    }

    fn one(from: (f64, f64), to: (f64, f64)) -> String {
        faced(&[[from, to]]).pop().map_or_else(|| "nothing".to_owned(), |it| it.1)
    }

    #[test]
    fn an_edge_that_runs_against_it_faces_it_as_far_as_they_are_abreast() {
        assert_eq!(one((8.0, -1.0), (-5.0, -1.0)), "8.000, shared 0.000");
        assert_eq!(one((8.0, 0.0), (3.0, 0.0)), "5.000, shared 5.000");
        assert_eq!(one((-1.0, 0.0), (-5.0, 0.0)), "nothing");
        assert_eq!(one((-5.0, -1.0), (8.0, -1.0)), "nothing", "it looks away");
        assert_eq!(one((5.0, -2.0), (5.0, 0.0)), "nothing", "it stands across");
    }

    #[test]
    fn the_distance_is_the_limit() {
        assert_eq!(one((10.0, -2.0), (0.0, -2.0)), "10.000, shared 0.000");
        assert_eq!(one((10.0, -2.0001), (0.0, -2.0001)), "nothing");
        assert_eq!(one((10.0, -4.0), (0.0, 0.0)), "5.000, shared 0.000", "as far as it is near");
    }

    #[test]
    fn bounds_a_millimetre_apart_are_one() {
        assert_eq!(one((10.0, -0.001), (0.0, -0.001)), "10.000, shared 10.000");
        assert_eq!(one((10.0, -0.0011), (0.0, -0.0011)), "10.000, shared 0.000");
    }

    #[test]
    fn a_small_overlap_is_a_neighbour_and_a_great_one_is_none() {
        assert_eq!(one((10.0, 0.05), (0.0, 0.05)), "10.000, shared 0.000");
        assert_eq!(one((10.0, 0.0501), (0.0, 0.0501)), "nothing");
    }

    #[test]
    fn who_stands_behind_a_neighbour_is_none() {
        let others = [[(10.0, -1.5), (0.0, -1.5)], [(4.0, -0.5), (0.0, -0.5)]];
        assert_eq!(
            faced(&others),
            [(0, "6.000, shared 0.000".to_owned()), (1, "4.000, shared 0.000".to_owned())]
        );
    }

    #[test]
    fn no_step_is_taken_twice() {
        let mut taken = Taken::default();
        let mut take = |from, to| format!("{:.4}", taken.take(from, to));
        let lengths = [take(2, 4), take(6, 8), take(3, 7), take(0, 10), take(0, 10), take(5, 5)];
        assert_eq!(lengths, ["0.0002", "0.0002", "0.0002", "0.0004", "0.0000", "0.0000"]);
        assert_eq!(taken.0.into_iter().collect::<Vec<_>>(), [(0, 10)]);
    }
}
