//! Two households move the ridge between them (界线调整).

use expect_test::expect;

use super::super::{BoundaryMove, MovedBoundary, Reach, Refusal, move_boundary};
use super::drawing::{doubled_sum, line, listed, outline, written};

const WEST: &str = "0 0, 50 0, 50 20, 50 40, 0 40";
const EAST: &str = "50 0, 100 0, 100 40, 50 40, 50 20";

fn moved(parcels: [&str; 2], stretch: &str, new_line: &str) -> Result<MovedBoundary, Refusal> {
    let [one, other] = parcels.map(outline);
    let boundary_move = BoundaryMove {
        parcels: [&one, &other],
        stretch: line(stretch).try_into().unwrap(),
        new_line: &line(new_line),
    };
    let north = outline("0 40, 50 40, 100 40, 100 60, 0 60");
    let moved = move_boundary(&boundary_move, &[north], Reach::default())?;
    assert_eq!(doubled_sum(&moved.parcels), doubled_sum([&one, &other]) + moved.doubled_bend);
    Ok(moved)
}

#[test]
fn the_whole_ridge_moves_with_its_ends() {
    let moved = moved([WEST, EAST], "50 0, 50 40", "40 0, 60 40").unwrap();
    expect![[r#"
        0 0, 0 40, 50 40, 60 40, 40 0
        40 0, 60 40, 100 40, 100 0, 50 0"#]]
    .assert_eq(&listed(&moved.parcels));
    expect!["0 40, 50 40, 60 40, 100 40, 100 60, 0 60"]
        .assert_eq(&written(&moved.neighbours[0].outline));
}

#[test]
fn half_of_the_ridge_moves_and_the_rest_stays() {
    let moved = moved([WEST, EAST], "50 20, 50 40", "50 20, 45 30, 50 40").unwrap();
    expect![[r#"
        0 0, 0 40, 50 40, 45 30, 50 20, 50 0
        45 30, 50 40, 100 40, 100 0, 50 0, 50 20"#]]
    .assert_eq(&listed(&moved.parcels));
    assert_eq!(moved.neighbours, []);
}

#[test]
fn each_parcel_stays_itself_whichever_comes_first_and_however_the_line_runs() {
    let forth = moved([WEST, EAST], "50 0, 50 40", "10 0, 10 40").unwrap();
    let back = moved([EAST, WEST], "50 40, 50 0", "10 40, 10 0").unwrap();
    let [west, east] = forth.parcels;
    assert_eq!(back.parcels, [east, west]);
}

#[test]
fn the_ridge_around_a_field_in_another_moves() {
    let around = "0 0, 30 0, 30 30, 0 30 / 10 10, 20 10, 20 20, 10 20";
    let field = "10 10, 20 10, 20 20, 10 20";
    let moved = moved([field, around], "20 10, 20 20", "20 10, 25 15, 20 20").unwrap();
    expect![[r#"
        10 10, 10 20, 20 20, 25 15, 20 10
        0 0, 0 30, 30 30, 30 0 / 10 10, 20 10, 25 15, 20 20, 10 20"#]]
    .assert_eq(&listed(&moved.parcels));
}

#[test]
fn a_stretch_that_is_not_shared_is_refused() {
    let refusal = moved([WEST, EAST], "0 0, 50 40", "40 0, 60 40").unwrap_err();
    expect!["the stretch from (0, 0) m is not on the shared boundary"]
        .assert_eq(&refusal.to_string());
}

#[test]
fn a_line_that_leaves_both_fields_is_refused() {
    let refusal = moved([WEST, EAST], "50 0, 50 40", "50 0, 50 45, 60 40").unwrap_err();
    assert_eq!(refusal, Refusal::LineLeavesParcels);
}

#[test]
fn a_line_that_crosses_itself_is_refused() {
    let crossing = "50 0, 60 20, 40 20, 50 10, 50 40";
    let refusal = moved([WEST, EAST], "50 0, 50 40", crossing).unwrap_err();
    assert_eq!(refusal, Refusal::LineCrossesItself);
}

#[test]
fn a_line_that_does_not_part_the_fields_is_refused() {
    for (new_line, n_parts) in [("50 0, 50 30", 1), ("50 0, 0 20, 60 0, 100 20", 4)] {
        let refusal = moved([WEST, EAST], "50 0, 50 40", new_line).unwrap_err();
        assert_eq!(refusal, Refusal::LineDoesNotPart { n_parts }, "{new_line}");
    }
}
