//! Ground cut into tiles that few edges run through, so that the sweep of a county is many small ones.

use rayon::join;

use super::{
    plane::{ROUNDING_M, SubPoint, metres},
    region::{closed, distance_m},
};

/// A tile with fewer edges is not cut; the number is our own, where a sweep is fastest for each edge.
const EDGES_MAX: usize = 1_000;

/// At most one in so many edges may cross a cut; the number is our own.
const CROSSING_SHARE_MIN: usize = 16;

/// Cuts lie half way between points of the grid, so that no vertex of an object is on one.
const HALF_STEP: i64 = 1 << 9;

/// An upright rectangle with closed contours in it.
#[derive(Clone, Debug)]
pub(super) struct Tile {
    pub(super) low: SubPoint,
    pub(super) high: SubPoint,
    pub(super) contours: Vec<Vec<SubPoint>>,
}

/// What a tile is cut along: all that is less far east, or north, is before it.
#[derive(Clone, Copy, Debug)]
struct Cut {
    eastward: bool,
    at: i64,
}

impl Tile {
    /// The tiles that this one is cut into, in order, and what rounding may have done to areas, in square metres.
    pub(super) fn parts(self) -> (Vec<Self>, f64) {
        let (halves, rounding_m2) = match self.halves() {
            Err(whole) => return (vec![whole], 0.0),
            Ok(halves) => halves,
        };
        let [before, beyond] = halves;
        let ((mut parts, before_m2), (more, beyond_m2)) =
            join(|| before.parts(), || beyond.parts());
        parts.extend(more);
        (parts, rounding_m2 + before_m2 + beyond_m2)
    }

    /// The corners, clockwise.
    pub(super) fn clockwise(&self) -> [SubPoint; 4] {
        let Self { low, high, .. } = self;
        [*low, SubPoint::new(low.x, high.y), *high, SubPoint::new(high.x, low.y)]
    }

    /// Says whether a point is on the border.
    pub(super) fn ends_at(&self, point: SubPoint) -> bool {
        let Self { low, high, .. } = self;
        point.x == low.x || point.x == high.x || point.y == low.y || point.y == high.y
    }

    pub(super) fn n_edges(&self) -> usize {
        self.contours.iter().map(Vec::len).sum()
    }

    /// Twice the area in square sub-steps.
    pub(super) fn doubled_area(&self) -> i128 {
        let side = |low: i64, high: i64| i128::from(high) - i128::from(low);
        2 * side(self.low.x, self.high.x) * side(self.low.y, self.high.y)
    }

    /// Two tiles, or the tile itself if it has few edges or most of them reach into both.
    fn halves(self) -> Result<([Self; 2], f64), Self> {
        let Some(cut) = self.cut() else { return Err(self) };
        let mut rounding_m2 = 0.0;
        let mut parts = [Vec::new(), Vec::new()];
        for contour in self.contours {
            rounding_m2 += cut.divide(contour, &mut parts);
        }
        let [before, beyond] = parts;
        let (mut one, mut other) =
            (Self { contours: before, ..self }, Self { contours: beyond, ..self });
        if cut.eastward {
            (one.high.x, other.low.x) = (cut.at, cut.at);
        } else {
            (one.high.y, other.low.y) = (cut.at, cut.at);
        }
        Ok(([one, other], rounding_m2))
    }

    /// Across the longer side, with as many vertices before as beyond; none if that would be little gained.
    fn cut(&self) -> Option<Cut> {
        let n_edges = self.n_edges();
        if n_edges <= EDGES_MAX {
            return None;
        }
        let (low, high) = (self.low, self.high);
        let eastward = high.x - low.x > high.y - low.y;
        let (low, high) = if eastward { (low.x, high.x) } else { (low.y, high.y) };
        let vertices = self.contours.iter().flatten();
        let mut along: Vec<i64> = vertices.map(|it| if eastward { it.x } else { it.y }).collect();
        let (_, &mut median, _) = along.select_nth_unstable(n_edges / 2);
        let at = median.div_euclid(2 * HALF_STEP) * 2 * HALF_STEP + HALF_STEP;
        let cut = Cut { eastward, at };
        (low < at && at < high && cut.worthwhile(&self.contours)).then_some(cut)
    }
}

impl Cut {
    /// Adds what of a contour is before and beyond, each closed along the cut, and gives back what rounding may have done.
    ///
    /// A contour goes around every point on either side as often as before (Sutherland and Hodgman 1974).
    fn divide(self, contour: Vec<SubPoint>, [before, beyond]: &mut [Vec<Vec<SubPoint>>; 2]) -> f64 {
        let n_before = contour.iter().filter(|it| self.is_before(**it)).count();
        if n_before == contour.len() {
            before.push(contour);
            return 0.0;
        }
        if n_before == 0 {
            beyond.push(contour);
            return 0.0;
        }
        let mut parts = [Vec::new(), Vec::new()];
        let mut rounding_m2 = 0.0;
        for (start, end) in closed(&contour) {
            let [one, other] = &mut parts;
            if self.is_before(start) {
                one.push(start);
            } else {
                other.push(start);
            }
            if self.is_before(start) != self.is_before(end) {
                let crossing = self.crossing(start, end);
                one.push(crossing);
                other.push(crossing);
                rounding_m2 += ROUNDING_M * metres(reach(start, end));
            }
        }
        let [one, other] = parts;
        before.push(one);
        beyond.push(other);
        rounding_m2
    }

