//! Positions of different objects that are nearly one.

use rayon::prelude::*;

use super::{Limits, Strips, not_compared};
use crate::coverage::nearness::{distance_m, nearer_than};
use crate::coverage::{Misfit, MisfitKind, ObjectIndex};
use crate::grid::GridPoint;

/// A position is compared with so many at about its northing, in its own strip and in the next; the number is our own.
///
/// Two or three lie there in a layer that is as wrong as they come.
const COMPARED_MAX: usize = 64;

/// Positions whose findings are collected at a time, before looking whether there are enough.
const BATCH: usize = 1 << 16;

/// Two positions by number, the smaller first or in the strip to the west.
struct Pair(usize, usize);

pub(super) fn check(strips: &Strips, limits: Limits, findings_max: usize) -> Vec<Misfit> {
    let mut findings = Vec::new();
    let mut crowded = None;
    for start in (0..strips.len()).step_by(BATCH) {
        if findings.len() >= findings_max {
            break;
        }
        let batch = start..strips.len().min(start + BATCH);
        let pairs: Vec<Pair> = batch
            .clone()
            .into_par_iter()
            .flat_map_iter(|it| pairs_of(strips, it, limits))
            .collect();
        let room = findings_max - findings.len();
        findings.extend(pairs.iter().take(room).map(|it| finding(strips, it)));
        crowded = crowded.or_else(|| batch.into_iter().find(|&it| crowd(strips, it, limits)));
    }
    findings.extend(crowded.map(|it| not_compared(strips.position(it))));
    findings
}

/// The near positions that come after one, if the objects at both are not the same.
fn pairs_of(strips: &Strips, first: usize, limits: Limits) -> impl Iterator<Item = Pair> {
    let at = strips.position(first);
    let pairs = candidates(strips, first, limits).filter(move |&it| {
        let other = strips.position(it);
        nearer_than(at, other, limits.near) && !nearer_than(at, other, limits.same)
    });
    let differ = move |it: &usize| strips.objects_at(first) != strips.objects_at(*it);
    pairs.filter(differ).map(move |it| Pair(first, it))
}

fn candidates(
    strips: &Strips,
    first: usize,
    limits: Limits,
) -> impl Iterator<Item = usize> + use<'_> {
    let in_strip = northward(strips, first, limits).take(COMPARED_MAX);
    in_strip.chain(in_next_strip(strips, first, limits).take(COMPARED_MAX))
}

fn northward(
    strips: &Strips,
    first: usize,
    limits: Limits,
) -> impl Iterator<Item = usize> + use<'_> {
    let at = strips.position(first);
    let alongside = move |it: GridPoint| {
        strips.strip_of(it.x) == strips.strip_of(at.x) && it.y - at.y < limits.near
    };
    (first + 1..strips.len()).take_while(move |&it| alongside(strips.position(it)))
}

/// Strips are wider than the distance, so that there is one next at most.
fn in_next_strip(
    strips: &Strips,
    first: usize,
    limits: Limits,
) -> impl Iterator<Item = usize> + use<'_> {
    let at = strips.position(first);
    let reach = at.x + limits.near - 1;
    let crossing = strips.strip_of(reach) > strips.strip_of(at.x);
    let next = if crossing { strips.strips_between([reach, reach]) } else { &[] };
    let northings = [at.y - limits.near + 1, at.y + limits.near - 1];
    next.iter().flat_map(move |it| strips.positions_between(it, northings))
}

/// Says whether a position has more around it than it was compared with.
fn crowd(strips: &Strips, first: usize, limits: Limits) -> bool {
    northward(strips, first, limits).nth(COMPARED_MAX).is_some()
        || in_next_strip(strips, first, limits).nth(COMPARED_MAX).is_some()
}

fn finding(strips: &Strips, &Pair(first, second): &Pair) -> Misfit {
    let (one, other) = (strips.position(first), strips.position(second));
    let mut objects: Vec<ObjectIndex> =
        [first, second].iter().flat_map(|&it| strips.objects_at(it)).copied().collect();
    objects.sort_unstable();
    objects.dedup();
    Misfit {
        kind: MisfitKind::NearVertices,
        objects,
        measure: Some(distance_m(one, other)),
        at: one.min(other).coord(),
        shape: None,
    }
}
