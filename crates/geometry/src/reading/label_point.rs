//! Where a parcel's label stands (注记点): well inside, far from every bound.

use std::{cmp::Ordering, collections::BinaryHeap};

use geo::coordinate_position::CoordPos;

use crate::{Coord, Envelope, Outline, Patch, Ring, area::patch_area_m2, grid::GridPoint};

/// The label may stand so much nearer to a bound than the best place does, as a part of the patch's lesser extent.
///
/// The number is our own: on paper it is not seen.
const SLACK: f64 = 0.01;

/// Edges that we are ready to measure in search of a better place; the number is our own: a fraction of a second.
const MEASURED_EDGES_MAX: usize = 20_000_000;

/// Squares that we are ready to divide; the number is our own: a parcel needs fifty, a strip of a hair's width no more.
const DIVISIONS_MAX: usize = 2_000;

/// The envelope is first divided into at most so many squares along its greater extent; the number is our own.
const SQUARES_MAX: u8 = 16;

/// A point that is surely inside the largest patch, and nearly as far from its bounds as can be.
///
/// Nothing if no point can be shown to lie inside: the outline encloses nothing, or has coordinates beyond the surveyed grid.
/// This is the pole of inaccessibility, found by dividing squares, the most promising first
/// (Garcia-Castellanos and Lombardo, Scottish Geographical Journal 2007, give the problem).
pub fn label_point(outline: &Outline) -> Option<Coord> {
    let by_area =
        |one: &&Patch, other: &&Patch| patch_area_m2(one).total_cmp(&patch_area_m2(other));
    let patch = outline.patches.iter().filter(|it| on_the_grid(it)).max_by(by_area)?;
    let envelope = patch.exterior.envelope()?;
    let known = Square::around(patch, on_a_level(patch, envelope)?, 0.0);
    let best = most_remote(patch, envelope, known);
    [best.centre, known.centre].into_iter().find(|it| strictly_inside(patch, *it))
}

/// Beyond the grid distances cannot be told apart, or are no numbers.
fn on_the_grid(patch: &Patch) -> bool {
    patch.rings().flat_map(|it| &it.0).all(|it| GridPoint::nearest(*it).is_some())
}

fn strictly_inside(patch: &Patch, point: Coord) -> bool {
    patch.exterior.position(point) == CoordPos::Inside
        && patch.interiors.iter().all(|it| it.position(point) == CoordPos::Outside)
}

/// The middle of the longest stretch inside, on a level near the middle that runs through no vertex.
fn on_a_level(patch: &Patch, envelope: Envelope) -> Option<Coord> {
    let northings = || patch.rings().flat_map(|it| it.0.iter().map(|at| at.y));
    let middle = f64::midpoint(envelope.min_y, envelope.max_y);
    let below = northings().filter(|it| *it <= middle).max_by(f64::total_cmp)?;
    let above = northings().filter(|it| *it > middle).min_by(f64::total_cmp)?;
    let level = f64::midpoint(below, above);
    let crossing = |(start, end): (Coord, Coord)| {
        let crosses = (start.y <= level) != (end.y <= level);
        let part = (level - start.y) / (end.y - start.y);
        crosses.then_some(start.x + (end.x - start.x) * part)
    };
    let mut crossings: Vec<f64> =
        patch.rings().flat_map(Ring::edges).filter_map(crossing).collect();
    crossings.sort_by(f64::total_cmp);
    let stretches = crossings.chunks_exact(2).filter_map(|it| Some([*it.first()?, *it.last()?]));
    let [from, to] = stretches.max_by(|a, b| (a[1] - a[0]).total_cmp(&(b[1] - b[0])))?;
    Some(Coord { x: f64::midpoint(from, to), y: level })
}

/// The best of the centres of squares of the envelope, and of the one known beforehand.
fn most_remote(patch: &Patch, envelope: Envelope, known: Square) -> Square {
    let (width, height) = (envelope.max_x - envelope.min_x, envelope.max_y - envelope.min_y);
    let slack = width.min(height) * SLACK;
    let side = width.min(height).max(width.max(height) / f64::from(SQUARES_MAX));
    let mut open: BinaryHeap<Square> = squares(patch, envelope, side).collect();
    let mut best = open.iter().copied().fold(known, Square::more_remote);
    let n_edges: usize = patch.rings().map(|it| it.0.len()).sum();
    let n_divisions_max = DIVISIONS_MAX.min(MEASURED_EDGES_MAX / n_edges.max(1) / 4);
    for _ in 0..n_divisions_max {
        let Some(square) = open.pop().filter(|it| it.promise() > best.distance + slack) else {
            break;
        };
        let quarters = square.quarters(patch);
        best = quarters.into_iter().fold(best, Square::more_remote);
        open.extend(quarters);
    }
    best
}

/// Squares that cover an envelope, row by row.
fn squares(patch: &Patch, envelope: Envelope, side: f64) -> impl Iterator<Item = Square> {
    let steps = move |from: f64, to: f64| {
        let centres = std::iter::successors(Some(from + side / 2.0), move |it| Some(it + side));
        centres.take_while(move |it| it - side / 2.0 < to).take(usize::from(SQUARES_MAX) + 1)
    };
    steps(envelope.min_y, envelope.max_y).flat_map(move |y| {
        steps(envelope.min_x, envelope.max_x)
            .map(move |x| Square::around(patch, Coord { x, y }, side / 2.0))
    })
}

/// A square of ground, greater when a point in it may lie further from the bounds.
#[derive(Clone, Copy)]
struct Square {
    centre: Coord,
    half_side: f64,
    /// From the centre to the nearest bound; negative outside.
    distance: f64,
}

