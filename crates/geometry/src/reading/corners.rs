//! Which vertices of a ring are boundary points: its corners, turned clockwise.

use crate::{
    grid::{GridPoint, cross, doubled_area},
    outline::Ring,
};

/// Which vertices are listed as boundary points.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum PointsKept {
    /// Every vertex as surveyed.
    #[default]
    Every,
    /// Those where the boundary turns by more than so many degrees.
    ///
    /// The turn is taken from the last point kept, so that a curve of many small turns keeps its shape.
    /// Zero leaves out only what lies on a straight line, to the step of the grid.
    Turning { straight_deg_max: f64 },
}

/// A vertex on the grid with its number in the ring as delivered.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Corner {
    pub(super) vertex: usize,
    pub(super) at: GridPoint,
}

/// The corners of a ring, clockwise, each once; nothing if fewer than three remain or one is off the grid.
pub(super) fn clockwise(ring: &Ring, kept: PointsKept) -> Option<Vec<Corner>> {
    let corner = |(vertex, it)| Some(Corner { vertex, at: GridPoint::nearest(it)? });
    let mut corners: Vec<Corner> =
        ring.0.iter().copied().enumerate().map(corner).collect::<Option<_>>()?;
    corners.dedup_by_key(|it| it.at);
    while corners.len() > 1 && corners.first().map(|it| it.at) == corners.last().map(|it| it.at) {
        corners.pop();
    }
    let positions: Vec<GridPoint> = corners.iter().map(|it| it.at).collect();
    if doubled_area(&positions) > 0 {
        corners.reverse();
    }
    if let PointsKept::Turning { straight_deg_max } = kept {
        corners = turning(corners, straight_deg_max);
    }
    (corners.len() >= 3).then_some(corners)
}

/// Walks around from the westernmost corner, which lies on no line between others, so that the result
/// does not depend on where the ring begins.
fn turning(mut corners: Vec<Corner>, straight_deg_max: f64) -> Vec<Corner> {
    let westernmost = corners.iter().enumerate().min_by_key(|(_, it)| it.at);
    let Some((place, &start)) = westernmost else { return corners };
    corners.rotate_left(place);
    let mut kept = vec![start];
    let nexts = corners.iter().skip(2).chain([&start]);
    for (corner, next) in corners.iter().skip(1).zip(nexts) {
        let before = kept.last().unwrap_or(&start);
        if turn_deg(before.at, corner.at, next.at) > straight_deg_max {
            kept.push(*corner);
        }
    }
    if let [first, second, .., last] = kept.as_slice()
        && turn_deg(last.at, first.at, second.at) <= straight_deg_max
    {
        kept.remove(0);
    }
    kept
}

/// By how much the way turns, from 0° for straight on to 180° for back.
#[expect(clippy::cast_precision_loss, reason = "an angle needs no more digits than an f64")]
fn turn_deg(before: GridPoint, at: GridPoint, after: GridPoint) -> f64 {
    let step = |from: i64, to: i64| i128::from(to) - i128::from(from);
    let along =
        step(before.x, at.x) * step(at.x, after.x) + step(before.y, at.y) * step(at.y, after.y);
    (cross(before, at, after).unsigned_abs() as f64).atan2(along as f64).to_degrees()
}

#[cfg(test)]
mod tests {
    use super::{PointsKept, clockwise};
    use crate::{Coord, Ring};

    fn ring(coords: &[(f64, f64)]) -> Ring {
        Ring(coords.iter().map(|&it| it.into()).collect())
    }

    fn vertices(coords: &[(f64, f64)], kept: PointsKept) -> Option<Vec<usize>> {
        let mut vertices: Vec<usize> =
            clockwise(&ring(coords), kept)?.iter().map(|it| it.vertex).collect();
        vertices.sort_unstable();
        Some(vertices)
    }

    const fn turning(straight_deg_max: f64) -> PointsKept {
        PointsKept::Turning { straight_deg_max }
    }

    #[test]
    fn a_point_on_a_straight_side_is_left_out_only_when_asked() {
        let coords = [(0.0, 0.0), (0.0, 10.0), (5.0, 10.0), (10.0, 10.0), (10.0, 0.0)];
        assert_eq!(vertices(&coords, PointsKept::Every).unwrap(), [0, 1, 2, 3, 4]);
        assert_eq!(vertices(&coords, turning(0.0)).unwrap(), [0, 1, 3, 4]);
    }

    #[test]
    fn a_turn_at_the_limit_is_straight_and_one_above_it_is_a_corner() {
        // At (100, 101) the side turns by 2·atan(1/100), which is 1.1459°.
        let coords = [(0.0, 100.0), (100.0, 101.0), (200.0, 100.0), (200.0, 0.0), (0.0, 0.0)];
        assert_eq!(vertices(&coords, turning(1.146)).unwrap(), [0, 2, 3, 4]);
        assert_eq!(vertices(&coords, turning(1.145)).unwrap(), [0, 1, 2, 3, 4]);
    }

    #[test]
    fn the_westernmost_point_may_be_left_out_too() {
        let coords = [(0.0, 0.0), (-0.01, 50.0), (0.0, 100.0), (50.0, 100.0), (50.0, 0.0)];
        assert_eq!(vertices(&coords, turning(1.0)).unwrap(), [0, 2, 3, 4]);
    }

    #[test]
    fn a_curve_of_small_turns_keeps_its_shape() {
        let circle: Vec<(f64, f64)> = (0..360)
            .map(|it| f64::from(it).to_radians())
            .map(|turn| (100.0 * turn.cos(), 100.0 * turn.sin()))
            .collect();
        let n_kept = vertices(&circle, turning(5.0)).unwrap().len();
        assert!((20..120).contains(&n_kept), "{n_kept} points are left of a circle of 360");
    }

    #[test]
    fn the_corners_do_not_depend_on_where_the_ring_begins() {
        let coords =
            [(0.0, 0.0), (3.0, 40.0), (4.0, 80.0), (60.0, 81.0), (90.0, 79.0), (80.0, 3.0)];
        let positions = |ring: &Ring| {
            let corners = clockwise(ring, turning(3.0)).unwrap();
            let mut positions: Vec<_> = corners.iter().map(|it| it.at).collect();
            positions.sort_unstable();
            positions
        };
        let expected = positions(&ring(&coords));
        for n in 1..coords.len() {
            let mut moved = ring(&coords);
            moved.0.rotate_left(n);
            assert_eq!(positions(&moved), expected, "begun {n} later");
            moved.0.reverse();
            assert_eq!(positions(&moved), expected, "begun {n} later and reversed");
        }
    }

    #[test]
    fn what_has_fewer_than_three_corners_is_no_ring() {
        let line = [(0.0, 0.0), (5.0, 5.0), (9.0, 9.0)];
        assert_eq!(vertices(&line[..2], PointsKept::Every), None);
        assert_eq!(vertices(&[], turning(0.0)), None);
        assert_eq!(vertices(&line, turning(0.0)), None, "a line back and forth has two ends");
        assert_eq!(
            clockwise(&Ring(vec![Coord { x: f64::NAN, y: 0.0 }; 4]), PointsKept::Every),
            None
        );
    }
}
