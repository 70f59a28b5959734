//! Faces (面) from edges: the walk around each, with exact turns.

use std::collections::{HashMap, HashSet};

use super::{
    Refusal,
    patch::GridPatch,
    segment::{Segment, dot, ring_segments},
};
use crate::grid::{GridPoint, cross, doubled_area};

/// The faces on the left of directed edges that meet in their ends only and differ from each other.
///
/// An edge that comes in both directions divides; where it has the same face on both sides, it is left out.
/// Faces come in the order of their first edges.
pub(super) fn faces(mut edges: Vec<Segment>) -> Result<Vec<GridPatch>, Refusal> {
    edges.sort_unstable();
    let walks = Walks::around(&edges)?;
    if walks.bridges(&edges).next().is_none() {
        return patches(&walks.rings(&edges));
    }
    let bridges: HashSet<usize> = walks.bridges(&edges).collect();
    let kept = edges.iter().enumerate().filter(|(index, _)| !bridges.contains(index));
    let kept: Vec<Segment> = kept.map(|(_, it)| *it).collect();
    patches(&Walks::around(&kept)?.rings(&kept))
}

/// The index of an edge among sorted ones.
fn place_of(edges: &[Segment], edge: Segment) -> Option<usize> {
    edges.binary_search(&edge).ok()
}

/// For each walk the edges in order, and for each edge its walk.
struct Walks {
    walks: Vec<Vec<usize>>,
    walk_of: Vec<Option<usize>>,
}

impl Walks {
    fn around(edges: &[Segment]) -> Result<Self, Refusal> {
        let mut found = Self { walks: Vec::new(), walk_of: vec![None; edges.len()] };
        for first in 0..edges.len() {
            if found.walk_of.get(first) == Some(&None) {
                found.walk_from(edges, first)?;
            }
        }
        Ok(found)
    }

    fn walk_from(&mut self, edges: &[Segment], first: usize) -> Result<(), Refusal> {
        let (number, mut walk, mut index) = (self.walks.len(), Vec::new(), first);
        loop {
            let Some(seen @ None) = self.walk_of.get_mut(index) else {
                return Err(Refusal::Vanishing);
            };
            *seen = Some(number);
            walk.push(index);
            index = next(edges, index).ok_or(Refusal::Vanishing)?;
            if index == first {
                self.walks.push(walk);
                return Ok(());
            }
        }
    }

    /// Edges with one walk on both sides.
    fn bridges<'a>(&'a self, edges: &'a [Segment]) -> impl Iterator<Item = usize> + 'a {
        let walk_of = |index: usize| self.walk_of.get(index).copied().flatten();
        edges.iter().enumerate().filter_map(move |(index, it)| {
            let back = place_of(edges, it.reversed())?;
            (walk_of(index) == walk_of(back)).then_some(index)
        })
    }

    /// Each walk as the points that it starts its edges from.
    fn rings(&self, edges: &[Segment]) -> Vec<Vec<GridPoint>> {
        let ring = |it: &Vec<usize>| -> Vec<GridPoint> {
            it.iter().filter_map(|&it| edges.get(it)).map(|it| it.start).collect()
        };
        self.walks.iter().map(ring).collect()
    }
}

/// The edge after one: the first clockwise from the way back, so that the face stays on the left.
fn next(edges: &[Segment], index: usize) -> Option<usize> {
    let edge = edges.get(index)?;
    let (at, back) = (edge.end, edge.start);
    let first = edges.partition_point(|it| it.start < at);
    let outgoing = edges.iter().enumerate().skip(first).take_while(|(_, it)| it.start == at);
    outgoing
        .reduce(|best, it| if clockwise_before(at, back, it.1.end, best.1.end) { it } else { best })
        .map(|it| it.0)
}

