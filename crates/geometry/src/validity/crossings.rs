//! Where edges meet that should not: a sweep over all edges of the outline at once.

use std::collections::HashSet;

use super::{
    FindingKind,
    meeting::{Meeting, cross_at, meeting},
    report::Report,
    vertices::Loop,
};
use crate::{Coord, Envelope};

/// Up to so many edges are compared each with each, which takes less time than to sort them.
///
/// The number is our own: measured on parcels, nearly all of which have fewer vertices.
const EDGES_UNSORTED_MAX: usize = 64;

/// What the sweep learned about pairs of rings, for the checks that follow.
#[derive(Default)]
pub(super) struct Contacts {
    /// Pairs of loops, by their places, that were reported already; the smaller place first.
    pub(super) troubled: HashSet<[usize; 2]>,
    /// Loops of one patch that touch in a point, which is allowed as long as the patch hangs together.
    pub(super) touches: Vec<Touch>,
    /// A finding is one point of one pair, however many edges meet there.
    reported: HashSet<([usize; 2], [u64; 2])>,
}

#[derive(Clone, Copy)]
pub(super) struct Touch {
    pub(super) loops: [usize; 2],
    /// The vertex of each that is there, or from which the edge that is there starts.
    pub(super) vertices: [usize; 2],
    pub(super) at: Coord,
}

struct Edge {
    ends: [Coord; 2],
    /// Along the direction of the sweep, whichever it is, and across it.
    span: [f64; 2],
    across: [f64; 2],
    /// The place of the loop among the loops, and of the edge in it.
    in_loop: usize,
    place: usize,
    vertex: usize,
}

/// Reports crossings within rings and between them.
pub(super) fn check(loops: &[Loop], report: &mut Report) -> Contacts {
    let mut contacts = Contacts::default();
    let n_edges: usize = loops.iter().map(|it| it.vertices.len()).sum();
    let few = n_edges <= EDGES_UNSORTED_MAX && report.afford(n_edges * n_edges);
    let edges = if few { Some(edges_eastward(loops)) } else { sweepable(loops, report) };
    let edges = edges.unwrap_or_default();
    for (n_before, edge) in edges.iter().enumerate() {
        if report.full() {
            break;
        }
        edges
            .iter()
            .skip(n_before + 1)
            .take_while(|it| few || it.span[0] <= edge.span[1])
            .filter(|it| abreast(it.span, edge.span) && abreast(it.across, edge.across))
            .for_each(|it| contacts.compare(loops, edge, it, report));
    }
    contacts
}

fn abreast(one: [f64; 2], other: [f64; 2]) -> bool {
    one[0] <= other[1] && other[0] <= one[1]
}

/// The edges sorted along the axis on which fewer of them lie abreast, if there are not too many pairs.
fn sweepable(loops: &[Loop], report: &mut Report) -> Option<Vec<Edge>> {
    let mut edges = sorted(edges_eastward(loops));
    let mut n_pairs = n_abreast(&edges);
    let northward = sorted(edges_along(loops, |it| ([it.min_y, it.max_y], [it.min_x, it.max_x])));
    let n_pairs_northward = n_abreast(&northward);
    if n_pairs_northward < n_pairs {
        (edges, n_pairs) = (northward, n_pairs_northward);
    }
    report.afford(n_pairs).then_some(edges)
}

fn edges_eastward(loops: &[Loop]) -> Vec<Edge> {
    edges_along(loops, |it| ([it.min_x, it.max_x], [it.min_y, it.max_y]))
}

fn edges_along(loops: &[Loop], spans: impl Fn(Envelope) -> ([f64; 2], [f64; 2])) -> Vec<Edge> {
    loops
        .iter()
        .enumerate()
        .flat_map(|(in_loop, it)| it.edges().enumerate().map(move |edge| (in_loop, edge)))
        .filter_map(|(in_loop, (place, (vertex, start, end)))| {
            let (span, across) = spans(Envelope::of([start, end])?);
            Some(Edge { ends: [start, end], span, across, in_loop, place, vertex })
        })
        .collect()
}

