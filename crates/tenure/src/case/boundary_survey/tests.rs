//! Boundaries drawn from outlines, on squares of ten metres.

use std::fmt::Write as _;

use expect_test::{Expect, expect};
use geometry::{Coord, Crs, Mu, Outline, Patch, Ring, SquareMetres};
use identity::ParcelCode;
use rust_decimal::Decimal;

use super::{BoundarySurvey, only_gains_nodes};
use crate::{BoundaryLine, BoundaryPoint, Bounds, Parcel};

const CRS: u16 = 4530;

fn outline(corners: &[(f64, f64)]) -> Outline {
    let exterior = Ring(corners.iter().chain(corners.first()).map(|&it| it.into()).collect());
    Outline { patches: vec![Patch { exterior, interiors: Vec::new() }] }
}

/// A rectangle as it runs clockwise from its south-west corner.
fn rectangle(west: f64, south: f64, east: f64, north: f64) -> Outline {
    outline(&[(west, south), (west, north), (east, north), (east, south)])
}

fn code(n: u32) -> ParcelCode {
    ParcelCode::parse(&format!("22022190190101{n:05}")).unwrap()
}

/// A parcel whose bounds are called by their sides.
fn parcel(n: u32, outline: Outline) -> Parcel {
    let named = |side: &str| Some(format!("{side}{n}"));
    Parcel {
        code: code(n),
        feature_number: i64::from(n),
        name: "地".to_owned(),
        ownership: None,
        category: "10".to_owned(),
        land_use: None,
        fertility: "01".to_owned(),
        purpose: "1".to_owned(),
        basic_farmland: false,
        measured_area_m2: SquareMetres(Decimal::ONE_HUNDRED),
        measured_area_mu: Some(Mu(Decimal::ONE)),
        bounds: Bounds { east: named("东"), west: named("西"), south: None, north: named("北") },
        remark: None,
        boundary_witness: None,
        key_points: String::new(),
        crs: Crs::from_epsg(CRS).unwrap(),
        outline,
    }
}

fn empty() -> BoundarySurvey {
    BoundarySurvey::of(Vec::new(), Vec::new())
}

/// A survey with a point and a line far away, as a village has that was surveyed before.
fn village() -> BoundarySurvey {
    let crs = Crs::from_epsg(CRS).unwrap();
    let at = |x: f64| Coord { x, y: 900.0 };
    let point = BoundaryPoint {
        feature_number: 40,
        number: "J7".to_owned(),
        kind: "1".to_owned(),
        marker: None,
        parcel_codes: code(99).to_string(),
        northing_m: "900.000".to_owned(),
        easting_m: "900.000".to_owned(),
        crs,
        point: at(900.0),
    };
    let line = BoundaryLine {
        feature_number: 50,
        nature: None,
        kind: None,
        position: "2".to_owned(),
        description: "沿田埂".to_owned(),
        neighbour_holder: "邻".to_owned(),
        neighbour_witness: "邻".to_owned(),
        number: Some("X3".to_owned()),
        first_point: Some("J7".to_owned()),
        last_point: Some("J7".to_owned()),
        parcel_codes: code(99).to_string(),
        crs,
        course: vec![at(900.0), at(910.0)],
    };
    BoundarySurvey::of(vec![point], vec![line])
}

/// Encloses parcels one after the other, and tells the points and lines but for those far away, and the key points.
fn drawn(parcels: &mut [Parcel]) -> (BoundarySurvey, String) {
    let mut survey = village();
    for it in parcels.iter_mut() {
        survey.enclose(it).unwrap();
    }
    let told = told(&survey, parcels);
    (survey, told)
}

fn short(codes: &str) -> String {
    codes.replace("22022190190101000", "")
}

