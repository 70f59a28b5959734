//! Boundary lines 界址线: which run along a ring, which are new, and whom each names as the neighbour.

use std::collections::HashSet;

use geometry::grid::GridPoint;
use geometry::reading::{BoundaryPoint as Vertex, BoundaryRing};
use geometry::{Coord, Outline, Ring};

use super::{BoundarySurvey, Last, SEPARATOR, with_code};
use crate::{BoundaryLine, Bounds, Parcel};

/// 毗邻地物权利人 and 毗邻地物指界人 hold so many characters (NY/T 2539-2016, A.12).
const NEIGHBOURS_MAX: usize = 100;
/// 已定界 (C.5)
const SETTLED: &str = "600001";
/// 两点连线 (C.13)
const STRAIGHT: &str = "08";
/// 中 (C.14)
const IN_THE_MIDDLE: &str = "2";
/// Where the bounds of the parcel do not say who the neighbour is.
const NOT_SAID: &str = "未载明";
/// Nobody pointed a boundary out that was drawn from an outline.
const NOT_WITNESSED: &str = "未指界";
/// A node that a neighbour gets lies on its boundary but for this much: the topology tolerance of the quality rules (section 2.9 of the domain notes).
const ON_BOUNDARY_M_MAX: f64 = 0.001;

/// The two ends of an edge, in whatever direction.
type Edge = (GridPoint, GridPoint);

impl BoundarySurvey {
    /// Lets lines run along a ring of a parcel, from each of its points to the next.
    pub(super) fn draw_lines(&mut self, parcel: &Parcel, ring: &BoundaryRing) {
        let nexts = ring.points.iter().skip(1).chain(ring.points.first());
        let sides: Vec<(&Vertex, &Vertex)> = ring.points.iter().zip(nexts).collect();
        let edges: HashSet<Edge> =
            sides.iter().filter_map(|(from, to)| edge(from.at, to.at)).collect();
        let mut covered: HashSet<Edge> = HashSet::new();
        for line in self.lines.iter_mut().filter(|it| it.crs == parcel.crs) {
            let Some(along) = edges_of(&line.course) else { continue };
            if along.iter().all(|it| edges.contains(it)) && adopt(line, parcel, ring) {
                covered.extend(along);
            }
        }
        for (from, to) in sides {
            if edge(from.at, to.at).is_some_and(|it| !covered.contains(&it)) {
                self.draw_line(parcel, ring, from.at, to.at);
            }
        }
    }

    fn draw_line(&mut self, parcel: &Parcel, ring: &BoundaryRing, from: Coord, to: Coord) {
        let number_at = |at| GridPoint::nearest(at).and_then(|it| self.number_at(it));
        let (Some(first), Some(last)) = (number_at(from), number_at(to)) else { return };
        let Last { feature_number, number } = self.last_line.next();
        self.lines.push(BoundaryLine {
            feature_number,
            nature: Some(SETTLED.to_owned()),
            kind: Some(STRAIGHT.to_owned()),
            position: IN_THE_MIDDLE.to_owned(),
            description: format!("{first}沿直线至{last}"),
            neighbour_holder: neighbour(parcel, ring, from, to),
            neighbour_witness: NOT_WITNESSED.to_owned(),
            number: Some(format!("X{number}")),
            first_point: Some(first),
            last_point: Some(last),
            parcel_codes: parcel.code.to_string(),
            crs: parcel.crs,
            course: vec![from, to],
        });
    }
}

/// Lets a line bound one more parcel, with its neighbour there; says whether it does afterwards.
fn adopt(line: &mut BoundaryLine, parcel: &Parcel, ring: &BoundaryRing) -> bool {
    let Some(codes) = with_code(&line.parcel_codes, parcel.code) else { return false };
    if codes == line.parcel_codes {
        return true;
    }
    let Some((from, to)) = along_ring(line, ring) else { return false };
    let alone = line.parcel_codes.is_empty();
    let beside = |names: &str, name: &str| {
        let names = if alone { name.to_owned() } else { format!("{names}{SEPARATOR}{name}") };
        (names.chars().count() <= NEIGHBOURS_MAX).then_some(names)
    };
    let holders = beside(&line.neighbour_holder, &neighbour(parcel, ring, from, to));
    let witnesses = beside(&line.neighbour_witness, NOT_WITNESSED);
    let Some((holders, witnesses)) = holders.zip(witnesses) else { return false };
    (line.neighbour_holder, line.neighbour_witness) = (holders, witnesses);
    line.parcel_codes = codes;
    true
}

