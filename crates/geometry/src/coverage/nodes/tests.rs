//! Cases for the nodes of neighbours, on both sides of every threshold.

use proptest::prelude::*;

use super::{NodeTolerances, check_nodes, check_nodes_of};
use crate::coverage::{Layer, Misfit, MisfitKind, ObjectIndex};
use crate::grid::{GridPoint, STEPS_PER_M};
use crate::{Coord, Outline, Patch, Ring};

type Corners<'a> = &'a [(f64, f64)];

/// An easting with a zone prefix, as most counties deliver.
const ZONE: Coord = Coord { x: 40_512_345.0, y: 3_405_678.0 };

fn outline(exterior: Corners<'_>, interiors: &[Corners<'_>]) -> Outline {
    let ring = |it: Corners<'_>| {
        Ring(it.iter().chain(it.first()).map(|&it| Coord::from(it) + ZONE).collect())
    };
    let interiors = interiors.iter().map(|it| ring(it)).collect();
    Outline { patches: vec![Patch { exterior: ring(exterior), interiors }] }
}

fn layer(outlines: &[Outline]) -> Layer {
    let mut layer = Layer::default();
    for it in outlines {
        layer.push(it).unwrap();
    }
    layer
}

fn simple(parcels: &[Corners<'_>]) -> Layer {
    layer(&parcels.iter().map(|it| outline(it, &[])).collect::<Vec<_>>())
}

/// A finding as a line: kind, objects, millimetres with a decimal, place.
fn line(it: &Misfit) -> String {
    let objects: Vec<u32> = it.objects.iter().map(|it| it.0).collect();
    let place = it.at - ZONE;
    let measure_mm = it.measure.unwrap_or(f64::NAN) * 1000.0;
    format!("{} {objects:?} {measure_mm:.1} ({:.4}, {:.4})", it.kind.code(), place.x, place.y)
}

fn found(layer: &Layer) -> Vec<String> {
    check_nodes(layer, &NodeTolerances::default()).iter().map(line).collect()
}

/// Only what is near, where an edge is beside the vertex as well.
fn near_vertices(layer: &Layer) -> Vec<String> {
    found(layer).into_iter().filter(|it| it.starts_with("near-vertices")).collect()
}

const LEFT: Corners<'_> = &[(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)];

#[test]
fn neighbours_that_share_their_nodes_are_fine() {
    let right = &[(10.0, 0.0), (20.0, 0.0), (20.0, 10.0), (10.0, 10.0)];
    assert!(found(&simple(&[LEFT, right])).is_empty());
}

#[test]
fn vertices_up_to_five_centimetres_apart_are_near() {
    let right = |off: f64| [(10.0, 0.0), (20.0, 0.0), (20.0, 10.0), (10.0 + off, 10.0)];
    let near = |off: f64| near_vertices(&simple(&[LEFT, &right(off)]));
    assert_eq!(near(0.0001), ["near-vertices [0, 1] 0.1 (10.0000, 10.0000)"]);
    assert_eq!(near(0.0499), ["near-vertices [0, 1] 49.9 (10.0000, 10.0000)"]);
    assert!(near(0.05).is_empty());
    assert!(near(0.000_04).is_empty(), "less than half a step is the same position");
}

#[test]
fn the_distance_counts_and_not_the_offsets() {
    // 3, 4, 5: each offset is below the limit, the distance is it.
    let right = |x: f64, y: f64| [(10.0, 0.0), (20.0, 0.0), (20.0, 10.0), (10.0 + x, 10.0 + y)];
    let near = |x: f64, y: f64| near_vertices(&simple(&[LEFT, &right(x, y)])).len();
    assert_eq!([near(0.03, 0.04), near(0.03, 0.0399), near(0.0299, 0.04)], [0, 1, 1]);
}

#[test]
fn the_lower_bound_says_what_is_the_same_node() {
    let right = [(10.0, 0.0), (20.0, 0.0), (20.0, 10.0), (10.0004, 10.0)];
    let layer = simple(&[LEFT, &right]);
    let with = |near_distance_m_min| {
        check_nodes(&layer, &NodeTolerances { near_distance_m_min, ..NodeTolerances::default() })
    };
    assert_eq!(with(0.0004).len(), 1);
    assert!(with(0.0005).is_empty());
}

#[test]
fn nodes_that_both_neighbours_have_are_a_matter_of_their_own_shapes() {
    let left = [(0.0, 0.0), (10.0, 0.0), (10.0, 5.0), (10.01, 5.02), (10.0, 10.0), (0.0, 10.0)];
    let right = [(20.0, 0.0), (20.0, 10.0), (10.0, 10.0), (10.01, 5.02), (10.0, 5.0), (10.0, 0.0)];
    assert!(found(&simple(&[&left, &right])).is_empty());
    assert!(found(&simple(&[&left])).is_empty(), "one object has no neighbour");
}

#[test]
fn a_pair_of_positions_is_one_finding_with_all_its_objects() {
    let above = [(0.0, 10.0), (10.0, 10.0), (10.0, 20.0), (0.0, 20.0)];
    let right = [(10.01, 10.0), (10.01, 0.0), (20.0, 0.0), (20.0, 10.0)];
    let corner = [(10.01, 10.0), (20.0, 10.0), (20.0, 20.0), (10.01, 20.0)];
    let findings = found(&simple(&[LEFT, &corner, &above, &right]));
    assert_eq!(
        findings,
        [
            "near-vertices [0, 3] 10.0 (10.0000, 0.0000)",
            "near-vertices [0, 1, 2, 3] 10.0 (10.0000, 10.0000)",
            "near-vertices [1, 2] 10.0 (10.0000, 20.0000)",
        ]
    );
}

#[test]
fn nodes_on_both_sides_of_a_strip_are_compared() {
    let width = f64::from(1 << 17) / STEPS_PER_M;
    let border = (ZONE.x / width).ceil() * width - ZONE.x;
    let left = [(border - 9.0, 0.0), (border - 0.02, 0.0), (border - 0.02, 9.0)];
    let right = [(border + 9.0, 0.0), (border + 9.0, 9.0), (border + 0.0299, 9.0)];
    assert_eq!(found(&simple(&[&left, &right])).len(), 1);
    let right = [(border + 9.0, 0.0), (border + 9.0, 9.0), (border + 0.0301, 9.0)];
    assert!(found(&simple(&[&left, &right])).is_empty());
}

#[test]
fn a_vertex_on_an_edge_without_a_node_is_a_t_junction() {
    let right = |x: f64| [(10.0 + x, 5.0), (20.0, 0.0), (20.0, 10.0)];
    let touching = |x: f64| found(&simple(&[LEFT, &right(x)]));
    assert_eq!(touching(0.0), ["vertex-on-edge [1, 0] 0.0 (10.0000, 5.0000)"]);
    assert_eq!(touching(0.0499), ["vertex-on-edge [1, 0] 49.9 (10.0499, 5.0000)"]);
    assert_eq!(touching(-0.0499), ["vertex-on-edge [1, 0] 49.9 (9.9501, 5.0000)"]);
    assert!(touching(0.05).is_empty());
    assert!(touching(-0.05).is_empty());
}

#[test]
fn a_vertex_near_the_end_of_an_edge_is_near_its_node_instead() {
    let right = |y: f64| [(10.0, 10.0 - y), (20.0, -9.0), (20.0, 0.0)];
    let touching = |y: f64| found(&simple(&[LEFT, &right(y)]));
    assert_eq!(touching(0.0499), ["near-vertices [0, 1] 49.9 (10.0000, 9.9501)"]);
    assert_eq!(touching(0.05), ["vertex-on-edge [1, 0] 0.0 (10.0000, 9.9500)"]);
}

#[test]
fn a_third_parcel_s_vertex_on_a_shared_edge_concerns_all_three() {
    let right = &[(10.0, 0.0), (20.0, 0.0), (20.0, 10.0), (10.0, 10.0)];
    let third = &[(10.0, 5.0), (15.0, 4.0), (15.0, 6.0)];
    let findings = found(&simple(&[LEFT, right, third]));
    assert_eq!(findings, ["vertex-on-edge [2, 0, 1] 0.0 (10.0000, 5.0000)"]);
}

#[test]
fn the_edge_that_closes_the_last_ring_is_looked_at() {
    let above = &[(2.0, 10.0), (4.0, 10.0), (4.0, 12.0), (2.0, 12.0)];
    let closing_last = &[(0.0, 10.0), (0.0, 0.0), (10.0, 0.0), (10.0, 10.0)];
    let findings = found(&simple(&[above, closing_last]));
    let expected = [
        "vertex-on-edge [0, 1] 0.0 (2.0000, 10.0000)",
        "vertex-on-edge [0, 1] 0.0 (4.0000, 10.0000)",
    ];
    assert_eq!(findings, expected);
}

#[test]
fn a_parcel_in_a_hole_shares_the_nodes_of_the_hole() {
    let hole: Corners<'_> = &[(3.0, 3.0), (6.0, 3.0), (6.0, 6.0), (3.0, 6.0)];
    let around = outline(LEFT, &[hole]);
    assert!(found(&layer(&[around.clone(), outline(hole, &[])])).is_empty());
    let moved = [(3.0, 3.0), (6.0, 3.0), (6.0, 6.01), (3.0, 6.0)];
    let findings = found(&layer(&[around.clone(), outline(&moved, &[])]));
    assert_eq!(findings, ["near-vertices [0, 1] 10.0 (6.0000, 6.0000)"]);
    let with_a_node = [(3.0, 3.0), (5.0, 3.0), (6.0, 3.0), (6.0, 6.0), (3.0, 6.0)];
    let findings = found(&layer(&[around, outline(&with_a_node, &[])]));
    assert_eq!(findings, ["vertex-on-edge [1, 0] 0.0 (5.0000, 3.0000)"]);
}

#[test]
fn a_long_slanted_edge_is_found_from_any_of_its_strips() {
    let long = [(0.0, 0.0), (3000.0, 1000.0), (0.0, 2000.0)];
    for part in [0.001, 0.25, 0.5, 0.999] {
        let (x, y) = (3000.0 * part, 1000.0 * part);
        let below = [(x, y - 0.01), (x + 1.0, y - 9.0), (x + 9.0, y - 9.0)];
        let findings = found(&simple(&[&long, &below]));
        assert_eq!(findings.len(), 1, "{part}: {findings:?}");
        assert!(findings[0].starts_with("vertex-on-edge [1, 0] 9.5"), "{findings:?}");
    }
}

#[test]
fn a_crowd_of_vertices_is_told_of_and_bounded() {
    let zigzag: Vec<(f64, f64)> =
        (0..200).map(|it| (0.01 * f64::from(it % 2), 0.0001 * f64::from(it))).collect();
    let other: Vec<(f64, f64)> = zigzag.iter().map(|(x, y)| (x + 0.02, *y)).collect();
    let findings = check_nodes(&simple(&[&zigzag, &other]), &NodeTolerances::default());
    assert!(findings.iter().any(|it| it.kind == MisfitKind::NotCompared));
    let tolerances = NodeTolerances { comparisons_max: 3, ..NodeTolerances::default() };
    let findings = check_nodes(&simple(&[LEFT, LEFT]), &tolerances);
    assert_eq!(findings.iter().map(|it| it.kind).collect::<Vec<_>>(), [MisfitKind::NotCompared]);
    let tolerances = NodeTolerances { findings_max: 1, ..NodeTolerances::default() };
    let shifted: Vec<(f64, f64)> = LEFT.iter().map(|(x, y)| (x + 0.01, *y)).collect();
    assert_eq!(check_nodes(&simple(&[LEFT, &shifted]), &tolerances).len(), 1);
}

/// The four corners of each cell of a jittered net of 5 by 5, in steps.
fn cells(nodes: &[(i64, i64)]) -> Vec<Vec<GridPoint>> {
    let node = |column: i64, row: i64| {
        let (x, y) = nodes[usize::try_from(row * 6 + column).unwrap()];
        GridPoint { x: column * 100_000 + x, y: row * 100_000 + y }
    };
    let cell = |n: i64| {
        let (column, row) = (n % 5, n / 5);
        let corners = [(0, 0), (1, 0), (1, 1), (0, 1)];
        corners.map(|(x, y)| node(column + x, row + y)).to_vec()
    };
    (0..25).map(cell).collect()
}

fn net() -> impl Strategy<Value = Vec<(i64, i64)>> {
    prop::collection::vec((-20_000_i64..20_000, -20_000_i64..20_000), 36)
}

fn layer_of(cells: &[Vec<GridPoint>]) -> Layer {
    let ring = |it: &Vec<GridPoint>| Ring(it.iter().map(|it| it.coord()).collect());
    let outline = |it| Outline { patches: vec![Patch { exterior: ring(it), interiors: vec![] }] };
    layer(&cells.iter().map(outline).collect::<Vec<_>>())
}

fn check_cells(cells: &[Vec<GridPoint>]) -> Vec<Misfit> {
    check_nodes(&layer_of(cells), &NodeTolerances::default())
}

/// Rough shapes on a coarse raster, so that nodes and edges meet in every way.
fn rough() -> impl Strategy<Value = Vec<Vec<GridPoint>>> {
    let point = (0_i64..40, 0_i64..40).prop_map(|(x, y)| GridPoint { x: x * 210, y: y * 210 });
    prop::collection::vec(prop::collection::vec(point, 3..8), 0..12)
}

proptest! {
    // Each case is a layer of its own; so many take a second.
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_net_of_shared_nodes_is_fine(nodes in net()) {
        prop_assert!(check_cells(&cells(&nodes)).is_empty());
    }

    #[test]
    fn a_vertex_moved_by_a_centimetre_is_found_where_it_was(nodes in net(), cell in 0_usize..25, corner in 0_usize..4) {
        let mut cells = cells(&nodes);
        let was = cells[cell][corner];
        cells[cell][corner].x += 100;
        let sharing: Vec<ObjectIndex> = (0_u32..25)
            .zip(&cells)
            .filter(|(n, it)| *n as usize == cell || it.contains(&was))
            .map(|(n, _)| ObjectIndex(n))
            .collect();
        let findings = check_cells(&cells);
        if sharing.len() == 1 {
            prop_assert!(findings.is_empty(), "a corner of the net is nobody else's");
        } else {
            prop_assert_eq!(findings.len(), 1);
            prop_assert_eq!(findings[0].kind, MisfitKind::NearVertices);
            prop_assert_eq!(&findings[0].objects, &sharing);
            prop_assert_eq!(findings[0].measure, Some(0.01));
            prop_assert_eq!(findings[0].at, was.coord());
        }
    }

    #[test]
    fn the_order_of_parcels_does_not_matter(shapes in rough(), turn in 0_usize..12) {
        let n = shapes.len().max(1);
        let mut turned = shapes.clone();
        turned.rotate_left(turn % n);
        let back = |it: ObjectIndex| ObjectIndex(u32::try_from((it.0 as usize + turn % n) % n).unwrap());
        let named = |findings: Vec<Misfit>, back: &dyn Fn(ObjectIndex) -> ObjectIndex| {
            let mut lines: Vec<_> = findings
                .into_iter()
                .map(|it| {
                    let mut objects: Vec<_> = it.objects.iter().map(|it| back(*it)).collect();
                    objects.sort();
                    (it.kind, [it.at.x, it.at.y].map(f64::to_bits), it.measure.map(f64::to_bits), objects)
                })
                .collect();
            lines.sort();
            lines
        };
        let findings = named(check_cells(&shapes), &|it| it);
        prop_assert_eq!(findings, named(check_cells(&turned), &back));
    }

    #[test]
    fn a_translation_moves_the_places_and_nothing_else(shapes in rough(), x in -1_i64 << 40..1_i64 << 40, y in -1_i64 << 40..1_i64 << 40) {
        let there = |it: GridPoint| GridPoint { x: it.x + x, y: it.y + y };
        let moved: Vec<Vec<GridPoint>> =
            shapes.iter().map(|it| it.iter().copied().map(there).collect()).collect();
        let mut expected = check_cells(&shapes);
        for it in &mut expected {
            it.at = there(GridPoint::nearest(it.at).unwrap()).coord();
        }
        prop_assert_eq!(check_cells(&moved), expected);
    }

    #[test]
    fn strips_find_what_comparing_each_with_each_finds(shapes in rough()) {
        let layer = layer_of(&shapes);
        let mut expected = by_brute_force(&layer);
        expected.sort();
        let findings = check_nodes(&layer, &NodeTolerances::default());
        let mut found: Vec<_> =
            findings.iter().map(|it| (it.kind, GridPoint::nearest(it.at).unwrap())).collect();
        found.sort();
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn one_object_has_those_findings_that_name_it(shapes in rough(), object in 0_u32..12) {
        let layer = layer_of(&shapes);
        let object = ObjectIndex(object);
        let mut expected = check_nodes(&layer, &NodeTolerances::default());
        expected.retain(|it| it.objects.contains(&object));
        prop_assert_eq!(check_nodes_of(&layer, object, &NodeTolerances::default()), expected);
    }
}

/// What the definitions say, in floating point: the raster has no distances at the limits.
fn by_brute_force(layer: &Layer) -> Vec<(MisfitKind, GridPoint)> {
    let objects_at = |point: GridPoint| -> Vec<ObjectIndex> {
        layer.objects().filter(|&it| layer.rings(it).flatten().any(|it| *it == point)).collect()
    };
    let mut positions = layer.points().to_vec();
    positions.sort();
    positions.dedup();
    let apart = |one: GridPoint, other: GridPoint| {
        let away = one.coord() - other.coord();
        away.x.hypot(away.y)
    };
    let mut found = Vec::new();
    for (n, &one) in positions.iter().enumerate() {
        let near = positions[n + 1..].iter().filter(|it| apart(one, **it) < 0.05);
        let differing = near.filter(|it| objects_at(one) != objects_at(**it));
        found.extend(differing.map(|_| (MisfitKind::NearVertices, one)));
    }
    let mut edges: Vec<(ObjectIndex, [GridPoint; 2])> = Vec::new();
    for object in layer.objects() {
        for ring in layer.rings(object) {
            let closed = ring.iter().zip(ring.iter().cycle().skip(1));
            edges.extend(closed.map(|(&a, &b)| (object, [a.min(b), a.max(b)])));
        }
    }
    let mut touches = Vec::new();
    for &(object, [start, end]) in &edges {
        for &it in positions.iter().filter(|it| !objects_at(**it).contains(&object)) {
            let (edge, away) = (end.coord() - start.coord(), it.coord() - start.coord());
            let squared = edge.x * edge.x + edge.y * edge.y;
            let foot = (edge.x * away.x + edge.y * away.y) / squared;
            let across = (edge.x * away.y - edge.y * away.x).abs() / squared.sqrt();
            let ends_far = apart(it, start) > 0.0499 && apart(it, end) > 0.0499;
            if foot > 0.0 && foot < 1.0 && across < 0.05 && ends_far {
                touches.push((it, [start, end]));
            }
        }
    }
    touches.sort();
    touches.dedup();
    found.extend(touches.into_iter().map(|(it, _)| (MisfitKind::VertexOnEdge, it)));
    found
}

#[test]
fn whatever_comes_it_does_not_panic() {
    bolero::check!()
        .with_type::<Vec<Vec<(i64, i64)>>>()
        .with_iterations(200)
        .with_max_len(400)
        .for_each(|shapes| {
            let mut layer = Layer::default();
            for shape in shapes {
                let point = |&(x, y): &(i64, i64)| GridPoint { x: x >> 14, y: y >> 14 }.coord();
                let exterior = Ring(shape.iter().map(point).collect());
                let _ =
                    layer.push(&Outline { patches: vec![Patch { exterior, interiors: vec![] }] });
            }
            let findings = check_nodes(&layer, &NodeTolerances::default());
            assert!(findings.iter().all(|it| it.measure.is_none_or(f64::is_finite)));
        });
}
