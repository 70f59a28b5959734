//! Cases for surveyed boundaries, on both sides of the tolerance.

use proptest::prelude::*;

use super::{Boundary, BoundaryFinding, BoundaryKind, BoundaryTolerances};
use crate::coverage::{Layer, ObjectIndex};
use crate::grid::GridPoint;
use crate::{Coord, Outline, Patch, Ring};

/// An easting with a zone prefix, as most counties deliver.
const ZONE: Coord = Coord { x: 40_512_345.0, y: 3_405_678.0 };

const CORNERS: [(f64, f64); 4] = [(0.0, 0.0), (0.0, 9.0), (9.0, 9.0), (9.0, 0.0)];
const HOLE: [(f64, f64); 4] = [(3.0, 3.0), (6.0, 3.0), (6.0, 6.0), (3.0, 6.0)];

fn coords(coords: &[(f64, f64)]) -> Vec<Coord> {
    coords.iter().map(|&it| Coord::from(it) + ZONE).collect()
}

fn boundary_of(exterior: &[(f64, f64)], interiors: &[&[(f64, f64)]]) -> Boundary {
    boundary_with(exterior, interiors, BoundaryTolerances::default())
}

fn boundary_with(
    exterior: &[(f64, f64)],
    interiors: &[&[(f64, f64)]],
    tolerances: BoundaryTolerances,
) -> Boundary {
    let interiors = interiors.iter().map(|it| Ring(coords(it))).collect();
    let mut layer = Layer::default();
    let patch = Patch { exterior: Ring(coords(exterior)), interiors };
    let object = layer.push(&Outline { patches: vec![patch] }).unwrap();
    Boundary::new(&layer, object, tolerances).unwrap()
}

/// A square that has a square hole.
fn square() -> Boundary {
    boundary_of(&CORNERS, &[&HOLE])
}

/// A finding as a line: kind, index, measure in metres, place.
fn lines(findings: &[BoundaryFinding]) -> Vec<String> {
    let line = |it: &BoundaryFinding| {
        let (at, measure) = (it.at - ZONE, it.measure.unwrap_or(f64::NAN));
        format!("{} {} {measure:.4} ({:.3}, {:.3})", it.kind.code(), it.index, at.x, at.y)
    };
    findings.iter().map(line).collect()
}

#[test]
fn points_on_shells_and_holes_are_on_rings() {
    let points = [(0.0, 0.0), (4.5, 9.0), (6.0, 3.0), (4.0, 3.0)];
    assert!(square().check_points(&coords(&points)).is_empty());
}

#[test]
fn a_point_up_to_a_millimetre_off_is_on_its_ring() {
    let points = [(4.5, 9.001), (4.5, 9.0011), (-0.0006, -0.0008), (-0.0007, -0.0008)];
    let findings = square().check_points(&coords(&points));
    let expected = [
        "boundary-point-off-ring 1 0.0011 (4.500, 9.001)",
        "boundary-point-off-ring 3 0.0011 (-0.001, -0.001)",
    ];
    assert_eq!(lines(&findings), expected);
}

#[test]
fn a_point_that_is_no_position_is_off_every_ring() {
    let findings = square().check_points(&[Coord { x: f64::NAN, y: 0.0 }]);
    assert_eq!((findings[0].kind, findings[0].measure), (BoundaryKind::PointOffRing, None));
}

#[test]
fn every_vertex_needs_a_boundary_point() {
    let mut points = [CORNERS, HOLE].concat();
    assert!(square().check_vertices(&coords(&points)).is_empty());
    points.remove(2);
    points.push((9.0, 8.9989));
    let findings = square().check_vertices(&coords(&points));
    assert_eq!(lines(&findings), ["vertex-without-boundary-point 1 0.0011 (9.000, 9.000)"]);
    points.push((9.0, 8.999));
    assert!(square().check_vertices(&coords(&points)).is_empty());
}

#[test]
fn without_any_boundary_point_every_vertex_lacks_one() {
    let findings = square().check_vertices(&[]);
    assert_eq!(findings.len(), 8);
    assert!(findings.iter().all(|it| it.measure.is_none()));
}

#[test]
fn a_vertex_where_the_ring_hardly_turns_may_go_without() {
    let with_middle = [CORNERS.as_slice(), &[(4.5, 0.0)]].concat();
    let lacking = |turn_deg_min| {
        let tolerances = BoundaryTolerances { turn_deg_min, ..BoundaryTolerances::default() };
        boundary_with(&with_middle, &[], tolerances).check_vertices(&coords(&CORNERS)).len()
    };
    assert_eq!([lacking(0.0), lacking(1.0)], [1, 0]);
}

