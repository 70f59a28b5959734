//! Only what is not settled is searched, and nothing else has findings.

use proptest::prelude::*;

use super::around_unsettled;
use crate::coverage::matched::Matched;
use crate::coverage::nodes::check_among;
use crate::coverage::{Layer, NodeTolerances, ObjectIndex, Tolerances, check, check_nodes, survey};
use crate::grid::GridPoint;

/// Five centimetres in steps.
const REACH: i64 = 500;

/// A side of a parcel in steps: a hundred metres, so that what goes on at one end is not searched for at the other.
const SIDE: i64 = 1_000_000;

/// The parcels of a net on a side.
const N: i64 = 4;

type Rings = Vec<Vec<GridPoint>>;

fn point(x: i64, y: i64) -> GridPoint {
    GridPoint { x, y }
}

fn layer_of(objects: &[Rings]) -> Layer {
    use crate::{Outline, Patch, Ring};
    let mut layer = Layer::default();
    for rings in objects {
        let mut rings = rings.iter().map(|it| Ring(it.iter().map(|it| it.coord()).collect()));
        let patches = rings.next().map(|exterior| Patch { exterior, interiors: rings.collect() });
        layer.push(&Outline { patches: patches.into_iter().collect() }).unwrap();
    }
    layer
}

fn on_net(column: i64, row: i64) -> GridPoint {
    point(column * SIDE, row * SIDE)
}

/// The parcels of the net, each of its nodes wherever `place` has it: neighbours always share them.
fn net(place: impl Fn(GridPoint) -> GridPoint) -> Vec<Rings> {
    let parcel = |n: i64| {
        let corners = [(0, 0), (1, 0), (1, 1), (0, 1)];
        vec![corners.map(|(x, y)| place(on_net(n % N + x, n / N + y))).to_vec()]
    };
    (0..N * N).map(parcel).collect()
}

fn searched(objects: &[Rings]) -> Vec<u32> {
    let layer = layer_of(objects);
    around_unsettled(&Matched::of(&layer), REACH).iter().map(|it| it.0).collect()
}

/// The parcels at the edge of the net, which have nobody outside.
fn outer() -> Vec<u32> {
    let outer = |n: &i64| [n % N, n / N].iter().any(|it| [0, N - 1].contains(it));
    (0..N * N).filter(outer).map(|it| u32::try_from(it).unwrap()).collect()
}

fn with_inner(inner: &[u32]) -> Vec<u32> {
    let mut all = [outer(), inner.to_vec()].concat();
    all.sort_unstable();
    all
}

#[test]
fn parcels_that_share_all_their_edges_are_not_searched() {
    assert_eq!(searched(&net(|it| it)), outer());
}

#[test]
fn around_a_node_that_is_not_shared_its_parcels_are_searched() {
    let mut parcels = net(|it| it);
    parcels[5][0][2].x += 100;
    assert_eq!(searched(&parcels), with_inner(&[5, 6, 9, 10]));
}

#[test]
fn a_neck_that_neighbours_share_is_searched() {
    // Two nodes of a side close up, so that the parcels on both sides have a short edge there.
    let moved = |it: GridPoint| if it == on_net(2, 2) { point(SIDE + 300, 2 * SIDE) } else { it };
    assert_eq!(searched(&net(moved)), with_inner(&[5, 6, 9, 10]));
}

#[test]
fn stacked_parcels_are_searched_though_all_their_edges_are_shared() {
    let twice = [net(|it| it), net(|it| point(it.x + 100, it.y))].concat();
    assert_eq!(searched(&twice).len(), twice.len());
}

#[test]
fn objects_that_are_not_simple_are_searched() {
    let mut parcels = net(|it| it);
    let corner = parcels[5][0][0];
    let spike = [corner, point(corner.x + 90_000, corner.y + 90_000)];
    parcels[5][0].splice(0..1, [spike[0], spike[1], spike[0]]);
    let found = searched(&parcels);
    assert!(found.contains(&5), "{found:?}");
}