    /// Says whether each part has at most three quarters of the edges, and few edges come to be in both.
    ///
    /// So parts get smaller quickly and do not get many, however edges are laid.
    fn worthwhile(self, contours: &[Vec<SubPoint>]) -> bool {
        let (mut n_edges, mut n_before, mut n_crossing) = (0, 0, 0);
        for (start, end) in contours.iter().flat_map(|it| closed(it)) {
            let (starts_before, ends_before) = (self.is_before(start), self.is_before(end));
            n_edges += 1;
            n_before += usize::from(starts_before);
            n_crossing += usize::from(starts_before != ends_before);
        }
        let n_larger = n_before.max(n_edges - n_before) + n_crossing;
        n_larger <= n_edges / 4 * 3 && n_crossing <= n_edges / CROSSING_SHARE_MIN
    }

    fn is_before(self, point: SubPoint) -> bool {
        self.turned(point).x <= self.at
    }

    /// The nearest point of the cut, the same for both directions of an edge.
    fn crossing(self, start: SubPoint, end: SubPoint) -> SubPoint {
        let [start, end] = [self.turned(start), self.turned(end)];
        let (west, east) = if start.x < end.x { (start, end) } else { (end, start) };
        let along = |from: i64, to: i64| i128::from(to) - i128::from(from);
        let run = along(west.x, east.x).max(1);
        let climb = along(west.y, east.y) * along(west.x, self.at);
        let climbed = (2 * climb + run).div_euclid(2 * run);
        let y = i64::try_from(i128::from(west.y) + climbed).unwrap_or(west.y);
        self.turned(SubPoint::new(self.at, y))
    }

    /// With the axis that is cut first; turned twice a point is itself.
    fn turned(self, point: SubPoint) -> SubPoint {
        if self.eastward { point } else { SubPoint::new(point.y, point.x) }
    }
}

/// Takes out of a contour the vertices on cuts that do not bend it by more than a cut is rounded.
pub(super) fn straighten(contour: &mut Vec<SubPoint>) {
    let on_cut = |it: SubPoint| [it.x, it.y].map(|it| it.rem_euclid(2 * HALF_STEP) == HALF_STEP);
    let mut kept: Vec<SubPoint> = Vec::with_capacity(contour.len());
    let mut before = contour.last().copied();
    for (at, after) in closed(contour) {
        let bent = before.is_none_or(|it| distance_m(at, (it, after)) > ROUNDING_M);
        if bent || on_cut(at) == [false, false] {
            kept.push(at);
            before = Some(at);
        }
    }
    *contour = kept;
}

/// At least the length of an edge.
fn reach(start: SubPoint, end: SubPoint) -> i64 {
    start.x.abs_diff(end.x).saturating_add(start.y.abs_diff(end.y)).try_into().unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::{SubPoint, Tile, straighten};
    use crate::coverage::region::doubled_area;

    fn ring(points: &[(i64, i64)]) -> Vec<SubPoint> {
        points.iter().map(|&(x, y)| SubPoint::new(x << 10, y << 10)).collect()
    }

    fn tile(side: i64, contours: Vec<Vec<SubPoint>>) -> Tile {
        let corner = |it: i64| SubPoint::new(it << 10, it << 10);
        Tile { low: corner(-1), high: corner(side + 1), contours }
    }

    fn area(tile: &Tile) -> i128 {
        tile.contours.iter().map(|it| doubled_area(it)).sum()
    }

    /// Slanted squares that overlap their neighbours.
    fn field() -> Tile {
        let square = |x: i64, y: i64| {
            ring(&[(x, y + 30), (x + 30, y), (x + 1_030, y + 1_000), (x + 1_000, y + 1_030)])
        };
        let row = |y: i64| (0..40).map(move |x| square(1_000 * x, 1_000 * y));
        tile(41_100, (0..40).flat_map(row).collect())
    }

    #[test]
    fn parts_hold_as_much_ground_as_the_whole() {
        let whole = area(&field());
        let (parts, rounding_m2) = field().parts();
        assert!(parts.len() >= 7, "{} parts of 1 600 squares of four edges", parts.len());
        let sum: i128 = parts.iter().map(area).sum();
        let difference_m2 = crate::coverage::plane::square_metres((whole - sum).abs());
        assert!(
            difference_m2 <= rounding_m2 && rounding_m2 < 1e-3,
            "{difference_m2} {rounding_m2}"
        );
        let tiled: i128 = parts.iter().map(Tile::doubled_area).sum();
        assert_eq!(tiled, field().doubled_area());
    }

    #[test]
    fn nothing_reaches_out_of_a_part() {
        for it in field().parts().0 {
            let inside = |at: &SubPoint| {
                (it.low.x..=it.high.x).contains(&at.x) && (it.low.y..=it.high.y).contains(&at.y)
            };
            assert!(it.contours.iter().flatten().all(inside));
        }
    }

    #[test]
    fn edges_that_all_reach_across_are_not_cut() {
        let strips = (0..2_000).map(|n| ring(&[(0, n), (9_000, n), (9_000, n + 1), (0, n + 1)]));
        let mut wide = tile(9_000, strips.collect());
        wide.high.y = 2_001 << 10;
        assert_eq!(wide.parts().0.len(), 1);
    }

    #[test]
    fn a_vertex_on_a_cut_goes_if_it_bends_nothing() {
        let on_cut = |x: i64, y: i64| SubPoint::new((x << 10) + 512, y);
        let mut straight = ring(&[(0, 0), (100, 0), (100, 100), (0, 100)]);
        let corners = straight.clone();
        straight.insert(1, on_cut(50, 1));
        straight.insert(1, on_cut(30, 0));
        straighten(&mut straight);
        assert_eq!(straight, corners);
        let mut bent = corners;
        bent.insert(1, on_cut(50, -2));
        straighten(&mut bent);
        assert_eq!(bent.len(), 5);
    }
}
