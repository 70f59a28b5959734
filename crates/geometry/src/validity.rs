//! Says what is wrong with an outline as a shape (图形质量检查), and where.

mod crossings;
mod distances;
mod kind;
mod meeting;
mod nesting;
mod report;
mod vertices;

pub use kind::FindingKind;

use crate::{Coord, Outline, Ring, area::patch_area_m2};
use report::Report;
use vertices::Loop;

/// One thing that is wrong, and its place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Finding {
    pub kind: FindingKind,
    /// The patch, counted from zero.
    pub patch: usize,
    /// The ring of the patch: zero is the exterior, then come the interiors.
    pub ring: usize,
    /// The coordinate of the ring as delivered, counted from zero; for an edge, the one it starts from.
    ///
    /// For what concerns a whole ring, one of its coordinates; nothing only if there is none to look at.
    pub vertex: Option<usize>,
    /// Where to look: at that coordinate, or at a point of that edge.
    pub at: Option<Coord>,
    /// What was measured, in the kind's unit.
    pub measure: Option<f64>,
}

/// From where on something is a defect.
///
/// The law and the standards that could be read give no numbers but tolerances of position;
/// these are the default settings of a checking system in use (YLT; see section 2.9, Q18, of the domain notes).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tolerances {
    /// A patch below this is a fragment (碎小图斑): 1 m².
    pub area_m2_min: f64,
    /// An angle below this, inside or outside, is too narrow (狭长角): 5°.
    pub angle_deg_min: f64,
    /// An angle below this is a spike rather than a narrow corner; the number is our own: 0.1°.
    pub spike_angle_deg_max: f64,
    /// Two vertices nearer than this are too close (相邻节点): 0.05 m.
    pub vertex_distance_m_min: f64,
    /// How many patches a parcel may have: one, since each piece is a parcel of its own (单部件, Q18).
    pub parts_max: usize,
    /// An outline with more is not looked at; the number is our own, to bound time and memory.
    pub vertices_max: usize,
    /// After so many findings we stop looking; the number is our own.
    pub findings_max: usize,
    /// Pairs of edges, and of points and edges, that we are ready to compare: a second or two.
    ///
    /// Ordinary outlines of `vertices_max` need a hundredth; one made to keep us busy needs its square.
    pub comparisons_max: usize,
}

impl Default for Tolerances {
    fn default() -> Self {
        Self {
            area_m2_min: 1.0,
            angle_deg_min: 5.0,
            spike_angle_deg_max: 0.1,
            vertex_distance_m_min: 0.05,
            parts_max: 1,
            vertices_max: 1_000_000,
            findings_max: 1_000,
            comparisons_max: 500_000_000,
        }
    }
}

/// Finds what is wrong with an outline in metres, patch by patch, and then between rings.
///
/// Ring directions are left out: each format has its own rule; see [`check_directions`].
pub fn check(outline: &Outline, tolerances: &Tolerances) -> Vec<Finding> {
    let mut report = Report::new(tolerances);
    let n_vertices = outline.n_vertices();
    if n_vertices > tolerances.vertices_max {
        report.push(FindingKind::TooManyVertices.of(0, 0).measuring(count(n_vertices)));
        return report.findings;
    }
    let loops = examine_rings(outline, tolerances, &mut report);
    check_parts(outline, &loops, tolerances, &mut report);
    distances::check(&loops, tolerances, &mut report);
    let contacts = crossings::check(&loops, &mut report);
    nesting::check(&loops, &contacts, &mut report);
    report.findings
}

/// Finds rings whose direction is not a shapefile's: exteriors clockwise, interiors counter-clockwise.
///
/// A matter of form: readers cope, and `GeoJSON` has it the other way round.
pub fn check_directions(outline: &Outline) -> Vec<Finding> {
    numbered_rings(outline)
        .filter(|(_, ring, it)| match ring {
            0 => it.signed_area() > 0.0,
            _ => it.signed_area() < 0.0,
        })
        .map(|(patch, ring, it)| FindingKind::WrongRingDirection.of(patch, ring).at_start_of(it))
        .collect()
}

fn numbered_rings(outline: &Outline) -> impl Iterator<Item = (usize, usize, &Ring)> {
    outline
        .patches
        .iter()
        .enumerate()
        .flat_map(|(patch, it)| it.rings().enumerate().map(move |(ring, it)| (patch, ring, it)))
}

fn examine_rings(outline: &Outline, tolerances: &Tolerances, report: &mut Report) -> Vec<Loop> {
    if outline.patches.is_empty() {
        report.push(FindingKind::TooFewPoints.of(0, 0).measuring(0.0));
    }
    numbered_rings(outline)
        .filter_map(|(patch, ring, it)| vertices::examine(it, patch, ring, tolerances, report))
        .collect()
}

fn check_parts(outline: &Outline, loops: &[Loop], tolerances: &Tolerances, report: &mut Report) {
    let n_parts = outline.patches.len();
    if n_parts > tolerances.parts_max
        && let Some(extra) = outline.patches.get(tolerances.parts_max)
    {
        let finding = FindingKind::MultipleParts.of(tolerances.parts_max, 0);
        report.push(finding.at_start_of(&extra.exterior).measuring(count(n_parts)));
    }
    for shell in loops.iter().filter(|it| it.ring == 0 && !it.flat()) {
        let Some(patch) = outline.patches.get(shell.patch) else { continue };
        let area_m2 = patch_area_m2(patch);
        if area_m2 < tolerances.area_m2_min {
            let finding = FindingKind::AreaBelowMinimum.of(shell.patch, 0);
            report.push(finding.at_start_of(&patch.exterior).measuring(area_m2));
        }
    }
}

impl FindingKind {
    fn of(self, patch: usize, ring: usize) -> Finding {
        Finding { kind: self, patch, ring, vertex: None, at: None, measure: None }
    }
}

impl Finding {
    fn measuring(self, measure: f64) -> Self {
        Self { measure: Some(measure), ..self }
    }

    fn at(self, vertex: usize, at: Coord) -> Self {
        Self { vertex: Some(vertex), at: Some(at), ..self }
    }

    fn at_start_of(self, ring: &Ring) -> Self {
        ring.0.first().map_or(self, |first| self.at(0, *first))
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^52")]
fn count(n: usize) -> f64 {
    n as f64
}

#[cfg(test)]
mod tests;
