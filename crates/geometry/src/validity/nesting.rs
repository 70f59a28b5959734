//! Which ring lies in which: holes in their shells, and nothing in anything else.

use std::collections::{BTreeMap, HashMap};

use geo::coordinate_position::CoordPos;

use super::{
    Finding, FindingKind,
    crossings::{Contacts, bits},
    report::Report,
    vertices::Loop,
};
use crate::{Coord, Envelope};

/// Vertices, and then middles of edges, tried until one is not on the other's boundary.
///
/// Rings of one patch that touch oftener are reported for that.
const PROBES_MAX: usize = 4;

/// Reports rings that lie where they should not, among those that do not cross.
pub(super) fn check(loops: &[Loop], contacts: &Contacts, report: &mut Report) {
    check_holes(loops, contacts, report);
    check_pairs(loops, contacts, report);
    check_connected(loops, contacts, report);
}

fn check_holes(loops: &[Loop], contacts: &Contacts, report: &mut Report) {
    let mut shell: Option<(usize, &Loop)> = None;
    for (place, ring) in loops.iter().enumerate() {
        if ring.ring == 0 {
            shell = Some((place, ring));
            continue;
        }
        let Some((shell_place, shell)) = shell.filter(|(_, it)| it.patch == ring.patch) else {
            continue;
        };
        let troubled = contacts.troubled.contains(&[shell_place, place]);
        if !troubled && let Some(Lying::Outside(place)) = lying(ring, shell, report) {
            report.push(place.finding(ring, FindingKind::HoleOutsideShell));
        }
    }
}

/// Looks at the pairs in which one envelope covers the other, by a sweep.
fn check_pairs(loops: &[Loop], contacts: &Contacts, report: &mut Report) {
    let mut order: Vec<(usize, &Loop)> = loops.iter().enumerate().collect();
    order.sort_by(|(_, a), (_, b)| a.envelope.min_x.total_cmp(&b.envelope.min_x));
    for (n_before, &(place, ring)) in order.iter().enumerate() {
        let abreast = order
            .iter()
            .skip(n_before + 1)
            .take_while(|(_, it)| it.envelope.min_x <= ring.envelope.max_x);
        for &(other_place, other) in abreast {
            if report.full() || !report.afford(1) {
                return;
            }
            let pair = [place.min(other_place), place.max(other_place)];
            if !contacts.troubled.contains(&pair) {
                check_pair(loops, ring, other, report);
                check_pair(loops, other, ring, report);
            }
        }
    }
}

fn check_pair(loops: &[Loop], outer: &Loop, inner: &Loop, report: &mut Report) {
    if !outer.envelope.covers(inner.envelope) {
        return;
    }
    let same_patch = outer.patch == inner.patch;
    let (holes, shells) = (outer.ring.min(inner.ring) > 0, outer.ring.max(inner.ring) == 0);
    if same_patch
        && holes
        && let Some(Lying::Inside(place)) = lying(inner, outer, report)
    {
        report.push(place.finding(inner, FindingKind::HolesOverlap));
    }
    if !same_patch
        && shells
        && let Some(Lying::Inside(place)) = lying(inner, outer, report)
    {
        let mut holes = loops.iter().filter(|it| it.patch == outer.patch && it.ring > 0);
        if !holes.any(|it| matches!(lying(inner, it, report), Some(Lying::Inside(_)))) {
            report.push(place.finding(inner, FindingKind::NestedShells));
        }
    }
}

/// Where a ring lies to another that it does not cross, and a point that shows it.
enum Lying {
    Inside(Shown),
    Outside(Shown),
}

/// A point of a ring, with the vertex that it is or whose edge it lies on.
#[derive(Clone, Copy)]
struct Shown {
    vertex: usize,
    at: Coord,
}

impl Shown {
    fn finding(self, ring: &Loop, kind: FindingKind) -> Finding {
        ring.finding(kind).at(self.vertex, self.at)
    }
}

/// Nothing if it cannot be afforded, or the ring lies along the other wherever we look.
fn lying(inner: &Loop, outer: &Loop, report: &mut Report) -> Option<Lying> {
    if !report.afford(inner.vertices.len()) {
        return None;
    }
    let vertices = || inner.vertices.iter().map(|&(vertex, at)| Shown { vertex, at });
    if !outer.envelope.covers(inner.envelope) {
        let beyond =
            |it: &Shown| Envelope::of([it.at]).is_some_and(|it| !outer.envelope.covers(it));
        return vertices().find(beyond).map(Lying::Outside);
    }
    let middle = |(vertex, start, end)| Shown { vertex, at: (start + end) / 2.0 };
    let middles = inner.edges().map(middle).take(PROBES_MAX);
    for it in vertices().take(PROBES_MAX).chain(middles) {
        if !report.afford(outer.vertices.len()) {
            return None;
        }
        match outer.position(it.at) {
            CoordPos::Inside => return Some(Lying::Inside(it)),
            CoordPos::Outside => return Some(Lying::Outside(it)),
            CoordPos::OnBoundary => {}
        }
    }
    None
}

/// Reports rings of a patch that touch in a circle and so cut it in two.
///
/// Rings and the points in which they touch are the nodes of a graph; a patch hangs together if it has no circle.
fn check_connected(loops: &[Loop], contacts: &Contacts, report: &mut Report) {
    let mut meetings: BTreeMap<(usize, [u64; 2]), Shown> = BTreeMap::new();
    for touch in contacts.touches.iter().filter(|it| !contacts.troubled.contains(&it.loops)) {
        for (place, vertex) in touch.loops.into_iter().zip(touch.vertices) {
            let shown = Shown { vertex, at: touch.at };
            meetings.entry((place, bits(touch.at))).or_insert(shown);
        }
    }
    let mut forest = Forest::default();
    for ((place, point), shown) in meetings {
        let Some(ring) = loops.get(place) else { continue };
        if !forest.join(Node::Ring(place), Node::Point(ring.patch, point)) {
            report.push(shown.finding(ring, FindingKind::InteriorDisconnected));
        }
    }
}

#[derive(Clone, Copy, Eq, Hash, PartialEq)]
enum Node {
    Ring(usize),
    /// Patches that touch each other do not matter here, so a point is one of its patch.
    Point(usize, [u64; 2]),
}

/// Trees of nodes, each known by its root.
#[derive(Default)]
struct Forest {
    parents: HashMap<Node, Node>,
}

impl Forest {
    /// Makes one tree of two; false if they were one already.
    fn join(&mut self, one: Node, other: Node) -> bool {
        let (one, other) = (self.root(one), self.root(other));
        if one != other {
            self.parents.insert(one, other);
        }
        one != other
    }

    fn root(&mut self, mut node: Node) -> Node {
        while let Some(&parent) = self.parents.get(&node) {
            // Halving the way keeps it short for the next time.
            if let Some(&above) = self.parents.get(&parent) {
                self.parents.insert(node, above);
            }
            node = parent;
        }
        node
    }
}
