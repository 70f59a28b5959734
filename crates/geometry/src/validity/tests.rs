//! What is wrong with outlines, a case each.

use std::{
    fmt::Write as _,
    time::{Duration, Instant},
};

use expect_test::{Expect, expect};

use super::{FindingKind, Tolerances, check, check_directions};
use crate::{Coord, Outline, Patch, Ring};

/// Patches are divided by `;`, rings by `/`, coordinates by `,`.
fn outline(text: &str) -> Outline {
    let coord = |it: &str| {
        let (x, y) = it.trim().split_once(' ').expect("a coordinate is x, blank, y");
        Coord { x: x.parse().unwrap(), y: y.trim().parse().unwrap() }
    };
    let ring = |it: &str| Ring(it.split(',').map(coord).collect());
    let patch = |it: &str| {
        let mut rings = it.split('/').map(ring);
        Patch { exterior: rings.next().unwrap(), interiors: rings.collect() }
    };
    Outline { patches: text.split(';').map(patch).collect() }
}

fn listed(findings: &[super::Finding]) -> String {
    let line = |it: &super::Finding| {
        let mut line = format!("{} patch {} ring {}", it.kind.code(), it.patch, it.ring);
        if let Some(vertex) = it.vertex {
            write!(line, " vertex {vertex}").unwrap();
        }
        if let Some(at) = it.at {
            write!(line, " at ({}, {})", at.x, at.y).unwrap();
        }
        if let Some(measure) = it.measure {
            write!(line, ": {measure:.3} {}", it.kind.unit().expect("a unit")).unwrap();
        }
        line
    };
    findings.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn finds(text: &str, expected: &Expect) {
    expected.assert_eq(&listed(&check(&outline(text), &Tolerances::default())));
}

fn finds_nothing(text: &str) {
    assert_eq!(listed(&check(&outline(text), &Tolerances::default())), "", "{text}");
}

const SQUARE: &str = "0 0, 0 10, 10 10, 10 0, 0 0";

#[test]
fn clean_outlines() {
    finds_nothing(SQUARE);
    finds_nothing(
        "42430171.58 4752187.57, 42430171.58 4752197.57, 42430190.1 4752187.57, 42430171.58 4752187.57",
    );
    finds_nothing(&format!("{SQUARE} / 2 2, 4 2, 4 4, 2 4, 2 2"));
    finds_nothing(&format!("{SQUARE} / 2 2, 4 2, 4 4, 2 4, 2 2 / 6 6, 8 6, 8 8, 6 8, 6 6"));
}

#[test]
fn rings_of_a_patch_may_touch_in_a_point() {
    finds_nothing(&format!("{SQUARE} / 0 5, 4 3, 4 7, 0 5"));
    finds_nothing(&format!("{SQUARE} / 2 2, 4 2, 4 4, 2 4, 2 2 / 4 4, 6 4, 6 6, 4 6, 4 4"));
}

#[test]
fn not_finite() {
    finds(
        "0 0, 0 10, NaN 10, 10 0, 0 0",
        &expect!["not-finite patch 0 ring 0 vertex 2 at (NaN, 10)"],
    );
    finds("0 0, 0 inf, 10 10, 0 0", &expect!["not-finite patch 0 ring 0 vertex 1 at (0, inf)"]);
}

#[test]
fn too_few_points() {
    finds(
        "0 0, 0 10, 0 0",
        &expect!["too-few-points patch 0 ring 0 vertex 0 at (0, 0): 2.000 count"],
    );
    let empty = Outline { patches: vec![Patch::default()] };
    expect!["too-few-points patch 0 ring 0: 0.000 count"]
        .assert_eq(&listed(&check(&empty, &Tolerances::default())));
    expect!["too-few-points patch 0 ring 0: 0.000 count"]
        .assert_eq(&listed(&check(&Outline::default(), &Tolerances::default())));
}

#[test]
fn unclosed_ring() {
    finds("0 0, 0 10, 10 10, 10 0", &expect!["unclosed-ring patch 0 ring 0 vertex 3 at (10, 0)"]);
}

#[test]
fn repeated_vertex() {
    finds(
        "0 0, 0 10, 0 10, 10 10, 10 0, 0 0",
        &expect!["repeated-vertex patch 0 ring 0 vertex 2 at (0, 10)"],
    );
    finds(
        "0 0, 0 10, 10 10, 10 0, 0 0, 0 0",
        &expect!["repeated-vertex patch 0 ring 0 vertex 4 at (0, 0)"],
    );
}

#[test]
fn vertices_too_close() {
    finds(
        "0 0, 0 10, 0.049 10, 10 10, 10 0, 0 0",
        &expect!["vertices-too-close patch 0 ring 0 vertex 2 at (0.049, 10): 0.049 m"],
    );
    finds_nothing("0 0, 0 10, 0.0501 10, 10 10, 10 0, 0 0");
    finds(
        &format!("{SQUARE} / 9.97 9.97, 7 9, 9 7, 9.97 9.97"),
        &expect!["vertices-too-close patch 0 ring 1 vertex 0 at (9.97, 9.97): 0.042 m"],
    );
}

#[test]
fn spike() {
    finds(
        "0 0, 0 10, 5 10, 5 20, 5 12, 10 0, 0 0",
        &expect![[r#"
            spike patch 0 ring 0 vertex 3 at (5, 20): 0.000 °
            ring-self-intersection patch 0 ring 0 vertex 4 at (5, 12)"#]],
    );
    finds(
        "0 0, 0 10, 5 10, 5.005 20, 5.01 10, 10 10, 10 0, 0 0",
        &expect![[r#"
            spike patch 0 ring 0 vertex 3 at (5.005, 20): 0.057 °
            vertices-too-close patch 0 ring 0 vertex 4 at (5.01, 10): 0.010 m"#]],
    );
}

#[test]
fn narrow_angle() {
    finds(
        "0 0, 100 8.7, 100 0, 0 0",
        &expect!["narrow-angle patch 0 ring 0 vertex 0 at (0, 0): 4.972 °"],
    );
    finds_nothing("0 0, 100 8.8, 100 0, 0 0");
    finds(
        "0 0, 0 100, 50 100, 51 10, 52 100, 100 100, 100 0, 0 0",
        &expect!["narrow-angle patch 0 ring 0 vertex 3 at (51, 10): 1.273 °"],
    );
}

#[test]
fn ring_self_intersection() {
    finds(
        "0 0, 10 10, 10 0, 0 10, 0 0",
        &expect![[r#"
            zero-area patch 0 ring 0 vertex 0 at (0, 0): 0.000 m²
            ring-self-intersection patch 0 ring 0 vertex 2 at (5, 5)"#]],
    );
    finds(
        "0 0, 0 10, 5 5, 10 10, 10 0, 5 5, 0 0",
        &expect!["ring-self-intersection patch 0 ring 0 vertex 5 at (5, 5)"],
    );
    finds_nothing("0 0, 0 10, 10 10, 5 0, 10 0, 10 -5, 0 -5, 0 0");
    finds(
        "0 0, 0 10, 10 10, 10 0, 5 10, 0 0",
        &expect!["ring-self-intersection patch 0 ring 0 vertex 4 at (5, 10)"],
    );
}

#[test]
fn zero_area() {
    finds(
        "0 0, 5 5, 10 10, 7 7, 0 0",
        &expect![[r#"
            zero-area patch 0 ring 0 vertex 0 at (0, 0): 0.000 m²
            spike patch 0 ring 0 vertex 0 at (0, 0): 0.000 °
            spike patch 0 ring 0 vertex 2 at (10, 10): 0.000 °
            ring-self-intersection patch 0 ring 0 vertex 3 at (5, 5)"#]],
    );
}

#[test]
fn area_below_minimum() {
    finds(
        "0 0, 0 0.99, 1 0.99, 1 0, 0 0",
        &expect!["area-below-minimum patch 0 ring 0 vertex 0 at (0, 0): 0.990 m²"],
    );
    finds_nothing("0 0, 0 1, 1 1, 1 0, 0 0");
}

#[test]
fn every_finding_of_an_ordinary_outline_says_where_to_look() {
    let cases = [
        "0 0, 0 10, 10 10, 10 0",
        "0 0, 5 5, 0 0",
        "0 0, 5 5, 9 9, 0 0",
        "0 0, 0 0.5, 0.5 0.5, 0 0",
        "0 0, 0 9, 9 9, 9 0, 0 0; 20 0, 20 9, 29 9, 29 0, 20 0; 2 2, 2 4, 4 4, 2 2",
        "0 0, 0 9, 9 9, 9 0, 0 0 / 12 2, 14 2, 14 4, 12 2 / 2 2, 8 2, 8 8, 2 8, 2 2 / 3 3, 7 3, 7 7, 3 3",
        "0 0, 0 9, 9 9, 9 0, 0 0 / 0 3, 9 3, 5 4, 0 3",
    ];
    for text in cases {
        let outline = outline(text);
        let findings = check(&outline, &Tolerances::default());
        assert!(!findings.is_empty(), "{text}");
        for it in findings.iter().chain(&check_directions(&outline)) {
            assert!(it.vertex.is_some() && it.at.is_some(), "{text}: {it:?}");
        }
    }
}

#[test]
fn as_many_parts_as_are_allowed() {
    let outline = outline("0 0, 0 10, 10 10, 10 0, 0 0; 20 0, 20 10, 30 10, 30 0, 20 0");
    let with =
        |parts_max| check(&outline, &Tolerances { parts_max, ..Tolerances::default() }).len();
    assert_eq!((with(1), with(2)), (1, 0));
}

#[test]
fn multiple_parts() {
    finds(
        "0 0, 0 10, 10 10, 10 0, 0 0; 20 0, 20 10, 30 10, 30 0, 20 0",
        &expect!["multiple-parts patch 1 ring 0 vertex 0 at (20, 0): 2.000 count"],
    );
}

#[test]
fn hole_outside_shell() {
    finds(
        &format!("{SQUARE} / 12 2, 14 2, 14 4, 12 4, 12 2"),
        &expect!["hole-outside-shell patch 0 ring 1 vertex 0 at (12, 2)"],
    );
    finds(
        "0 0, 0 9, 9 9, 9 8, 1 8, 1 0, 0 0 / 3 3, 4 3, 4 4, 3 3",
        &expect!["hole-outside-shell patch 0 ring 1 vertex 0 at (3, 3)"],
    );
    finds(
        &format!("{SQUARE} / 8 2, 12 2, 12 4, 8 4, 8 2"),
        &expect![[r#"
            hole-outside-shell patch 0 ring 1 vertex 0 at (10, 2)
            hole-outside-shell patch 0 ring 1 vertex 2 at (10, 4)"#]],
    );
    finds(
        "0 0, 0 10, 5 5, 10 10, 10 0, 0 0 / 3 4, 7 4, 6 6, 5 5, 4 6, 3 4",
        &expect![[r#"
            hole-outside-shell patch 0 ring 1 vertex 4 at (4, 6)
            hole-outside-shell patch 0 ring 1 vertex 3 at (5, 5)"#]],
    );
}

#[test]
fn a_hole_along_its_shell_is_outside_too() {
    finds(
        &format!("{SQUARE} / 0 2, 4 2, 4 4, 0 4, 0 2"),
        &expect!["hole-outside-shell patch 0 ring 1 vertex 0 at (0, 2)"],
    );
}

#[test]
fn holes_overlap() {
    finds(
        &format!("{SQUARE} / 2 2, 6 2, 6 6, 2 6, 2 2 / 3 3, 4 3, 4 4, 3 4, 3 3"),
        &expect!["holes-overlap patch 0 ring 2 vertex 0 at (3, 3)"],
    );
    finds(
        &format!("{SQUARE} / 2 2, 6 2, 6 6, 2 6, 2 2 / 4 4, 8 4, 8 8, 4 8, 4 4"),
        &expect![[r#"
            holes-overlap patch 0 ring 2 vertex 0 at (6, 4)
            holes-overlap patch 0 ring 2 vertex 3 at (4, 6)"#]],
    );
}

#[test]
fn interior_disconnected() {
    finds(
        &format!("{SQUARE} / 0 5, 5 3, 10 5, 5 7, 0 5"),
        &expect!["interior-disconnected patch 0 ring 1 vertex 2 at (10, 5)"],
    );
}

#[test]
fn nested_shells() {
    finds(
        &format!("{SQUARE}; 2 2, 2 4, 4 4, 4 2, 2 2"),
        &expect![[r#"
            multiple-parts patch 1 ring 0 vertex 0 at (2, 2): 2.000 count
            nested-shells patch 1 ring 0 vertex 0 at (2, 2)"#]],
    );
    finds(
        &format!("{SQUARE}; 5 0, 10 5, 5 10, 0 5, 5 0"),
        &expect![[r#"
            multiple-parts patch 1 ring 0 vertex 0 at (5, 0): 2.000 count
            nested-shells patch 1 ring 0 vertex 0 at (7.5, 2.5)"#]],
    );
    finds(
        &format!("{SQUARE}; 5 5, 5 15, 15 15, 15 5, 5 5"),
        &expect![[r#"
            multiple-parts patch 1 ring 0 vertex 0 at (5, 5): 2.000 count
            nested-shells patch 1 ring 0 vertex 0 at (5, 10)
            nested-shells patch 1 ring 0 vertex 3 at (10, 5)"#]],
    );
    // A shell in another's hole is an island, and that is all.
    finds(
        &format!("{SQUARE} / 2 2, 8 2, 8 8, 2 8, 2 2; 4 4, 4 6, 6 6, 6 4, 4 4"),
        &expect!["multiple-parts patch 1 ring 0 vertex 0 at (4, 4): 2.000 count"],
    );
}

#[test]
fn wrong_ring_direction() {
    let clean = outline(&format!("{SQUARE} / 2 2, 4 2, 4 4, 2 4, 2 2"));
    assert_eq!(check_directions(&clean), []);
    let mut wrong = clean;
    wrong.patches[0].exterior.0.reverse();
    wrong.patches[0].interiors[0].0.reverse();
    expect![[r#"
        wrong-ring-direction patch 0 ring 0 vertex 0 at (0, 0)
        wrong-ring-direction patch 0 ring 1 vertex 0 at (2, 2)"#]]
    .assert_eq(&listed(&check_directions(&wrong)));
}

/// A ring with teeth, every second vertex further out.
fn gear(n_vertices: u32, depth_m: f64) -> Outline {
    let vertex = |it: u32| {
        let turn = -std::f64::consts::TAU * f64::from(it) / f64::from(n_vertices);
        let radius_m = 40_000.0 + if it.is_multiple_of(2) { depth_m } else { 0.0 };
        Coord { x: 500_000.0 + radius_m * turn.cos(), y: 4e6 + radius_m * turn.sin() }
    };
    let mut exterior: Vec<Coord> = (0..n_vertices).map(vertex).collect();
    exterior.push(exterior[0]);
    Outline { patches: vec![Patch { exterior: Ring(exterior), interiors: Vec::new() }] }
}

/// Generous, for unoptimised builds on a busy machine; a quadratic check takes minutes.
const PATIENCE: Duration = Duration::from_secs(30);

#[test]
fn a_hundred_thousand_vertices_are_no_trouble() {
    let outline = gear(100_000, 1.0);
    let started_at = Instant::now();
    assert_eq!(listed(&check(&outline, &Tolerances::default())), "");
    println!("100 000 vertices took {:?}", started_at.elapsed());
    assert!(started_at.elapsed() < PATIENCE);
}

#[test]
fn an_entangled_outline_is_given_up() {
    let outline = gear(100_000, 30_000.0);
    let started_at = Instant::now();
    let tolerances =
        Tolerances { spike_angle_deg_max: 0.0, angle_deg_min: 0.0, ..Tolerances::default() };
    expect!["too-complex patch 0 ring 0"].assert_eq(&listed(&check(&outline, &tolerances)));
    println!("the entangled outline took {:?}", started_at.elapsed());
    assert!(started_at.elapsed() < PATIENCE);
}

#[test]
fn too_many_vertices() {
    let tolerances = Tolerances { vertices_max: 4, ..Tolerances::default() };
    expect!["too-many-vertices patch 0 ring 0: 5.000 count"]
        .assert_eq(&listed(&check(&outline(SQUARE), &tolerances)));
}

#[test]
fn findings_come_to_an_end() {
    let repeated = Ring(vec![Coord { x: 1.0, y: 1.0 }; 5_000]);
    let outline = Outline { patches: vec![Patch { exterior: repeated, interiors: Vec::new() }] };
    let findings = check(&outline, &Tolerances::default());
    assert_eq!(findings.len(), Tolerances::default().findings_max);
}

#[test]
fn huge_numbers_do_no_harm() {
    finds_any("1e300 1e300, -1e300 1e300, -1e300 -1e300, 1e300 -1e300, 1e300 1e300");
    finds_any("1e-320 0, 0 1e-320, -1e-320 0, 1e-320 0");
}

fn finds_any(text: &str) {
    let _ = check(&outline(text), &Tolerances::default());
}

#[test]
fn codes_and_titles_are_each_of_one_kind() {
    let codes: std::collections::BTreeSet<_> = FindingKind::ALL.map(FindingKind::code).into();
    let titles: std::collections::BTreeSet<_> = FindingKind::ALL.map(FindingKind::title_zh).into();
    assert_eq!((codes.len(), titles.len()), (FindingKind::ALL.len(), FindingKind::ALL.len()));
}
