//! What a border looks like from within a rectangle: the same, with all that is far away drawn short.

use crate::grid::GridPoint;

/// The rings of an area, each with its inside on the left and unclosed.
pub(super) type Rings = Vec<Vec<GridPoint>>;

/// The smallest upright rectangle around some points, its edges included.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bounds {
    pub(super) low: GridPoint,
    pub(super) high: GridPoint,
}

impl Bounds {
    pub(super) fn of(points: impl Iterator<Item = GridPoint>) -> Option<Self> {
        points.map(|it| Self { low: it, high: it }).reduce(Self::union)
    }

    pub(super) fn union(self, other: Self) -> Self {
        let (low, high) = (other.low, other.high);
        Self {
            low: GridPoint { x: self.low.x.min(low.x), y: self.low.y.min(low.y) },
            high: GridPoint { x: self.high.x.max(high.x), y: self.high.y.max(high.y) },
        }
    }

    pub(super) fn wider_than_high(self) -> bool {
        self.high.x - self.low.x > self.high.y - self.low.y
    }

    /// Twice the middle along one axis.
    pub(super) fn middle(self, eastward: bool) -> i64 {
        if eastward { self.low.x + self.high.x } else { self.low.y + self.high.y }
    }

    pub(super) fn touches(self, other: Self) -> bool {
        self.low.x <= other.high.x
            && other.low.x <= self.high.x
            && self.low.y <= other.high.y
            && other.low.y <= self.high.y
    }

    /// The rings that go around every point of the rectangle as often as the given ones do.
    ///
    /// Vertices in a row that all lie beyond one side of the rectangle are replaced by the first and the last of them:
    /// what is beyond a side is convex, so that the edge between the two stays there, and no point is passed over.
    /// No coordinate is made up, and nothing is rounded.
    pub(super) fn simplify<'a>(self, rings: impl IntoIterator<Item = &'a [GridPoint]>) -> Rings {
        let simplified = rings.into_iter().map(|it| self.simplify_ring(it));
        simplified.filter(|it| it.len() > 2).collect()
    }

    fn simplify_ring(self, ring: &[GridPoint]) -> Vec<GridPoint> {
        let Some((&first, rest)) = ring.split_first() else { return Vec::new() };
        let mut kept = vec![first];
        // The sides that all lies beyond since the last vertex that was kept.
        let mut beyond = self.sides_beyond(first);
        let mut last = first;
        for &it in rest {
            if beyond & self.sides_beyond(it) == 0 {
                kept.extend((kept.last() != Some(&last)).then_some(last));
                beyond = self.sides_beyond(last);
            }
            beyond &= self.sides_beyond(it);
            last = it;
        }
        kept.extend((kept.last() != Some(&last)).then_some(last));
        kept
    }

    /// Says whether no edge comes into the rectangle, as far as can be told from the ends of each alone.
    pub(super) fn apart_from(self, rings: &[Vec<GridPoint>]) -> bool {
        let beyond = |one: GridPoint, other: GridPoint| {
            self.sides_beyond(one) & self.sides_beyond(other) != 0
        };
        rings.iter().all(|ring| edges(ring).all(|[start, end]| beyond(start, end)))
    }

    /// A bit for each side of the rectangle that the point lies beyond.
    fn sides_beyond(self, point: GridPoint) -> u8 {
        u8::from(point.x < self.low.x)
            | u8::from(point.x > self.high.x) << 1
            | u8::from(point.y < self.low.y) << 2
            | u8::from(point.y > self.high.y) << 3
    }
}

/// The edges of an unclosed ring, with the one that closes it.
pub(super) fn edges(ring: &[GridPoint]) -> impl Iterator<Item = [GridPoint; 2]> {
    let ends = ring.iter().skip(1).chain(ring.first());
    ring.iter().zip(ends).map(|(&start, &end)| [start, end])
}

/// Says whether rings go around a point that is on none of them.
pub(super) fn covers(rings: &[Vec<GridPoint>], point: GridPoint) -> bool {
    let turn = |[start, end]: [GridPoint; 2]| {
        let side = point.side_of(start, end);
        if start.y <= point.y && point.y < end.y && side.is_gt() {
            1
        } else if end.y <= point.y && point.y < start.y && side.is_lt() {
            -1
        } else {
            0
        }
    };
    rings.iter().flat_map(|it| edges(it)).map(turn).sum::<i64>() != 0
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Bounds, covers};
    use crate::grid::GridPoint;

    fn points(coords: &[(i64, i64)]) -> Vec<GridPoint> {
        coords.iter().map(|&(x, y)| GridPoint { x, y }).collect()
    }

    #[test]
    fn what_runs_beyond_one_side_becomes_one_edge() {
        let around = Bounds::of(points(&[(0, 0), (10, 10)]).into_iter()).unwrap();
        let ring = points(&[(5, 5), (20, 0), (30, 2), (25, 4), (20, 9), (5, 20)]);
        let expected = points(&[(5, 5), (20, 0), (20, 9), (5, 20)]);
        assert_eq!(around.simplify([ring.as_slice()]), [expected]);
    }

    #[test]
    fn a_border_all_beyond_one_side_is_nothing() {
        let around = Bounds::of(points(&[(0, 0), (10, 10)]).into_iter()).unwrap();
        assert!(
            around.simplify([&points(&[(11, 0), (15, -20), (15, 20), (11, 10)])[..]]).is_empty()
        );
    }

    proptest! {
        #[test]
        fn every_point_of_the_rectangle_is_covered_as_before(
            coords in prop::collection::vec((-20_i64..20, -20_i64..20), 0..40),
            corners in ((-9_i64..9, -9_i64..9), (-9_i64..9, -9_i64..9)),
        ) {
            let ring = vec![points(&coords)];
            let around = Bounds::of(points(&[corners.0, corners.1]).into_iter()).unwrap();
            let simplified = around.simplify(ring.iter().map(Vec::as_slice));
            for x in around.low.x..=around.high.x {
                for y in around.low.y..=around.high.y {
                    let point = GridPoint { x, y };
                    prop_assert_eq!(covers(&ring, point), covers(&simplified, point));
                }
            }
        }
    }
}