#[test]
fn a_survey_is_both_checks_at_once() {
    let mut parcels = net(|it| it);
    parcels[5][0][2].x += 100;
    parcels[6][0][3].y -= 20_000;
    parcels.push(vec![square(on_net(1, 3), SIDE / 2)]);
    let layer = layer_of(&parcels);
    let (tolerances, node_tolerances) = (Tolerances::default(), NodeTolerances::default());
    let (report, misfits) = survey(&layer, &tolerances, &node_tolerances);
    assert_eq!(misfits.len(), 4, "{misfits:?}");
    assert_eq!(misfits, check_nodes(&layer, &node_tolerances));
    assert!(!report.findings.is_empty());
    assert_eq!(report, check(&layer, &tolerances));
}

/// What surveys do to a net.
#[derive(Clone, Debug)]
enum Fault {
    /// A node lies elsewhere for everyone: at a part of the way to another one, and a little off.
    Node { node: usize, to: usize, quarters: i64, off: (i64, i64) },
    /// A corner lies elsewhere for one parcel.
    Corner { parcel: usize, corner: usize, off: (i64, i64) },
    /// A side has one more node, for the parcel alone or for all who have the side.
    Side { parcel: usize, corner: usize, quarters: i64, off: (i64, i64), shared: bool },
    /// A parcel is there once more, a little off.
    Again { parcel: usize, off: (i64, i64) },
    /// All parcels are there once more, a little off.
    Stack { off: (i64, i64) },
    /// A parcel lies elsewhere: within others, with a corner at a node or beside it.
    Within { node: usize, off: (i64, i64), side: i64 },
    /// A parcel has a hole, and another lies within.
    Hole { parcel: usize, off: (i64, i64), filled: bool },
    /// A boundary runs to a point and back, for one parcel.
    Spike { parcel: usize, to: usize, off: (i64, i64) },
    /// A parcel is missing.
    Gone { parcel: usize },
}

fn fault() -> impl Strategy<Value = Fault> {
    let n = usize::try_from(N * N).unwrap();
    let nodes = usize::try_from((N + 1) * (N + 1)).unwrap();
    let off = || {
        let one = || prop_oneof![Just(0), -700_i64..700, -20_000_i64..20_000];
        (one(), one())
    };
    let corner = (0..n, 0_usize..4, off());
    let side = (0..n, 0_usize..4, 0_i64..5, off(), any::<bool>());
    let within = (0..nodes, off(), prop_oneof![100_i64..2_000, Just(SIDE)]);
    prop_oneof![
        4 => (0..nodes, 0..nodes, 0_i64..5, off())
            .prop_map(|(node, to, quarters, off)| Fault::Node { node, to, quarters, off }),
        1 => corner.prop_map(|(parcel, corner, off)| Fault::Corner { parcel, corner, off }),
        3 => side.prop_map(|(parcel, corner, quarters, off, shared)| {
            Fault::Side { parcel, corner, quarters, off, shared }
        }),
        1 => (0..n, off()).prop_map(|(parcel, off)| Fault::Again { parcel, off }),
        1 => off().prop_map(|off| Fault::Stack { off }),
        1 => within.prop_map(|(node, off, side)| Fault::Within { node, off, side }),
        1 => (0..n, off(), any::<bool>())
            .prop_map(|(parcel, off, filled)| Fault::Hole { parcel, off, filled }),
        1 => (0..n, 0..nodes, off())
            .prop_map(|(parcel, to, off)| Fault::Spike { parcel, to, off }),
        1 => (0..n).prop_map(|parcel| Fault::Gone { parcel }),
    ]
}

fn square(low: GridPoint, side: i64) -> Vec<GridPoint> {
    [(0, 0), (1, 0), (1, 1), (0, 1)]
        .map(|(x, y)| point(low.x + x * side, low.y + y * side))
        .to_vec()
}

