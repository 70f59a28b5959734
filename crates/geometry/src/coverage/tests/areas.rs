//! Gaps: what is a hole, what is a gap, and what only looks like one.

use expect_test::expect;

use super::{block, finds, finds_in, nothing, outline, rectangle};
use crate::Coord;

#[test]
fn a_missing_square_is_a_gap_between_its_four_neighbours() {
    let mut outlines = block();
    outlines.remove(4);
    finds(
        &outlines,
        &expect![[r#"
        gap of [1, 3, 4, 6]: 100.0000 m² at (15, 15)
    "#]],
    );
}

#[test]
fn a_hole_larger_than_a_mu_is_no_gap() {
    let frame = |side: f64| {
        let far = side + 10.0;
        outline(&format!(
            "0 0, {0} 0, {0} {0}, 0 {0} / 10 10, {1} 10, {1} {1}, 10 {1}",
            far + 10.0,
            far
        ))
    };
    finds(&[frame(25.9)], &nothing());
    finds(
        &[frame(25.8)],
        &expect![[r#"
        hole of [0]: 665.6400 m² at (22.9, 22.9)
    "#]],
    );
}

#[test]
fn a_hole_that_another_fills_exactly_is_no_gap() {
    finds_in(&["0 0, 9 0, 9 9, 0 9 / 3 3, 3 6, 6 6, 6 3", "3 3, 6 3, 6 6, 3 6"], &nothing());
}

#[test]
fn a_hole_filled_by_a_crooked_one_overlaps_and_leaves_a_gap() {
    finds_in(
        &["0 0, 9 0, 9 9, 0 9 / 3 3, 3 6, 6 6, 6 3", "3 3, 6 3, 6 5.5, 2.5 6"],
        &expect![[r#"
        overlap of [0, 1]: 0.7321 m² at (2.875, 4.5)
        gap of [0, 1]: 0.8571 m² at (5.125, 5.75)
    "#]],
    );
}

#[test]
fn an_island_is_no_part_of_the_gap_around_it() {
    finds_in(
        &["0 0, 9 0, 9 9, 0 9 / 3 3, 3 6, 6 6, 6 3", "4 4, 5 4, 5 5, 4 5"],
        &expect![[r#"
        gap of [0, 1]: 8.0000 m² at (5.5, 4.5)
    "#]],
    );
}

#[test]
fn an_enclosed_strip_is_a_sliver_gap() {
    let mut outlines = block();
    outlines[4] = rectangle(10.0, 10.0, 9.97, 10.0);
    finds(
        &outlines,
        &expect![[r#"
        sliver-gap of [1, 4, 5, 7]: 0.3000 m² at (19.985, 15)
    "#]],
    );
    outlines[4] = rectangle(10.0, 10.0, 9.999, 10.0);
    finds(&outlines, &nothing());
}

#[test]
fn two_that_face_each_other_across_less_than_five_centimetres() {
    let west = rectangle(0.0, 0.0, 10.0, 10.0);
    let east = |x: f64| rectangle(x, 5.0, 10.0, 10.0);
    finds(&[west.clone(), east(10.0)], &nothing());
    finds(&[west.clone(), east(10.001)], &nothing());
    finds(
        &[west.clone(), east(10.002)],
        &expect![[r#"
        narrow-gap of [0, 1]: 0.0100 m² at (10.001, 7.5)
    "#]],
    );
    finds(
        &[west.clone(), east(10.05)],
        &expect![[r#"
        narrow-gap of [0, 1]: 0.2500 m² at (10.025, 7.5)
    "#]],
    );
    finds(&[west.clone(), east(10.051)], &nothing());
}

#[test]
fn a_wedge_is_narrow_below_five_degrees() {
    let west = "0 0, 10 0, 10 10, 0 10";
    finds_in(
        &[west, "10 0, 20 0, 20 10, 10.3 10"],
        &expect![[r#"
        narrow-gap of [0, 1]: 0.0417 m² at (10.0125, 0.8334)
    "#]],
    );
    finds_in(&[west, "10 0, 20 0, 20 10, 11 10"], &nothing());
}

#[test]
fn a_third_one_in_between_leaves_no_narrow_gap() {
    let outlines = [
        rectangle(0.0, 0.0, 10.0, 10.0),
        rectangle(10.0, 0.0, 0.03, 10.0),
        rectangle(10.03, 0.0, 10.0, 10.0),
    ];
    finds(&outlines, &nothing());
    let crooked = [
        outlines[0].clone(),
        outlines[1].map_coords(|it| it + Coord { x: 0.0, y: -0.5 }),
        outlines[2].clone(),
    ];
    finds(
        &crooked,
        &expect![[r#"
        narrow-gap of [0, 2]: 0.0150 m² at (10.015, 9.75)
    "#]],
    );
}

#[test]
fn a_pocket_between_two_that_touch_at_its_ends_is_a_gap() {
    finds_in(
        &["0 0, 10 0, 10 10, 0 10", "10 0, 20 0, 20 10, 10 10, 11 5"],
        &expect![[r#"
        gap of [0, 1]: 5.0000 m² at (10.5, 5)
    "#]],
    );
}