fn told(survey: &BoundarySurvey, parcels: &[Parcel]) -> String {
    let mut told = String::new();
    for it in survey.points.iter().skip(1) {
        let BoundaryPoint { feature_number, number, parcel_codes, northing_m, easting_m, .. } = it;
        let codes = short(parcel_codes);
        writeln!(told, "{feature_number} {number} {easting_m} {northing_m} of {codes}").unwrap();
    }
    for it in survey.lines.iter().skip(1) {
        let number = it.number.as_deref().unwrap();
        let (codes, holder) = (short(&it.parcel_codes), &it.neighbour_holder);
        writeln!(told, "{number} {} of {codes}: {holder}", it.description).unwrap();
    }
    for it in parcels {
        writeln!(told, "{}", it.key_points).unwrap();
    }
    told
}

fn draws(mut parcels: Vec<Parcel>, expected: &Expect) {
    expected.assert_eq(&drawn(&mut parcels).1);
}

#[test]
fn every_vertex_is_a_point_and_numbers_continue_those_of_the_village() {
    draws(
        vec![parcel(1, rectangle(0.0, 0.0, 10.0, 10.0))],
        &expect![[r#"
            41 J8 0.000 10.000 of 01
            42 J9 10.000 10.000 of 01
            43 J10 10.000 0.000 of 01
            44 J11 0.000 0.000 of 01
            X4 J8沿直线至J9 of 01: 北1
            X5 J9沿直线至J10 of 01: 东1
            X6 J10沿直线至J11 of 01: 未载明
            X7 J11沿直线至J8 of 01: 西1
            J8/J9/J10/J11
        "#]],
    );
}

#[test]
fn two_pieces_have_the_points_and_the_line_between_them_in_common() {
    draws(
        vec![parcel(1, rectangle(0.0, 0.0, 5.0, 10.0)), parcel(2, rectangle(5.0, 0.0, 10.0, 10.0))],
        &expect![[r#"
            41 J8 0.000 10.000 of 01
            42 J9 5.000 10.000 of 01/02
            43 J10 5.000 0.000 of 01/02
            44 J11 0.000 0.000 of 01
            45 J12 10.000 10.000 of 02
            46 J13 10.000 0.000 of 02
            X4 J8沿直线至J9 of 01: 北1
            X5 J9沿直线至J10 of 01/02: 东1/西2
            X6 J10沿直线至J11 of 01: 未载明
            X7 J11沿直线至J8 of 01: 西1
            X8 J9沿直线至J12 of 02: 北2
            X9 J12沿直线至J13 of 02: 东2
            X10 J13沿直线至J10 of 02: 未载明
            J8/J9/J10/J11
            J9/J12/J13/J10
        "#]],
    );
}

#[test]
fn what_a_parcel_leaves_names_only_whom_it_still_bounds() {
    let mut parcels =
        [parcel(1, rectangle(0.0, 0.0, 5.0, 10.0)), parcel(2, rectangle(5.0, 0.0, 10.0, 10.0))];
    let (mut survey, _) = drawn(&mut parcels);
    survey.keep(|it, _| it != code(1).as_str());
    let between = survey.lines.iter().find(|it| it.number.as_deref() == Some("X5")).unwrap();
    assert_eq!(short(&between.parcel_codes), "02");
    assert_eq!(
        (between.neighbour_holder.as_str(), between.neighbour_witness.as_str()),
        ("西2", "未指界")
    );
    let alone = survey.points.iter().find(|it| it.number == "J8").unwrap();
    assert_eq!(alone.parcel_codes, "", "it bounds nothing any more");
    // Whoever takes its place takes its points and lines.
    let mut again = parcel(3, rectangle(0.0, 0.0, 5.0, 10.0));
    survey.enclose(&mut again).unwrap();
    assert_eq!(again.key_points, "J8/J9/J10/J11");
    let between = survey.lines.iter().find(|it| it.number.as_deref() == Some("X5")).unwrap();
    assert_eq!(short(&between.parcel_codes), "02/03");
    assert_eq!(between.neighbour_holder, "西2/东3");
}

#[test]
fn a_line_of_several_edges_is_taken_over_whole_or_not_at_all() {
    let bent = outline(&[(0.0, 0.0), (0.0, 10.0), (10.0, 10.0), (12.0, 5.0), (10.0, 0.0)]);
    let at = |x: f64, y: f64| Coord { x, y };
    for (course, taken_over) in [
        (vec![at(10.0, 0.0), at(12.0, 5.0), at(10.0, 10.0)], true),
        (vec![at(10.0, 0.0), at(10.0, 10.0)], false),
    ] {
        let mut survey = village();
        survey.lines[0].course = course;
        survey.enclose(&mut parcel(1, bent.clone())).unwrap();
        assert_eq!(survey.lines[0].parcel_codes.ends_with("00001"), taken_over);
        assert_eq!(survey.lines.len(), if taken_over { 4 } else { 6 });
    }
}

#[test]
fn what_lies_in_a_hole_is_beyond_none_of_the_four_bounds() {
    let mut with_hole = rectangle(0.0, 0.0, 30.0, 30.0);
    let hole = rectangle(10.0, 10.0, 20.0, 20.0).patches.remove(0).exterior;
    with_hole.patches[0].interiors.push(hole);
    let mut parcels = [parcel(1, with_hole)];
    let (survey, _) = drawn(&mut parcels);
    assert_eq!(survey.lines.len(), 9);
    let of_hole: Vec<&str> =
        survey.lines.iter().skip(5).map(|it| it.neighbour_holder.as_str()).collect();
    assert_eq!(of_hole, ["未载明"; 4]);
}

#[test]
fn more_key_points_than_fit_are_those_where_the_boundary_turns() {
    let around = |n: u32, radius_m: f64| {
        let angle = -f64::from(n) / 200.0 * std::f64::consts::TAU;
        (radius_m * angle.cos(), radius_m * angle.sin())
    };
    let circle: Vec<(f64, f64)> = (0..200).map(|n| around(n, 500.0)).collect();
    let mut parcels = [parcel(1, outline(&circle))];
    let (survey, _) = drawn(&mut parcels);
    assert_eq!(survey.points.len(), 201);
    assert_eq!(parcels[0].key_points.split('/').count(), 50, "every fourth");
    assert!(parcels[0].key_points.len() <= 254, "{}", parcels[0].key_points);
    let star = (0..200).map(|n| around(n, if n % 2 == 0 { 500.0 } else { 250.0 }));
    let mut star = parcel(1, outline(&star.collect::<Vec<_>>()));
    assert!(village().enclose(&mut star).is_err(), "it turns sharply everywhere");
}

#[test]
fn a_village_without_a_survey_gets_none() {
    let mut survey = empty();
    let mut alone = parcel(1, rectangle(0.0, 0.0, 10.0, 10.0));
    alone.key_points = "J1/J2".to_owned();
    survey.enclose(&mut alone).unwrap();
    assert!(survey.points.is_empty() && survey.lines.is_empty());
    assert_eq!(alone.key_points, "J1/J2");
    // Nor does a parcel in another system than that of the points.
    let mut survey = village();
    alone.crs = Crs::from_epsg(4531).unwrap();
    survey.enclose(&mut alone).unwrap();
    assert_eq!((survey.points.len(), survey.lines.len()), (1, 1));
}

#[test]
fn a_node_on_an_edge_is_no_other_boundary() {
    let whole = rectangle(0.0, 0.0, 10.0, 10.0);
    let with = |at: (f64, f64)| outline(&[(0.0, 0.0), at, (0.0, 10.0), (10.0, 10.0), (10.0, 0.0)]);
    assert!(only_gains_nodes(&whole, &with((0.0, 5.0))));
    assert!(only_gains_nodes(&whole, &with((0.001, 5.0))));
    assert!(!only_gains_nodes(&whole, &with((0.0011, 5.0))));
    assert!(!only_gains_nodes(&with((0.0, 5.0)), &whole), "a node is gone");
}