fn closed(ring: &[(f64, f64)]) -> Vec<Coord> {
    let mut coords = coords(ring);
    coords.extend(coords.first().copied());
    coords
}

#[test]
fn lines_along_every_ring_cover_the_boundary() {
    assert!(square().check_lines(&[closed(&CORNERS), closed(&HOLE)]).is_empty());
    let in_pieces = [
        coords(&[(0.0, 4.0), (0.0, 9.0), (9.0, 9.0)]),
        coords(&[(9.0, 0.0), (9.0, 9.0)]),
        coords(&[(9.0, 0.0), (0.0, 0.0), (0.0, 4.0)]),
        closed(&HOLE),
    ];
    assert!(square().check_lines(&in_pieces).is_empty());
}

#[test]
fn a_stretch_without_a_line_is_found_with_its_length() {
    let findings = square().check_lines(&[coords(&[(9.0, 0.0), (9.0, 9.0), (0.0, 9.0)])]);
    let expected = [
        "boundary-not-covered 0 17.9980 (0.000, 8.999)",
        "boundary-not-covered 1 12.0000 (3.000, 6.000)",
    ];
    assert_eq!(lines(&findings), expected);
    assert_eq!(findings[0].stretch.len(), 3, "around the corner");
}

#[test]
fn a_stretch_over_the_first_vertex_is_one() {
    let findings = boundary_of(&CORNERS, &[]).check_lines(&[coords(&[
        (5.0, 0.0),
        (9.0, 0.0),
        (9.0, 9.0),
        (0.0, 9.0),
        (0.0, 5.0),
    ])]);
    assert_eq!(lines(&findings), ["boundary-not-covered 0 9.9980 (0.000, 4.999)"]);
    assert_eq!(findings[0].stretch.len(), 3);
}

#[test]
fn a_line_up_to_a_millimetre_off_runs_along_the_boundary() {
    let off = |it: f64| {
        let moved = [(0.0, 0.0), (0.0, 9.0), (9.0, 9.0 + it), (9.0, 0.0)];
        lines(&boundary_of(&CORNERS, &[]).check_lines(&[closed(&moved)]))
    };
    assert!(off(0.001).is_empty());
    let findings = off(0.0025);
    assert!(findings[0].starts_with("boundary-line-off-ring 0 5.4"), "{findings:?}");
    assert!(findings[1].starts_with("boundary-not-covered 0 5.39"), "{findings:?}");
}

#[test]
fn a_line_across_the_parcel_runs_off_and_covers_nothing() {
    let across = coords(&[(0.0, 4.0), (9.0, 4.0)]);
    let findings = boundary_of(&CORNERS, &[]).check_lines(&[closed(&CORNERS), across]);
    assert_eq!(lines(&findings), ["boundary-line-off-ring 1 8.9980 (0.001, 4.000)"]);
}

#[test]
fn a_gap_up_to_twice_the_reach_of_its_ends_is_none() {
    let gap = |width: f64| {
        let line = [(5.0, 0.0), (9.0, 0.0), (9.0, 9.0), (0.0, 9.0), (0.0, 0.0), (5.0 - width, 0.0)];
        boundary_of(&CORNERS, &[]).check_lines(&[coords(&line)]).len()
    };
    assert_eq!([gap(0.002), gap(0.003), gap(0.0032)], [0, 0, 1]);
}

#[test]
fn a_line_that_is_no_line_runs_off() {
    let nowhere = vec![Coord { x: 1.0e300, y: 0.0 }, ZONE];
    let findings = boundary_of(&CORNERS, &[]).check_lines(&[closed(&CORNERS), nowhere, Vec::new()]);
    let kinds: Vec<_> = findings.iter().map(|it| (it.kind, it.index, it.measure)).collect();
    assert_eq!(kinds, [(BoundaryKind::LineOffRing, 1, None)]);
}

#[test]
fn points_listed_clockwise_are_in_order_from_any_start() {
    for start in 0..4 {
        let mut points = CORNERS;
        points.rotate_left(start);
        assert!(square().check_clockwise(&coords(&points)).is_empty());
        assert!(square().check_clockwise(&closed(&points)).is_empty(), "the first repeated");
    }
    assert!(square().check_clockwise(&coords(&CORNERS[..2])).is_empty(), "two have no order");
}

#[test]
fn the_first_point_out_of_order_is_found() {
    let mut points = CORNERS;
    points.swap(1, 2);
    let findings = square().check_clockwise(&coords(&points));
    assert_eq!(lines(&findings), ["points-not-clockwise 2 NaN (0.000, 9.000)"]);
    points = CORNERS;
    points.reverse();
    assert_eq!(square().check_clockwise(&coords(&points)).len(), 1);
}

