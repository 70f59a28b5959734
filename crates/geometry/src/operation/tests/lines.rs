//! A household's field is divided along a line (按线分割).

use expect_test::{Expect, expect};

use super::super::{Descent, Reach, Refusal, Split, split_by_line};
use super::drawing::{doubled, doubled_sum, line, listed, outline, written};

const FIELD: &str = "0 0, 100 0, 100 40, 0 40";

fn split(parcel: &str, drawn: &str, neighbours: &[&str]) -> Result<Split, Refusal> {
    let neighbours: Vec<_> = neighbours.iter().map(|it| outline(it)).collect();
    split_by_line(&outline(parcel), &line(drawn), &neighbours, Reach::default())
}

fn parts_are(parcel: &str, drawn: &str, expected: &Expect) {
    let split = split(parcel, drawn, &[]).unwrap();
    expected.assert_eq(&listed(&split.parts));
    assert_eq!(doubled_sum(&split.parts), doubled(&outline(parcel)) + split.doubled_bend);
}

fn neighbours_are(drawn: &str, neighbours: &[&str], expected: &Expect) {
    let split = split(FIELD, drawn, neighbours).unwrap();
    let listed = split
        .neighbours
        .iter()
        .map(|it| format!("{}: {}, bend {}", it.neighbour, written(&it.outline), it.doubled_bend));
    expected.assert_eq(&listed.collect::<Vec<_>>().join("\n"));
}