/// The first edge of a line, in the direction in which the ring runs.
fn along_ring(line: &BoundaryLine, ring: &BoundaryRing) -> Option<(Coord, Coord)> {
    let [from, to, ..] = line.course.as_slice() else { return None };
    let place = |at: Coord| {
        let at = GridPoint::nearest(at);
        ring.points.iter().position(|it| GridPoint::nearest(it.at) == at)
    };
    let next = (place(*from)? + 1) % ring.points.len().max(1);
    Some(if place(*to)? == next { (*from, *to) } else { (*to, *from) })
}

/// Who lies beyond an edge of the ring, which runs clockwise, by the bound that the edge looks to.
///
/// What lies in a hole of the parcel is beyond none of its four bounds.
fn neighbour(parcel: &Parcel, ring: &BoundaryRing, from: Coord, to: Coord) -> String {
    let Bounds { east, west, south, north } = &parcel.bounds;
    let (east_m, north_m) = (from.y - to.y, to.x - from.x);
    let bound = match east_m.abs() >= north_m.abs() {
        _ if ring.ring > 0 => &None,
        true if east_m >= 0.0 => east,
        true => west,
        false if north_m >= 0.0 => north,
        false => south,
    };
    let named = bound.as_deref().map(str::trim).filter(|it| !it.is_empty());
    // A separator within a name would make two of it.
    named.unwrap_or(NOT_SAID).replace(SEPARATOR, "、")
}

/// Lets a line bound only some of its parcels; whoever lies beyond goes with the parcel, as the codes and the names stand in one order.
pub(super) fn keep(line: &mut BoundaryLine, still_bounds: impl Fn(&str, &[Coord]) -> bool) {
    let codes: Vec<&str> = line.parcel_codes.split(SEPARATOR).collect();
    let stays: Vec<bool> =
        codes.iter().map(|code| still_bounds(code.trim(), &line.course)).collect();
    let kept = |text: &str| {
        let parts: Vec<&str> = text.split(SEPARATOR).collect();
        if parts.len() != stays.len() {
            return text.to_owned();
        }
        let kept = parts.iter().zip(&stays).filter(|(_, stays)| **stays).map(|(part, _)| *part);
        kept.collect::<Vec<_>>().join(SEPARATOR)
    };
    let (holders, witnesses) = (kept(&line.neighbour_holder), kept(&line.neighbour_witness));
    line.parcel_codes = kept(&line.parcel_codes);
    if !line.parcel_codes.is_empty() {
        (line.neighbour_holder, line.neighbour_witness) = (holders, witnesses);
    }
}

fn edges_of(course: &[Coord]) -> Option<Vec<Edge>> {
    let pairs = course.iter().zip(course.iter().skip(1));
    let edges: Vec<Edge> = pairs.map(|(from, to)| edge(*from, *to)).collect::<Option<_>>()?;
    (!edges.is_empty()).then_some(edges)
}

fn edge(from: Coord, to: Coord) -> Option<Edge> {
    let (from, to) = GridPoint::nearest(from).zip(GridPoint::nearest(to))?;
    Some(if (from.x, from.y) <= (to.x, to.y) { (from, to) } else { (to, from) })
}

/// Whether an outline is the former one but for nodes along it, as a neighbour gets them from a division.
pub fn only_gains_nodes(before: &Outline, after: &Outline) -> bool {
    let places = |it: &Outline| -> HashSet<GridPoint> {
        it.coords().filter_map(GridPoint::nearest).collect()
    };
    let (old, new) = (places(before), places(after));
    let on_boundary = |at: &GridPoint| {
        let mut edges = before.rings().flat_map(Ring::edges);
        edges.any(|(start, end)| distance_m(at.coord(), start, end) <= ON_BOUNDARY_M_MAX)
    };
    old.is_subset(&new) && new.difference(&old).all(on_boundary)
}

/// How far a position lies from an edge.
fn distance_m(at: Coord, start: Coord, end: Coord) -> f64 {
    let (edge, offset) = (end - start, at - start);
    let length_m2 = edge.x * edge.x + edge.y * edge.y;
    let share = if length_m2 > 0.0 {
        ((edge.x * offset.x + edge.y * offset.y) / length_m2).clamp(0.0, 1.0)
    } else {
        0.0
    };
    let beside = offset - edge * share;
    beside.x.hypot(beside.y)
}
