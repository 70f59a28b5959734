//! Vertices that are nearly, but not quite, in one place (相邻节点).

use std::collections::HashMap;

use super::{FindingKind, Tolerances, report::Report, vertices::Loop};
use crate::Coord;

/// Up to so many vertices are compared each with each, which takes less time than to lay a grid.
///
/// The number is our own: measured on parcels, nearly all of which have fewer.
const VERTICES_COMPARED_MAX: usize = 64;

/// Reports vertices that are too near to one before them, be they neighbours along the ring or not.
pub(super) fn check(loops: &[Loop], tolerances: &Tolerances, report: &mut Report) {
    let n_vertices: usize = loops.iter().map(|it| it.vertices.len()).sum();
    let distance_m_min = tolerances.vertex_distance_m_min;
    if n_vertices <= VERTICES_COMPARED_MAX {
        check_each_with_each(loops, distance_m_min, report);
    } else {
        check_on_a_grid(loops, distance_m_min, report);
    }
}

fn check_each_with_each(loops: &[Loop], distance_m_min: f64, report: &mut Report) {
    let vertices = || loops.iter().flat_map(|ring| ring.vertices.iter().map(move |it| (ring, it)));
    for (n_before, (ring, &(vertex, at))) in vertices().enumerate() {
        let before = vertices().take(n_before).map(|(_, it)| it.1);
        check_vertex(ring, vertex, at, before, distance_m_min, report);
    }
}

/// A grid with cells of the distance leaves few to compare with:
/// at most four vertices fit in a cell without a finding, and findings are limited.
fn check_on_a_grid(loops: &[Loop], distance_m_min: f64, report: &mut Report) {
    let mut grid: HashMap<[u64; 2], Vec<Coord>> = HashMap::new();
    for ring in loops {
        for &(vertex, at) in &ring.vertices {
            if report.full() {
                return;
            }
            let before = neighbours(&grid, at, distance_m_min);
            check_vertex(ring, vertex, at, before, distance_m_min, report);
            let cell = grid.entry(cell(at, distance_m_min, [0.0, 0.0])).or_default();
            if !cell.contains(&at) {
                cell.push(at);
            }
        }
    }
}

fn check_vertex(
    ring: &Loop,
    vertex: usize,
    at: Coord,
    mut before: impl Iterator<Item = Coord>,
    distance_m_min: f64,
    report: &mut Report,
) {
    // Most are far off along one axis, which is quickly seen.
    let near = |it: &Coord| {
        let apart = *it - at;
        apart.x.abs() < distance_m_min && apart.x.hypot(apart.y) < distance_m_min && *it != at
    };
    if let Some(other) = before.find(near) {
        let distance_m = (other - at).x.hypot((other - at).y);
        let finding = ring.finding(FindingKind::VerticesTooClose);
        report.push(finding.at(vertex, at).measuring(distance_m));
    }
}

fn neighbours(
    grid: &HashMap<[u64; 2], Vec<Coord>>,
    at: Coord,
    side_m: f64,
) -> impl Iterator<Item = Coord> {
    const STEPS: [f64; 3] = [-1.0, 0.0, 1.0];
    STEPS
        .into_iter()
        .flat_map(|x| STEPS.map(|y| [x, y]))
        .filter_map(move |step| grid.get(&cell(at, side_m, step)))
        .flatten()
        .copied()
}

/// Adding the step also makes one zero of the two that floats have.
fn cell(at: Coord, side_m: f64, [x, y]: [f64; 2]) -> [u64; 2] {
    [((at.x / side_m).floor() + x).to_bits(), ((at.y / side_m).floor() + y).to_bits()]
}