fn between(one: GridPoint, other: GridPoint, quarters: i64, (x, y): (i64, i64)) -> GridPoint {
    let part = |one: i64, other: i64| one + (other - one) / 4 * quarters;
    point(part(one.x, other.x) + x, part(one.y, other.y) + y)
}

fn nth_node(n: usize) -> GridPoint {
    let n = i64::try_from(n).unwrap();
    on_net(n % (N + 1), n / (N + 1))
}

fn moved(objects: &[Rings], place: impl Fn(GridPoint) -> GridPoint) -> Vec<Rings> {
    let ring = |it: &Vec<GridPoint>| it.iter().map(|it| place(*it)).collect();
    objects.iter().map(|it| it.iter().map(ring).collect()).collect()
}

fn apply(objects: &mut Vec<Rings>, fault: &Fault) {
    let shift = |(x, y): (i64, i64)| move |it: GridPoint| point(it.x + x, it.y + y);
    match *fault {
        Fault::Node { node, to, quarters, off } => {
            let was = nth_node(node);
            let now = between(was, nth_node(to), quarters, off);
            *objects = moved(objects, |it| if it == was { now } else { it });
        }
        Fault::Corner { parcel, corner, off } => {
            let it = &mut objects[parcel][0][corner];
            *it = shift(off)(*it);
        }
        Fault::Side { parcel, corner, quarters, off, shared } => {
            let ring = &objects[parcel][0];
            let (start, end) = (ring[corner], ring[(corner + 1) % ring.len()]);
            let node = between(start, end, quarters, off);
            for (n, rings) in objects.iter_mut().enumerate() {
                for ring in rings.iter_mut().filter(|_| shared || n == parcel) {
                    let next = |at: usize| (at + 1) % ring.len();
                    let on_side = (0..ring.len()).find(|&at| {
                        [[start, end], [end, start]].contains(&[ring[at], ring[next(at)]])
                    });
                    if let Some(at) = on_side {
                        ring.insert(at + 1, node);
                    }
                }
            }
        }
        Fault::Again { parcel, off } => {
            let again = moved(&objects[parcel..=parcel], shift(off));
            objects.extend(again);
        }
        Fault::Stack { off } => {
            let again = moved(objects, shift(off));
            objects.extend(again);
        }
        Fault::Within { node, off, side } => {
            objects.push(vec![square(shift(off)(nth_node(node)), side)]);
        }
        Fault::Hole { parcel, off, filled } => {
            let low = shift(off)(objects[parcel][0][0]);
            let hole = square(point(low.x + 20_000, low.y + 20_000), 300_000);
            objects[parcel].push(hole.clone());
            objects.extend(filled.then(|| vec![hole]));
        }
        Fault::Spike { parcel, to, off } => {
            let ring = &mut objects[parcel][0];
            ring.splice(1..1, [shift(off)(nth_node(to)), ring[0]]);
        }
        Fault::Gone { parcel } => objects[parcel].clear(),
    }
}

fn faulty() -> impl Strategy<Value = Vec<Rings>> {
    prop::collection::vec(fault(), 0..6).prop_map(|faults| {
        let mut objects = net(|it| it);
        // Nodes are moved while they are where the net has them.
        let (nodes, others): (Vec<_>, Vec<_>) =
            faults.iter().partition(|it| matches!(it, Fault::Node { .. }));
        for fault in nodes.into_iter().chain(others) {
            let parcel = match fault {
                Fault::Corner { parcel, .. }
                | Fault::Side { parcel, .. }
                | Fault::Again { parcel, .. }
                | Fault::Hole { parcel, .. }
                | Fault::Spike { parcel, .. } => *parcel,
                _ => 0,
            };
            if !objects[parcel].is_empty() {
                apply(&mut objects, fault);
            }
        }
        objects
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn what_is_settled_has_no_findings(objects in faulty()) {
        let layer = layer_of(&objects);
        let all: Vec<ObjectIndex> = layer.objects().collect();
        let tolerances = NodeTolerances::default();
        prop_assert_eq!(check_nodes(&layer, &tolerances), check_among(&layer, &all, &tolerances));
    }
}
