//! What neighbours do to each other, a case each.

use expect_test::{Expect, expect};

use super::{Finding, Layer, Report, Tolerances, check};
use crate::{Coord, Outline, Patch, Ring};

mod areas;
mod certificate;
mod index;
mod invariance;
pub(super) mod unmatched;

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

/// An upright rectangle.
fn rectangle(x: f64, y: f64, width: f64, height: f64) -> Outline {
    let (east, north) = (x + width, y + height);
    let corners = [(x, y), (east, y), (east, north), (x, north), (x, y)];
    let exterior = Ring(corners.map(Into::into).to_vec());
    Outline { patches: vec![Patch { exterior, interiors: Vec::new() }] }
}

pub(super) fn layer(outlines: &[Outline]) -> Layer {
    let mut layer = Layer::default();
    for it in outlines {
        layer.push(it).unwrap();
    }
    layer
}

fn checked(outlines: &[Outline]) -> Report {
    let report = check(&layer(outlines), &Tolerances::default());
    assert!(report.certified(), "{report:#?}");
    report
}

fn line(finding: &Finding) -> String {
    let objects: Vec<u32> = finding.objects.iter().map(|it| it.0).collect();
    let area_m2 = finding.measure.unwrap();
    let Coord { x, y } = finding.at;
    format!("{} of {objects:?}: {area_m2:.4} m² at ({x}, {y})\n", finding.kind.code())
}

fn finds(outlines: &[Outline], expected: &Expect) {
    expected.assert_eq(&checked(outlines).findings.iter().map(line).collect::<String>());
}

fn finds_in(texts: &[&str], expected: &Expect) {
    finds(&texts.iter().map(|it| outline(it)).collect::<Vec<_>>(), expected);
}

/// Nine squares of ten metres, row by row.
fn block() -> Vec<Outline> {
    let row = |y: f64| [0.0, 10.0, 20.0].map(|x| rectangle(x, y, 10.0, 10.0));
    [0.0, 10.0, 20.0].into_iter().flat_map(row).collect()
}

fn nothing() -> Expect {
    expect![""]
}

#[test]
fn neighbours_that_share_their_edges_are_a_coverage() {
    finds(&block(), &nothing());
    assert_eq!(checked(&block()).n_unmatched_edges, 12);
    assert_eq!(checked(&block()).n_pairs_compared, 0);
}

#[test]
fn an_empty_layer_and_a_single_object_are_coverages() {
    finds(&[], &nothing());
    finds(&[rectangle(0.0, 0.0, 10.0, 10.0)], &nothing());
}

#[test]
fn touching_in_a_point_or_along_part_of_an_edge_is_nothing() {
    finds(
        &[
            rectangle(0.0, 0.0, 10.0, 10.0),
            rectangle(10.0, 10.0, 10.0, 10.0),
            rectangle(10.0, 3.0, 5.0, 4.0),
        ],
        &nothing(),
    );
}

#[test]
fn a_node_on_a_neighbours_slanting_edge_is_rounded_and_nothing() {
    finds_in(
        &[
            "0 0, 30 0, 100 70.01",
            "0 0, 100 70.01, 57.1429 40.0057, 0 70",
            "0 70, 57.1429 40.0057, 100 70.01",
        ],
        &nothing(),
    );
    finds_in(
        &["0 0, 30 0, 100 70.01", "0 0, 33.3333 23.3367, 0 70", "0 70, 33.3333 23.3367, 100 70.01"],
        &nothing(),
    );
}