#[test]
fn points_of_holes_and_off_the_rings_have_no_order() {
    let points = [&CORNERS[..2], &[HOLE[0], HOLE[2], (4.0, 4.0), HOLE[1]], &CORNERS[2..]].concat();
    assert!(square().check_clockwise(&coords(&points)).is_empty());
}

#[test]
fn an_outline_without_rings_has_no_boundary() {
    let mut layer = Layer::default();
    let object = layer.push(&Outline::default()).unwrap();
    assert!(Boundary::new(&layer, object, BoundaryTolerances::default()).is_none());
    assert!(Boundary::new(&layer, ObjectIndex(9), BoundaryTolerances::default()).is_none());
}

/// Corners around a middle, one in each direction, in steps of a decimetre: clockwise.
fn star() -> impl Strategy<Value = Vec<(f64, f64)>> {
    prop::collection::vec(50_u16..500, 3..30).prop_map(|radii| {
        let n = f64::from(u16::try_from(radii.len()).unwrap());
        let corner = |(at, radius): (u16, &u16)| {
            let angle = -f64::from(at) / n * std::f64::consts::TAU;
            let place = |it: f64| (it * f64::from(*radius)).round() / 10.0;
            (place(angle.cos()), place(angle.sin()))
        };
        (0..).zip(&radii).map(corner).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_ring_fits_its_own_points_and_lines(star in star()) {
        let boundary = boundary_of(&star, &[]);
        let points = coords(&star);
        prop_assert_eq!(boundary.check_points(&points), []);
        prop_assert_eq!(boundary.check_vertices(&points), []);
        prop_assert_eq!(boundary.check_clockwise(&points), []);
        prop_assert_eq!(boundary.check_lines(&[closed(&star)]), []);
    }

    #[test]
    fn a_missing_edge_is_missed_alone(star in star(), edge in 0_usize..30) {
        let mut line = star.clone();
        line.rotate_left(edge % star.len());
        let length = Coord::from(line[0]) - Coord::from(line[line.len() - 1]);
        let findings = boundary_of(&star, &[]).check_lines(&[coords(&line)]);
        prop_assert_eq!(findings.len(), 1);
        prop_assert_eq!(findings[0].kind, BoundaryKind::NotCovered);
        // Next to its ends other edges cover some of it: little, unless the corner is a spike.
        let measure = findings[0].measure.unwrap();
        prop_assert!(measure <= length.x.hypot(length.y) - 0.0019);
        prop_assert!(measure > length.x.hypot(length.y) - 0.1);
    }

    #[test]
    fn a_moved_point_is_off_by_as_much(star in star(), corner in 0_usize..30, off_steps in 11_i32..9_999) {
        let off_m = f64::from(off_steps) / 10_000.0;
        let east = star.iter().map(|it| it.0).fold(f64::MIN, f64::max);
        let (_, y) = star[corner % star.len()];
        let farthest = star.iter().find(|it| it.0 >= east).map_or(y, |it| it.1);
        let findings = boundary_of(&star, &[]).check_points(&coords(&[(east + off_m, farthest)]));
        prop_assert_eq!(findings.len(), 1);
        prop_assert!((findings[0].measure.unwrap() - off_m).abs() < 1.0e-6);
    }
}

#[test]
fn whatever_comes_it_does_not_panic() {
    type Shapes = (Vec<(i64, i64)>, Vec<(i64, i64)>, Vec<Vec<(i16, i16)>>);
    bolero::check!().with_type::<Shapes>().with_iterations(200).with_max_len(400).for_each(
        |(ring, points, lines)| {
            let far = |it: &[(i64, i64)]| -> Vec<Coord> {
                it.iter().map(|&(x, y)| GridPoint { x: x >> 14, y: y >> 14 }.coord()).collect()
            };
            let near = |&(x, y): &(i16, i16)| Coord { x: f64::from(x), y: f64::from(y) };
            let lines: Vec<Vec<Coord>> =
                lines.iter().map(|it| it.iter().map(near).collect()).collect();
            let patch = Patch { exterior: Ring(far(ring)), interiors: Vec::new() };
            let mut layer = Layer::default();
            let Ok(object) = layer.push(&Outline { patches: vec![patch] }) else { return };
            let tolerances = BoundaryTolerances::default();
            let Some(boundary) = Boundary::new(&layer, object, tolerances) else { return };
            let points = far(points);
            let _ = boundary.check_points(&points);
            let _ = boundary.check_vertices(&points);
            let _ = boundary.check_clockwise(&points);
            assert!(!boundary.check_lines(&lines).is_empty() || !lines.is_empty());
        },
    );
}
