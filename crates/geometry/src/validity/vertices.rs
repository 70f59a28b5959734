//! What a ring shows vertex by vertex, and the cleaned ring that the further checks look at.

use geo::{
    coordinate_position::CoordPos,
    kernels::{Kernel as _, Orientation, RobustKernel},
};

use super::{Finding, FindingKind, Tolerances, count, report::Report};
use crate::{Coord, Envelope, Ring};

/// A ring below this encloses nothing: half a square of the coordinates' precision, 0.0001 m (Q18's source).
const AREA_ZERO_M2: f64 = 5e-9;

/// The fewest different vertices that enclose something.
const VERTICES_MIN: usize = 3;

/// A ring without the closing and the repeated vertices, with its place in the outline.
pub(super) struct Loop {
    pub(super) patch: usize,
    pub(super) ring: usize,
    /// Each with its number in the ring as delivered.
    pub(super) vertices: Vec<(usize, Coord)>,
    pub(super) envelope: Envelope,
    area_m2: f64,
    outline: Ring,
}

impl Loop {
    pub(super) fn finding(&self, kind: FindingKind) -> Finding {
        kind.of(self.patch, self.ring)
    }

    /// Says whether it encloses nothing.
    pub(super) fn flat(&self) -> bool {
        self.area_m2 < AREA_ZERO_M2
    }

    /// The edges, each with the number of the vertex that it starts from.
    pub(super) fn edges(&self) -> impl Iterator<Item = (usize, Coord, Coord)> {
        let ends = self.vertices.iter().cycle().skip(1);
        self.vertices.iter().zip(ends).map(|(&(vertex, start), &(_, end))| (vertex, start, end))
    }

    /// The vertex at a place among the cleaned ones, counted around.
    pub(super) fn around(&self, place: usize) -> Option<(usize, Coord)> {
        let place = place.checked_rem(self.vertices.len())?;
        self.vertices.get(place).copied()
    }

    pub(super) fn position(&self, point: Coord) -> CoordPos {
        self.outline.position(point)
    }

    fn corners(&self) -> impl Iterator<Item = (usize, [Coord; 3])> {
        let vertices = || self.vertices.iter().cycle();
        let before = vertices().skip(self.vertices.len().saturating_sub(1));
        before
            .zip(&self.vertices)
            .zip(vertices().skip(1))
            .map(|((before, it), after)| (it.0, [before.1, it.1, after.1]))
    }
}

/// Reports what one ring shows by itself, and cleans it, if there is anything left to clean.
pub(super) fn examine(
    ring: &Ring,
    patch: usize,
    number: usize,
    tolerances: &Tolerances,
    report: &mut Report,
) -> Option<Loop> {
    let coords = || ring.0.iter().copied().enumerate();
    if let Some((vertex, at)) = coords().find(|(_, it)| !it.x.is_finite() || !it.y.is_finite()) {
        report.push(FindingKind::NotFinite.of(patch, number).at(vertex, at));
        return None;
    }
    let ring = clean(ring, patch, number, report)?;
    if ring.flat() {
        let finding = ring.finding(FindingKind::ZeroArea).at_start_of(&ring.outline);
        report.push(finding.measuring(ring.area_m2));
    }
    check_corners(&ring, tolerances, report);
    Some(ring)
}

fn clean(ring: &Ring, patch: usize, number: usize, report: &mut Report) -> Option<Loop> {
    let mut vertices: Vec<(usize, Coord)> = Vec::with_capacity(ring.0.len());
    let delivered = ring.0.iter().copied().enumerate();
    for (vertex, at) in delivered.take(ring.0.len() - usize::from(ring.closed())) {
        if vertices.last().is_some_and(|(_, before)| *before == at) {
            report.push(FindingKind::RepeatedVertex.of(patch, number).at(vertex, at));
        } else {
            vertices.push((vertex, at));
        }
    }
    drop_repeated_ends(&mut vertices, patch, number, report);
    if vertices.len() < VERTICES_MIN {
        let finding = FindingKind::TooFewPoints.of(patch, number).at_start_of(ring);
        report.push(finding.measuring(count(vertices.len())));
        return None;
    }
    if let Some((vertex, last)) = ring.0.iter().enumerate().next_back().filter(|_| !ring.closed()) {
        report.push(FindingKind::UnclosedRing.of(patch, number).at(vertex, *last));
    }
    let outline = Ring(vertices.iter().map(|(_, it)| *it).collect());
    let (envelope, area_m2) = (outline.envelope()?, outline.signed_area().abs());
    Some(Loop { patch, ring: number, vertices, envelope, area_m2, outline })
}

/// Besides the closing vertex, others before it may repeat the first.
fn drop_repeated_ends(
    vertices: &mut Vec<(usize, Coord)>,
    patch: usize,
    number: usize,
    report: &mut Report,
) {
    let Some(&(_, first)) = vertices.first() else { return };
    while let Some((vertex, at)) = vertices.pop_if(|(vertex, it)| *vertex > 0 && *it == first) {
        report.push(FindingKind::RepeatedVertex.of(patch, number).at(vertex, at));
    }
}

fn check_corners(ring: &Loop, tolerances: &Tolerances, report: &mut Report) {
    for (vertex, corner @ [_, at, _]) in ring.corners() {
        let angle_deg = angle_deg(corner);
        let kind = if turns_back(corner) || angle_deg < tolerances.spike_angle_deg_max {
            FindingKind::Spike
        } else if angle_deg < tolerances.angle_deg_min {
            FindingKind::NarrowAngle
        } else {
            continue;
        };
        report.push(ring.finding(kind).at(vertex, at).measuring(angle_deg));
    }
}

/// The smaller of the two angles at a corner, inside or outside.
fn angle_deg([before, at, after]: [Coord; 3]) -> f64 {
    let (one, other) = (before - at, after - at);
    let cross = one.x * other.y - one.y * other.x;
    cross.abs().atan2(dot(one, other)).to_degrees()
}

fn turns_back([before, at, after]: [Coord; 3]) -> bool {
    RobustKernel::orient2d(before, at, after) == Orientation::Collinear
        && dot(before - at, after - at) > 0.0
}

pub(super) fn dot(one: Coord, other: Coord) -> f64 {
    one.x * other.x + one.y * other.y
}