#[test]
fn a_corner_pushed_half_a_metre_overlaps_the_neighbours_it_reaches() {
    let mut outlines = block();
    outlines[4].patches[0].exterior.0[2] = Coord { x: 20.5, y: 20.0 };
    finds(
        &outlines,
        &expect![[r#"
        overlap of [4, 5]: 2.5000 m² at (20.125, 15)
    "#]],
    );
    let mut outlines = block();
    outlines[4].patches[0].exterior.0[2] = Coord { x: 20.5, y: 20.5 };
    finds(
        &outlines,
        &expect![[r#"
        overlap of [4, 5]: 2.3810 m² at (20.119, 15)
        overlap of [4, 7]: 2.3810 m² at (17.5, 20.2381)
        overlap of [4, 8]: 0.2381 m² at (20.244, 20.25)
    "#]],
    );
}

#[test]
fn one_object_twice() {
    let mut outlines = block();
    outlines.push(rectangle(10.0, 10.0, 10.0, 10.0));
    finds(
        &outlines,
        &expect![[r#"
        duplicate of [4, 9]: 100.0000 m² at (15, 15)
    "#]],
    );
}

#[test]
fn the_last_pair_is_found_as_well() {
    let mut outlines = block();
    outlines.push(rectangle(100.0, 0.0, 10.0, 10.0));
    outlines.push(rectangle(109.99, 9.99, 10.0, 10.0));
    finds(
        &outlines,
        &expect![[r#"
        overlap of [9, 10]: 0.0001 m² at (109.995, 9.995)
    "#]],
    );
}

#[test]
fn one_inside_another() {
    finds(
        &[
            rectangle(0.0, 0.0, 10.0, 10.0),
            rectangle(2.0, 2.0, 3.0, 3.0),
            rectangle(5.0, 5.0, 5.0, 5.0),
        ],
        &expect![[r#"
            containment of [0, 1]: 9.0000 m² at (3.5, 3.5)
            containment of [0, 2]: 25.0000 m² at (7.5, 7.5)
        "#]],
    );
}

#[test]
fn three_over_one_another_are_three_pairs() {
    let outlines = [
        rectangle(0.0, 0.0, 10.0, 10.0),
        rectangle(8.0, 0.0, 10.0, 10.0),
        rectangle(4.0, 9.0, 10.0, 10.0),
    ];
    finds(
        &outlines,
        &expect![[r#"
        overlap of [0, 1]: 20.0000 m² at (9, 5)
        overlap of [0, 2]: 6.0000 m² at (7, 9.5)
        overlap of [1, 2]: 6.0000 m² at (11, 9.5)
    "#]],
    );
}

#[test]
fn a_block_laid_over_itself_is_nine_duplicates() {
    let outlines: Vec<_> = block().into_iter().chain(block()).collect();
    let report = checked(&outlines);
    assert_eq!(report.findings.len(), 9);
    assert!(report.findings.iter().all(|it| it.kind.code() == "duplicate"));
}

#[test]
fn a_block_laid_over_another_by_half_is_found_though_every_edge_has_its_partner() {
    let shifted = block().into_iter().map(|it| it.map_coords(|it| it + Coord { x: 5.0, y: 5.0 }));
    let outlines: Vec<_> = block().into_iter().chain(shifted).collect();
    let report = checked(&outlines);
    assert_eq!(report.findings.len(), 25);
    let inner = report.findings.iter().filter(|it| it.objects[0].0 == 4).count();
    assert_eq!(inner, 4, "the one in the middle has no open edge");
    assert!((report.overlap_sum_m2 - 625.0).abs() < 1e-6);
}

#[test]
fn a_strip_narrower_than_the_tolerance_is_touching_and_a_wider_one_a_sliver() {
    let west = rectangle(0.0, 0.0, 10.0, 10.0);
    finds(&[west.clone(), rectangle(9.999, 0.0, 10.0, 10.0)], &nothing());
    finds(
        &[west.clone(), rectangle(9.998, 0.0, 10.0, 10.0)],
        &expect![[r#"
        sliver-overlap of [0, 1]: 0.0200 m² at (9.999, 5)
    "#]],
    );
    finds(
        &[west.clone(), rectangle(9.94, 0.0, 10.0, 10.0)],
        &expect![[r#"
        overlap of [0, 1]: 0.6000 m² at (9.97, 5)
    "#]],
    );
}

#[test]
fn a_pushed_corner_is_found_at_the_end_of_a_long_strip_of_rounding() {
    finds_in(
        &[
            "0 0, 2000 0, 2000 10, 0 10",
            "0 0.0002, 1000 0.0002, 1000.5 0.5, 1001 0.0002, 2000 0.0002, 2000 -10, 0 -10",
        ],
        &expect![[r#"
            overlap of [0, 1]: 0.6499 m² at (1000.5, 0.25)
        "#]],
    );
}

#[test]
fn an_object_that_crosses_itself_covers_what_is_in_it_once() {
    let bow_tie = "0 0, 10 10, 10 0, 0 10";
    finds_in(
        &[bow_tie, "0 0, 5 5, 0 10", "10 0, 5 5, 10 10"],
        &expect![[r#"
        containment of [0, 1]: 25.0000 m² at (2.5, 5)
        containment of [0, 2]: 25.0000 m² at (7.5, 5)
    "#]],
    );
    finds_in(&[bow_tie, "0 0, 10 0, 5 5", "0 10, 5 5, 10 10"], &nothing());
}

#[test]
fn a_hole_outside_its_shell_takes_nothing_from_a_neighbour() {
    finds_in(
        &["0 0, 10 0, 10 10, 0 10 / 20 0, 30 0, 30 10, 20 10", "22 2, 24 2, 24 4, 22 4"],
        &expect![[r#"
            containment of [0, 1]: 4.0000 m² at (23, 3)
        "#]],
    );
}