fn sorted(mut edges: Vec<Edge>) -> Vec<Edge> {
    edges.sort_unstable_by(|one, other| one.span[0].total_cmp(&other.span[0]));
    edges
}

fn n_abreast(edges: &[Edge]) -> usize {
    let until = |it: &Edge| edges.partition_point(|other| other.span[0] <= it.span[1]);
    edges.iter().enumerate().map(|(place, it)| until(it).saturating_sub(place + 1)).sum()
}

impl Contacts {
    fn compare(&mut self, loops: &[Loop], one: &Edge, other: &Edge, report: &mut Report) {
        let (Some(one_loop), Some(other_loop)) = (loops.get(one.in_loop), loops.get(other.in_loop))
        else {
            return;
        };
        if one.in_loop == other.in_loop && adjacent(one, other, one_loop.vertices.len()) {
            return;
        }
        let Some(meeting) = meeting(one.ends, other.ends) else { return };
        // The later edge is the one to blame: a hole's rather than its shell's.
        let (first, last, blamed) = if (one.in_loop, one.place) <= (other.in_loop, other.place) {
            (one_loop, other_loop, other)
        } else {
            (other_loop, one_loop, one)
        };
        let [before, after] =
            if one.in_loop <= other.in_loop { [one, other] } else { [other, one] };
        let pair = [before.in_loop, after.in_loop];
        let at = match meeting {
            Meeting::Touching(at)
                if one.in_loop != other.in_loop
                    && !cross_at(at, path(one_loop, one, at), path(other_loop, other, at)) =>
            {
                if first.patch == last.patch {
                    let vertices = [before, after].map(|it| vertex_at(loops, it, at));
                    self.touches.push(Touch { loops: pair, vertices, at });
                }
                return;
            }
            Meeting::Crossing(at) | Meeting::Touching(at) | Meeting::Overlapping(at) => at,
        };
        self.troubled.insert(pair);
        if self.reported.insert((pair, bits(at))) {
            let vertex = vertex_at(loops, blamed, at);
            report.push(last.finding(kind_between(first, last)).at(vertex, at));
        }
    }
}

/// Adjacent edges share a vertex; if they share more, that is a spike, which is reported as such.
fn adjacent(one: &Edge, other: &Edge, n_edges: usize) -> bool {
    let apart = one.place.abs_diff(other.place);
    apart == 1 || apart + 1 == n_edges
}

/// The vertex of an edge at a point of it: the one it ends in if that is the point, else the one it starts from.
fn vertex_at(loops: &[Loop], edge: &Edge, at: Coord) -> usize {
    let [_, end] = edge.ends;
    let next =
        loops.get(edge.in_loop).filter(|_| at == end).and_then(|it| it.around(edge.place + 1));
    next.map_or(edge.vertex, |(vertex, _)| vertex)
}

/// Where a ring comes from and goes to around a point on one of its edges.
fn path(ring: &Loop, edge: &Edge, at: Coord) -> [Coord; 2] {
    let [start, end] = edge.ends;
    let n_vertices = ring.vertices.len();
    if at == start {
        [ring.around(edge.place + n_vertices - 1).map_or(start, |it| it.1), end]
    } else if at == end {
        [start, ring.around(edge.place + 2).map_or(end, |it| it.1)]
    } else {
        [start, end]
    }
}

fn kind_between(first: &Loop, last: &Loop) -> FindingKind {
    if first.patch != last.patch {
        FindingKind::NestedShells
    } else if first.ring == last.ring {
        FindingKind::RingSelfIntersection
    } else if first.ring == 0 {
        FindingKind::HoleOutsideShell
    } else {
        FindingKind::HolesOverlap
    }
}

/// The place of a point as a key; adding zero makes one of the two zeros that floats have.
pub(super) fn bits(at: Coord) -> [u64; 2] {
    [(at.x + 0.0).to_bits(), (at.y + 0.0).to_bits()]
}
