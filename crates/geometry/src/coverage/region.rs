//! A connected piece of ground, as the overlay makes it: its area, its width, a point in it.

use super::plane::{Plane, SubPoint, metres, square_metres};
use crate::{Coord, Outline, Patch, Ring};

/// A shape with more vertices is not asked whether it is narrow everywhere; it then counts as wide.
const NARROW_VERTICES_MAX: usize = 4_096;

/// Contours with the inside on the left: the shell, then the holes.
#[derive(Clone, Debug)]
pub(super) struct Region {
    pub(super) contours: Vec<Vec<SubPoint>>,
}

type Edge = (SubPoint, SubPoint);

impl Region {
    pub(super) fn edges(&self) -> impl Iterator<Item = Edge> {
        self.contours.iter().flat_map(|it| closed(it))
    }

    pub(super) fn doubled_area(&self) -> i128 {
        self.contours.iter().map(|it| doubled_area(it)).sum()
    }

    pub(super) fn area_m2(&self) -> f64 {
        square_metres(self.doubled_area())
    }

    pub(super) fn perimeter_m(&self) -> f64 {
        self.edges().map(|(start, end)| length_m(start, end)).sum()
    }

    /// Twice the area over the perimeter: the width of a strip, half the width of a square.
    pub(super) fn width_m(&self) -> f64 {
        let perimeter_m = self.perimeter_m();
        if perimeter_m > 0.0 { 2.0 * self.area_m2() / perimeter_m } else { 0.0 }
    }

    /// Says whether it stays as narrow as this all along: on average, and at each of its vertices.
    ///
    /// The vertices matter where a strip of rounding, a hundred metres long, hides a corner that was pushed.
    pub(super) fn narrow(&self, width_m: f64) -> bool {
        let n_vertices: usize = self.contours.iter().map(Vec::len).sum();
        self.width_m() <= width_m
            && n_vertices <= NARROW_VERTICES_MAX
            && self.edges().all(|it| self.faced(it, width_m))
    }

    /// Says whether an edge that runs roughly the other way is near the start of this one.
    fn faced(&self, (start, end): Edge, width_m: f64) -> bool {
        length_m(start, end) <= width_m
            || self.edges().any(|it| opposed((start, end), it) && distance_m(start, it) <= width_m)
    }

    /// The region so many sub-steps farther.
    pub(super) fn moved(mut self, by: SubPoint) -> Self {
        for it in self.contours.iter_mut().flatten() {
            *it = SubPoint::new(it.x.saturating_add(by.x), it.y.saturating_add(by.y));
        }
        self
    }

    /// The lower left and the upper right corner of the envelope.
    pub(super) fn envelope(&self) -> [SubPoint; 2] {
        let shell = self.contours.first().and_then(|it| envelope(it));
        shell.unwrap_or([SubPoint::default(); 2])
    }

    /// The middle of the widest stretch half way up: a point in the region, however it bends.
    pub(super) fn inner_point(&self) -> SubPoint {
        let [low, high] = self.envelope();
        let level = low.y.midpoint(high.y);
        let mut crossings: Vec<i64> =
            self.edges().filter_map(|(start, end)| crossing_of_level(start, end, level)).collect();
        crossings.sort_unstable();
        let stretches =
            crossings.chunks_exact(2).filter_map(|it| Some((*it.first()?, *it.last()?)));
        let widest = stretches.max_by_key(|(from, to)| to - from);
        let any = self.contours.iter().flatten().next().copied().unwrap_or_default();
        widest.map_or(any, |(from, to)| SubPoint::new(from.midpoint(to), level))
    }

    /// The region with its vertices on the grid and closed rings.
    pub(super) fn patch(&self, plane: Plane) -> Patch {
        let mut rings = self.contours.iter().map(|it| ring(it.iter().map(|&it| plane.coord(it))));
        Patch { exterior: rings.next().unwrap_or_default(), interiors: rings.collect() }
    }
}

/// The lower left and the upper right corner around some points.
pub(super) fn envelope(points: &[SubPoint]) -> Option<[SubPoint; 2]> {
    let points = points.iter().map(|it| [*it, *it]);
    points.reduce(|[low, high], [it, _]| {
        [
            SubPoint::new(low.x.min(it.x), low.y.min(it.y)),
            SubPoint::new(high.x.max(it.x), high.y.max(it.y)),
        ]
    })
}

/// The outline of several regions.
pub(super) fn outline<'a>(regions: impl IntoIterator<Item = &'a Region>, plane: Plane) -> Outline {
    Outline { patches: regions.into_iter().map(|it| it.patch(plane)).collect() }
}

fn ring(coords: impl Iterator<Item = Coord>) -> Ring {
    let mut coords: Vec<Coord> = coords.collect();
    coords.extend(coords.first().copied());
    Ring(coords)
}

/// The edges of a contour, with the one that closes it.
pub(super) fn closed(contour: &[SubPoint]) -> impl Iterator<Item = Edge> {
    contour.iter().copied().zip(contour.iter().skip(1).chain(contour.first()).copied())
}

/// Twice the signed area of a contour in square sub-steps.
pub(super) fn doubled_area(contour: &[SubPoint]) -> i128 {
    closed(contour).map(|(start, end)| cross(start, end)).sum()
}

fn cross(one: SubPoint, other: SubPoint) -> i128 {
    i128::from(one.x) * i128::from(other.y) - i128::from(one.y) * i128::from(other.x)
}

fn length_m(start: SubPoint, end: SubPoint) -> f64 {
    let along = towards(start, end);
    dot(along, along).sqrt()
}

fn towards(start: SubPoint, end: SubPoint) -> [f64; 2] {
    [metres(end.x.saturating_sub(start.x)), metres(end.y.saturating_sub(start.y))]
}

fn dot(one: [f64; 2], other: [f64; 2]) -> f64 {
    one[0] * other[0] + one[1] * other[1]
}

/// Within 45° of the opposite direction.
fn opposed(one: Edge, other: Edge) -> bool {
    let (one, other) = (towards(one.0, one.1), towards(other.0, other.1));
    let across = one[0] * other[1] - one[1] * other[0];
    dot(one, other) < -across.abs()
}

pub(super) fn distance_m(point: SubPoint, (start, end): Edge) -> f64 {
    let (along, to_point) = (towards(start, end), towards(start, point));
    let square = dot(along, along);
    let share = if square > 0.0 { (dot(along, to_point) / square).clamp(0.0, 1.0) } else { 0.0 };
    let apart = [to_point[0] - share * along[0], to_point[1] - share * along[1]];
    dot(apart, apart).sqrt()
}

/// Where an edge passes from at most the level to above it, or back.
fn crossing_of_level(start: SubPoint, end: SubPoint, level: i64) -> Option<i64> {
    if (start.y <= level) == (end.y <= level) {
        return None;
    }
    let rise = i128::from(end.y) - i128::from(start.y);
    let run = i128::from(end.x) - i128::from(start.x);
    let climbed = i128::from(level) - i128::from(start.y);
    i64::try_from(i128::from(start.x) + run * climbed / rise).ok()
}