#[test]
fn a_line_across_makes_two() {
    parts_are(
        FIELD,
        "30 -5, 30 45",
        &expect![[r#"
            30 0, 30 40, 100 40, 100 0
            0 0, 0 40, 30 40, 30 0"#]],
    );
}

#[test]
fn every_part_came_from_the_parcel() {
    let split = split(FIELD, "30 -5, 30 45", &[]).unwrap();
    let into = |went_to| Descent { came_from: 0, went_to };
    assert_eq!(split.lineage, [into(0), into(1)]);
}

#[test]
fn a_line_that_comes_back_cuts_as_often_as_it_crosses() {
    parts_are(
        FIELD,
        "30 -5, 30 45, 60 45, 60 -5",
        &expect![[r#"
            60 0, 60 40, 100 40, 100 0
            0 0, 0 40, 30 40, 30 0
            30 0, 30 40, 60 40, 60 0"#]],
    );
}

#[test]
fn a_line_that_ends_inside_divides_nothing() {
    assert_eq!(split(FIELD, "30 -5, 30 39", &[]).unwrap_err(), Refusal::NotDivided);
}

#[test]
fn a_line_along_the_boundary_or_outside_divides_nothing() {
    assert_eq!(split(FIELD, "0 0, 100 0", &[]).unwrap_err(), Refusal::NotDivided);
    assert_eq!(split(FIELD, "0 -9, 100 -9", &[]).unwrap_err(), Refusal::NotDivided);
}

#[test]
fn ends_that_dangle_are_left_out() {
    parts_are(
        FIELD,
        "50 20, 30 20, 30 -5, 20 -5, 20 20, 50 20, 50 45",
        &expect![[r#"
            30 0, 30 20, 50 20, 50 40, 100 40, 100 0
            0 0, 0 40, 50 40, 50 20, 30 20, 20 20, 20 0
            20 0, 20 20, 30 20, 30 0"#]],
    );
}

#[test]
fn a_line_through_a_pond_divides_around_it() {
    parts_are(
        "0 0, 100 0, 100 40, 0 40 / 40 10, 60 10, 60 30, 40 30",
        "50 -5, 50 45",
        &expect![[r#"
            0 0, 0 40, 50 40, 50 30, 40 30, 40 10, 50 10, 50 0
            50 0, 50 10, 60 10, 60 30, 50 30, 50 40, 100 40, 100 0"#]],
    );
}

#[test]
fn a_line_beside_a_pond_leaves_it_in_its_part() {
    parts_are(
        "0 0, 100 0, 100 40, 0 40 / 40 10, 60 10, 60 30, 40 30",
        "20 -5, 20 45",
        &expect![[r#"
            20 0, 20 40, 100 40, 100 0 / 40 10, 60 10, 60 30, 40 30
            0 0, 0 40, 20 40, 20 0"#]],
    );
}

#[test]
fn a_line_to_a_pond_and_no_farther_divides_nothing() {
    let pond = "0 0, 100 0, 100 40, 0 40 / 40 10, 60 10, 60 30, 40 30";
    assert_eq!(split(pond, "50 -5, 50 20", &[]).unwrap_err(), Refusal::NotDivided);
}

#[test]
fn a_closed_line_inside_makes_an_island() {
    parts_are(
        FIELD,
        "10 10, 20 10, 20 20, 10 20, 10 10",
        &expect![[r#"
            0 0, 0 40, 100 40, 100 0 / 10 10, 20 10, 20 20, 10 20
            10 10, 10 20, 20 20, 20 10"#]],
    );
}

#[test]
fn a_crossing_nearer_than_5_cm_to_a_stone_goes_through_the_stone() {
    let stone = "0 0, 30 0, 100 0, 100 40, 0 40";
    parts_are(
        stone,
        "30.0499 -5, 30.0499 45",
        &expect![[r#"
            30 0, 30.0499 40, 100 40, 100 0
            0 0, 0 40, 30.0499 40, 30 0"#]],
    );
    parts_are(
        stone,
        "30.05 -5, 30.05 45",
        &expect![[r#"
            30.05 0, 30.05 40, 100 40, 100 0
            0 0, 0 40, 30.05 40, 30.05 0, 30 0"#]],
    );
}

#[test]
fn without_reach_a_crossing_stays_where_it_is_drawn() {
    let exact = Reach { node_m: 0.0, ..Reach::default() };
    let stone = outline("0 0, 30 0, 100 0, 100 40, 0 40");
    let split = split_by_line(&stone, &line("30.0001 -5, 30.0001 45"), &[], exact).unwrap();
    expect!["0 0, 0 40, 30.0001 40, 30.0001 0, 30 0"].assert_eq(&written(&split.parts[1]));
}

#[test]
fn a_line_that_ends_short_of_the_boundary_by_less_than_5_cm_reaches_it() {
    parts_are(
        FIELD,
        "30 0.0499, 30 39.9501",
        &expect![[r#"
            30 0, 30 40, 100 40, 100 0
            0 0, 0 40, 30 40, 30 0"#]],
    );
    assert_eq!(split(FIELD, "30 0.05, 30 40", &[]).unwrap_err(), Refusal::NotDivided);
}

#[test]
fn what_is_drawn_on_a_slanting_edge_lies_on_it_though_the_grid_does_not() {
    let exact = Reach { node_m: 0.0, ..Reach::default() };
    let slanting = outline("0 0, 100 33.3333, 100 90, 0 90");
    let drawn = line("50 16.6667, 50 90");
    let split = split_by_line(&slanting, &drawn, &[], exact).unwrap();
    expect!["0 0, 0 90, 50 90, 50 16.6667"].assert_eq(&written(&split.parts[0]));
    assert_eq!(doubled_sum(&split.parts), doubled(&slanting) + split.doubled_bend);
    assert_eq!(split.doubled_bend, -500_000, "half a step over 100 m");
}

#[test]
fn a_neighbour_gets_the_node_and_keeps_the_rest_as_it_was() {
    neighbours_are(
        "30 -5, 30 45",
        &["0 40, 100 40, 100 60, 0 60", "0 -30, 0 -20, 100 -20, 100 -30"],
        &expect!["0: 0 40, 30 40, 100 40, 100 60, 0 60, bend 0"],
    );
}

#[test]
fn of_several_neighbours_along_an_edge_the_one_at_the_node_gets_it() {
    neighbours_are(
        "30 -5, 30 45",
        &["0 40, 20 40, 20 60, 0 60", "20 40, 70 40, 70 60, 20 60", "70 40, 100 40, 100 60, 70 60"],
        &expect!["1: 20 40, 30 40, 70 40, 70 60, 20 60, bend 0"],
    );
}

#[test]
fn a_cut_near_the_corner_of_two_neighbours_goes_through_it() {
    let split = split(
        FIELD,
        "70.04 -5, 70.04 45",
        &["0 40, 70 40, 70 60, 0 60", "70 40, 100 40, 100 60, 70 60"],
    );
    let split = split.unwrap();
    expect![[r#"
        0 0, 0 40, 70 40, 70.04 0
        70 40, 100 40, 100 0, 70.04 0"#]]
    .assert_eq(&listed(&split.parts));
    assert_eq!(split.neighbours, [], "both have that corner already");
}

#[test]
fn a_neighbour_around_the_corner_does_not_get_the_node() {
    let exact = Reach { node_m: 0.0, ..Reach::default() };
    let around = outline("100 40, 0 44, 0 48, 100 60");
    let drawn = line("99.9995 -5, 99.9995 45");
    let split = split_by_line(&outline(FIELD), &drawn, &[around], exact).unwrap();
    assert_eq!(split.neighbours, [], "its edge only starts at the same corner");
}

#[test]
fn a_parcel_in_the_pond_is_a_neighbour_too() {
    let split = split(
        "0 0, 100 0, 100 40, 0 40 / 40 10, 60 10, 60 30, 40 30",
        "50 -5, 50 45",
        &["40 10, 60 10, 60 30, 40 30, 40 10"],
    );
    let bent = &split.unwrap().neighbours[0];
    expect!["40 10, 50 10, 60 10, 60 30, 50 30, 40 30"].assert_eq(&written(&bent.outline));
    assert!(bent.outline.patches[0].exterior.closed(), "as it was given");
}

#[test]
fn a_neighbour_along_a_slanting_edge_gains_what_the_parcel_loses() {
    let parcel = outline("0 0, 100 33.3333, 100 90, 0 90");
    let neighbour = outline("0 0, 0 -10, 100 -10, 100 33.3333");
    let drawn = line("50 -20, 50 95");
    let split = split_by_line(&parcel, &drawn, &[neighbour], Reach::default()).unwrap();
    assert_ne!(split.doubled_bend, 0);
    assert_eq!(split.neighbours[0].doubled_bend, -split.doubled_bend);
}

#[test]
fn a_position_between_the_points_of_the_grid_is_refused() {
    let off = Refusal::OffGrid { x_m: 30.000_05, y_m: -5.0 };
    assert_eq!(split(FIELD, "30.00005 -5, 30 45", &[]).unwrap_err(), off);
    expect!["the position (30.00005, -5) m does not lie on the surveyed grid of 0.0001 m"]
        .assert_eq(&off.to_string());
}

#[test]
fn what_is_no_line_or_no_parcel_is_refused() {
    assert_eq!(split(FIELD, "3 3, 3 3", &[]).unwrap_err(), Refusal::NoLine { n_points: 1 });
    let refusal = split("0 0, 10 10, 10 0, 0 9", "5 -5, 5 45", &[]).unwrap_err();
    expect!["the outline given is invalid: ring-self-intersection"].assert_eq(&refusal.to_string());
    let mut two = outline(FIELD);
    two.patches.extend(outline("200 0, 210 0, 210 10").patches);
    let refusal = split_by_line(&two, &line("30 -5, 30 45"), &[], Reach::default()).unwrap_err();
    assert_eq!(refusal, Refusal::NotOnePatch { n_patches: 2 });
    let refusal = split(FIELD, "30 -5, 200000 45", &[]).unwrap_err();
    assert!(matches!(refusal, Refusal::TooFarApart { .. }), "{refusal}");
}
