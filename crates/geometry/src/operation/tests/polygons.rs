//! A piece with its own outline is cut out of a field (按面分割).

use expect_test::expect;

use super::super::{PolygonSplit, Reach, Refusal, split_by_polygon};
use super::drawing::{doubled, doubled_sum, listed, outline};

const FIELD: &str = "0 0, 100 0, 100 40, 0 40";

fn split(parcel: &str, polygon: &str) -> Result<PolygonSplit, Refusal> {
    let split = split_by_polygon(&outline(parcel), &outline(polygon), &[], Reach::default());
    if let Ok(PolygonSplit { split, .. }) = &split {
        assert_eq!(doubled_sum(&split.parts), doubled(&outline(parcel)) + split.doubled_bend);
    }
    split
}

#[test]
fn a_house_plot_in_the_field_is_the_part_inside() {
    let PolygonSplit { split, n_inside } = split(FIELD, "10 10, 10 20, 20 20, 20 10").unwrap();
    assert_eq!(n_inside, 1);
    expect![[r#"
        10 10, 10 20, 20 20, 20 10
        0 0, 0 40, 100 40, 100 0 / 10 10, 20 10, 20 20, 10 20"#]]
    .assert_eq(&listed(&split.parts));
}

#[test]
fn a_road_across_leaves_a_part_on_either_side() {
    let PolygonSplit { split, n_inside } = split(FIELD, "30 -5, 40 -5, 40 45, 30 45").unwrap();
    assert_eq!(n_inside, 1);
    expect![[r#"
        30 0, 30 40, 40 40, 40 0
        40 0, 40 40, 100 40, 100 0
        0 0, 0 40, 30 40, 30 0"#]]
    .assert_eq(&listed(&split.parts));
}

#[test]
fn a_polygon_with_a_hole_leaves_what_is_in_the_hole() {
    let ring = "20 10, 60 10, 60 30, 20 30 / 30 15, 50 15, 50 25, 30 25";
    let PolygonSplit { split, n_inside } = split(FIELD, ring).unwrap();
    assert_eq!((n_inside, split.parts.len()), (1, 3));
    assert_eq!(doubled(&split.parts[0]), doubled(&outline(ring)));
}

#[test]
fn a_polygon_along_the_boundary_shares_it() {
    let PolygonSplit { split, n_inside } = split(FIELD, "0 0, 50 0, 50 40, 0 40").unwrap();
    assert_eq!(n_inside, 1);
    expect![[r#"
        0 0, 0 40, 50 40, 50 0
        50 0, 50 40, 100 40, 100 0"#]]
    .assert_eq(&listed(&split.parts));
}

#[test]
fn a_polygon_around_the_parcel_or_apart_from_it_divides_nothing() {
    for polygon in ["-1 -1, 101 -1, 101 41, -1 41", "0 50, 10 50, 10 60", FIELD] {
        assert_eq!(split(FIELD, polygon).unwrap_err(), Refusal::NotDivided);
    }
}