/// Says whether, turning clockwise from `back`, one direction comes before the other.
fn clockwise_before(at: GridPoint, back: GridPoint, one: GridPoint, other: GridPoint) -> bool {
    let rank = |it: GridPoint| match cross(at, back, it) {
        turn if turn < 0 => 0,
        0 if dot(at, back, it) < 0 => 1,
        0 => 3,
        _ => 2,
    };
    let (rank_of_one, rank_of_other) = (rank(one), rank(other));
    rank_of_one < rank_of_other || (rank_of_one == rank_of_other && cross(at, other, one) > 0)
}

/// Puts walks together into patches: shells, with the holes that touch them and those that lie free in them.
fn patches(walks: &[Vec<GridPoint>]) -> Result<Vec<GridPatch>, Refusal> {
    let (mut patches, mut free) = (Vec::new(), Vec::new());
    for walk in walks {
        let rings = simple_rings(walk);
        let (mut shells, holes): (Vec<_>, Vec<_>) =
            rings.into_iter().partition(|it| doubled_area(it) > 0);
        match (shells.pop(), shells.pop()) {
            (Some(shell), None) => {
                patches.push(GridPatch { rings: std::iter::once(shell).chain(holes).collect() });
            }
            (None, None) => free.extend(holes),
            (_, Some(_)) => return Err(Refusal::Vanishing),
        }
    }
    for hole in free {
        let around = patches.iter_mut().filter(|it| shell_contains(it, &hole));
        let smallest = around.min_by_key(|it| it.rings.first().map(|it| doubled_area(it)));
        smallest.ok_or(Refusal::Vanishing)?.rings.push(hole);
    }
    Ok(patches)
}

/// Takes a walk apart where it comes to a point again.
fn simple_rings(walk: &[GridPoint]) -> Vec<Vec<GridPoint>> {
    let (mut rings, mut open) = (Vec::new(), Vec::<GridPoint>::new());
    let mut place_of: HashMap<GridPoint, usize> = HashMap::new();
    for &point in walk {
        if let Some(&place) = place_of.get(&point) {
            let ring = open.split_off(place);
            for it in &ring {
                place_of.remove(it);
            }
            rings.push(ring);
        }
        place_of.insert(point, open.len());
        open.push(point);
    }
    rings.push(open);
    rings
}

/// Says whether a hole that shares no point with the shell lies in it.
fn shell_contains(patch: &GridPatch, hole: &[GridPoint]) -> bool {
    let (Some(shell), Some(&point)) = (patch.rings.first(), hole.first()) else { return false };
    contains(ring_segments(shell), point)
}

/// Says whether a point that lies on none of the segments lies within the rings that they form.
pub(super) fn contains(segments: impl Iterator<Item = Segment>, point: GridPoint) -> bool {
    let crossed = segments.filter(|&Segment { start, end }| {
        let upward = start.y <= point.y && end.y > point.y;
        let downward = start.y > point.y && end.y <= point.y;
        (upward || downward) && upward == (cross(start, end, point) > 0)
    });
    crossed.count() % 2 == 1
}

/// Says whether the middle of a segment, which lies on none of the others, lies within the rings that they form.
pub(super) fn contains_middle(segments: impl Iterator<Item = Segment>, of: Segment) -> bool {
    let (doubled, middle) = in_half_steps(segments, of);
    contains(doubled, middle)
}

/// Says whether the middle of a segment lies within the rings that others form, and not on them.
pub(super) fn has_middle_inside(segments: &[Segment], of: Segment) -> bool {
    let (mut doubled, middle) = in_half_steps(segments.iter().copied(), of);
    !doubled.any(|it| it.has_end(middle) || it.carries(middle))
        && contains_middle(segments.iter().copied(), of)
}

/// In half steps the middle of a segment is a point of the grid.
fn in_half_steps(
    segments: impl Iterator<Item = Segment>,
    of: Segment,
) -> (impl Iterator<Item = Segment>, GridPoint) {
    let halves = |it: GridPoint| GridPoint { x: 2 * it.x, y: 2 * it.y };
    let doubled = move |it: Segment| Segment { start: halves(it.start), end: halves(it.end) };
    let middle = GridPoint { x: of.start.x + of.end.x, y: of.start.y + of.end.y };
    (segments.map(doubled), middle)
}
