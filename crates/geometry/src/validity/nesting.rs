//! Which ring lies in which: holes in their shells, and nothing in anything else.

use std::collections::{BTreeSet, HashMap};

use geo::coordinate_position::CoordPos;

use super::{
    FindingKind,
    crossings::{Contacts, bits},
    report::Report,
    vertices::Loop,
};

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
        if !troubled && lies_in(ring, shell, report) == Some(false) {
            report.push(ring.finding(FindingKind::HoleOutsideShell));
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
    if same_patch && holes && lies_in(inner, outer, report) == Some(true) {
        report.push(inner.finding(FindingKind::HolesOverlap));
    }
    if !same_patch && shells && lies_in(inner, outer, report) == Some(true) {
        let mut holes = loops.iter().filter(|it| it.patch == outer.patch && it.ring > 0);
        if !holes.any(|it| lies_in(inner, it, report) == Some(true)) {
            report.push(inner.finding(FindingKind::NestedShells));
        }
    }
}

/// Says whether a ring lies in another that it does not cross; nothing if that cannot be afforded.
fn lies_in(inner: &Loop, outer: &Loop, report: &mut Report) -> Option<bool> {
    if !report.afford(1) {
        return None;
    }
    if !outer.envelope.covers(inner.envelope) {
        return Some(false);
    }
    let vertices = inner.vertices.iter().map(|(_, it)| *it).take(PROBES_MAX);
    let middles = inner.edges().map(|(_, start, end)| (start + end) / 2.0).take(PROBES_MAX);
    for probe in vertices.chain(middles) {
        if !report.afford(outer.vertices.len()) {
            return None;
        }
        match outer.position(probe) {
            CoordPos::Inside => return Some(true),
            CoordPos::Outside => return Some(false),
            CoordPos::OnBoundary => {}
        }
    }
    None
}

/// Reports rings of a patch that touch in a circle and so cut it in two.
///
/// Rings and the points in which they touch are the nodes of a graph; a patch hangs together if it has no circle.
fn check_connected(loops: &[Loop], contacts: &Contacts, report: &mut Report) {
    let meetings: BTreeSet<(usize, [u64; 2])> = contacts
        .touches
        .iter()
        .filter(|it| !contacts.troubled.contains(&it.loops))
        .flat_map(|it| it.loops.map(|place| (place, bits(it.at))))
        .collect();
    let mut forest = Forest::default();
    for (place, point) in meetings {
        let Some(ring) = loops.get(place) else { continue };
        if !forest.join(Node::Ring(place), Node::Point(ring.patch, point)) {
            report.push(ring.finding(FindingKind::InteriorDisconnected));
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