impl Square {
    fn around(patch: &Patch, centre: Coord, half_side: f64) -> Self {
        let distances = patch.rings().flat_map(Ring::edges).map(|it| distance(centre, it));
        let distance = distances.fold(f64::INFINITY, f64::min);
        let inside = strictly_inside(patch, centre);
        Self { centre, half_side, distance: if inside { distance } else { -distance } }
    }

    /// The most that the distance of a point in it can be.
    fn promise(&self) -> f64 {
        self.distance + self.half_side * std::f64::consts::SQRT_2
    }

    fn more_remote(self, other: Self) -> Self {
        if other.distance > self.distance { other } else { self }
    }

    fn quarters(self, patch: &Patch) -> [Self; 4] {
        let half_side = self.half_side / 2.0;
        [(-1.0, -1.0), (-1.0, 1.0), (1.0, -1.0), (1.0, 1.0)].map(|(x, y)| {
            let centre = self.centre + Coord { x: x * half_side, y: y * half_side };
            Self::around(patch, centre, half_side)
        })
    }
}

fn distance(point: Coord, (start, end): (Coord, Coord)) -> f64 {
    let (edge, to_point) = (end - start, point - start);
    let length_squared = edge.x * edge.x + edge.y * edge.y;
    let along = (to_point.x * edge.x + to_point.y * edge.y) / length_squared;
    // A side without length is its start.
    let nearest = if along.is_finite() { edge * along.clamp(0.0, 1.0) } else { edge };
    (to_point - nearest).x.hypot((to_point - nearest).y)
}

impl Ord for Square {
    fn cmp(&self, other: &Self) -> Ordering {
        self.promise().total_cmp(&other.promise())
    }
}

impl PartialOrd for Square {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Square {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Square {}

#[cfg(test)]
mod tests {
    use super::{Square, label_point, strictly_inside};
    use crate::{Coord, Outline, Patch, Ring};

    /// Patches are divided by `;`, rings by `/`, coordinates by `,`.
    fn outline(text: &str) -> Outline {
        let coord = |it: &str| {
            let (x, y) = it.trim().split_once(' ').unwrap();
            Coord { x: x.parse().unwrap(), y: y.parse().unwrap() }
        };
        let patch = |it: &str| {
            let mut rings = it.split('/').map(|it| Ring(it.split(',').map(coord).collect()));
            Patch { exterior: rings.next().unwrap(), interiors: rings.collect() }
        };
        Outline { patches: text.split(';').map(patch).collect() }
    }

    /// The distance from the bounds, which must be at least what is asked.
    fn stands(text: &str, at_least_m: f64) {
        let outline = outline(text);
        let point = label_point(&outline).unwrap();
        assert!(outline.contains(point), "{text}");
        let patch = outline.patches.iter().find(|it| strictly_inside(it, point)).unwrap();
        let distance_m = Square::around(patch, point, 0.0).distance;
        assert!(distance_m >= at_least_m, "{text}: {distance_m} m at {point:?}");
    }

    const L_SHAPE: &str = "0 0, 100 0, 100 10, 30 10, 30 100, 0 100";

    #[test]
    fn a_square_is_labelled_in_its_middle() {
        let point = label_point(&outline("0 0, 10 0, 10 10, 0 10, 0 0")).unwrap();
        assert_eq!(point, Coord { x: 5.0, y: 5.0 });
    }

    #[test]
    fn a_concave_parcel_is_labelled_where_it_is_widest() {
        stands(L_SHAPE, 14.0);
        stands("0 0, 40 0, 40 40, 0 40, 0 30, 30 30, 30 10, 0 10", 4.9);
    }

    #[test]
    fn a_hole_is_no_place_for_a_label() {
        stands("0 0, 100 0, 100 100, 0 100 / 20 20, 20 80, 80 80, 80 20", 9.9);
        stands("0 0, 100 0, 100 100, 0 100 / 1 40, 1 60, 99 60, 99 40", 19.0);
    }

    #[test]
    fn of_several_patches_the_largest_is_labelled() {
        stands("0 0, 10 0, 10 10, 0 10; 50 0, 90 0, 90 40, 50 40", 19.0);
    }

    #[test]
    fn a_long_strip_is_labelled_within() {
        stands("0 0, 1000 300, 1000 301, 0 1", 0.45);
        stands(
            "40500000 3400000, 40500900 3400000, 40500900 3400000.02, 40500000 3400000.02",
            0.009,
        );
    }

    #[test]
    fn what_encloses_nothing_has_no_label() {
        for text in [
            "0 0, 5 5, 9 9, 0 0",
            "0 0, 9 0, 4 0",
            "1 1",
            "NaN 0, 5 5, 9 0",
            "0 0, 5 inf, 9 0",
            "0 0, 10 0, 10 10, 0 10 / 0 0, 10 0, 10 10, 0 10",
        ] {
            assert_eq!(label_point(&outline(text)), None, "{text}");
        }
        assert_eq!(label_point(&Outline::default()), None);
        assert_eq!(label_point(&Outline { patches: vec![Patch::default()] }), None);
    }

    #[test]
    fn huge_numbers_do_no_harm() {
        let _ = label_point(&outline("1e300 1e300, -1e300 1e300, -1e300 -1e300, 1e300 -1e300"));
        let _ = label_point(&outline("1e-320 0, 0 1e-320, -1e-320 0"));
        let _ = label_point(&outline("0 0, 1e308 1, -1e308 2"));
    }
}
