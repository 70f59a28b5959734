//! One connected piece of land on the grid, checked on the way in and on the way out.

use super::{
    Refusal,
    on_grid::{check_extent, exact},
    segment::{Segment, ring_segments},
};
use crate::grid::{GridPoint, doubled_area};
use crate::{Coord, Finding, FindingKind, Outline, Patch, Ring, Tolerances, check};

/// What no outline may show; the other kinds are matters of surveying.
const INVALID: [FindingKind; 10] = [
    FindingKind::TooManyVertices,
    FindingKind::TooFewPoints,
    FindingKind::Spike,
    FindingKind::ZeroArea,
    FindingKind::RingSelfIntersection,
    FindingKind::HoleOutsideShell,
    FindingKind::HolesOverlap,
    FindingKind::InteriorDisconnected,
    FindingKind::NestedShells,
    FindingKind::TooComplex,
];

/// With these only what is exactly so is found.
const EXACT: Tolerances = Tolerances {
    area_m2_min: 0.0,
    angle_deg_min: 0.0,
    spike_angle_deg_max: 0.0,
    vertex_distance_m_min: 0.0,
    parts_max: 1,
    vertices_max: 100_000,
    findings_max: 100,
    comparisons_max: 50_000_000,
};

/// A patch on the grid: its rings with the inside on the left, the shell first, none closed by a repeated point.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct GridPatch {
    pub(super) rings: Vec<Vec<GridPoint>>,
}

impl GridPatch {
    /// A valid outline of one patch on the grid.
    pub(super) fn parse(outline: &Outline) -> Result<Self, Refusal> {
        let [patch] = outline.patches.as_slice() else {
            return Err(Refusal::NotOnePatch { n_patches: outline.patches.len() });
        };
        let rings = patch.rings().enumerate().map(|(n, it)| parsed_ring(it, n == 0));
        let patch = Self { rings: rings.collect::<Result<_, _>>()? };
        check_extent(patch.points())?;
        match patch.defect() {
            Some(kind) => Err(Refusal::Invalid { kind }),
            None => Ok(patch),
        }
    }

    /// The outline in metres, closed, the exterior clockwise and the interiors counter-clockwise.
    pub(super) fn outline(&self) -> Outline {
        let ring = |it: &Vec<GridPoint>| {
            Ring(it.iter().chain(it.first()).rev().map(|it| it.coord()).collect())
        };
        let mut rings = self.rings.iter().map(ring);
        let exterior = rings.next().unwrap_or_default();
        Outline { patches: vec![Patch { exterior, interiors: rings.collect() }] }
    }

    /// What makes the patch invalid, decided exactly: coordinates in steps from a corner are whole numbers.
    pub(super) fn defect(&self) -> Option<FindingKind> {
        let origin = self.points().next().unwrap_or_default();
        let findings = check(&self.in_steps_from(origin), &EXACT);
        findings.iter().map(|it: &Finding| it.kind).find(|it| INVALID.contains(it))
    }

    #[expect(clippy::cast_precision_loss, reason = "the extent was checked: below 2^31 steps")]
    fn in_steps_from(&self, origin: GridPoint) -> Outline {
        let coord =
            |it: &GridPoint| Coord { x: (it.x - origin.x) as f64, y: (it.y - origin.y) as f64 };
        let ring = |it: &Vec<GridPoint>| Ring(it.iter().chain(it.first()).map(coord).collect());
        let mut rings = self.rings.iter().map(ring);
        let exterior = rings.next().unwrap_or_default();
        Outline { patches: vec![Patch { exterior, interiors: rings.collect() }] }
    }

    pub(super) fn points(&self) -> impl Iterator<Item = GridPoint> {
        self.rings.iter().flatten().copied()
    }

    pub(super) fn segments(&self) -> impl Iterator<Item = Segment> {
        self.rings.iter().flat_map(|it| ring_segments(it))
    }

    /// Twice the area in square steps.
    pub(super) fn doubled_area(&self) -> i128 {
        self.rings.iter().map(|it| doubled_area(it)).sum()
    }
}

/// The ring without repeated points, turned so that the inside is on the left.
fn parsed_ring(ring: &Ring, shell: bool) -> Result<Vec<GridPoint>, Refusal> {
    let mut points = ring.0.iter().map(|&it| exact(it)).collect::<Result<Vec<_>, _>>()?;
    points.dedup();
    while points.len() > 1 && points.first() == points.last() {
        points.pop();
    }
    check_extent(points.iter().copied())?;
    if (doubled_area(&points) > 0) != shell {
        points.reverse();
    }
    Ok(points)
}
