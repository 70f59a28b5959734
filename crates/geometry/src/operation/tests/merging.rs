//! Fields are merged into one (地块合并).

use expect_test::expect;

use super::super::{Descent, Merged, Reach, Refusal, merge};
use super::drawing::{doubled, doubled_sum, outline, written};

fn merged(parcels: &[&str]) -> Result<Merged, Refusal> {
    let parcels: Vec<_> = parcels.iter().map(|it| outline(it)).collect();
    let merged = merge(&parcels, Reach::default())?;
    assert_eq!(doubled(&merged.outline), doubled_sum(&parcels) + merged.doubled_bend);
    Ok(merged)
}

#[test]
fn two_fields_side_by_side_become_one_with_all_their_stones() {
    let merged = merged(&["0 0, 50 0, 50 40, 0 40", "50 0, 100 0, 100 40, 50 40"]).unwrap();
    expect!["0 0, 0 40, 50 40, 100 40, 100 0, 50 0"].assert_eq(&written(&merged.outline));
    let from = |came_from| Descent { came_from, went_to: 0 };
    assert_eq!(merged.lineage, [from(0), from(1)]);
    assert_eq!(merged.doubled_bend, 0);
}

#[test]
fn a_stone_of_one_on_the_edge_of_the_other_is_shared() {
    let merged = merged(&["0 0, 50 0, 50 40, 0 40", "50 10, 100 10, 100 30, 50 30"]).unwrap();
    expect!["0 0, 0 40, 50 40, 50 30, 100 30, 100 10, 50 10, 50 0"]
        .assert_eq(&written(&merged.outline));
}

#[test]
fn a_stone_a_millimetre_off_the_edge_closes_the_sliver() {
    let sliver = |x: f64| {
        let east = format!("{x} 20, 50 40, 100 40, 100 0, 50 0");
        merged(&["0 0, 50 0, 50 40, 0 40", &east])
    };
    let closed = sliver(50.001).unwrap();
    expect!["0 0, 0 40, 50 40, 100 40, 100 0, 50 0"].assert_eq(&written(&closed.outline));
    assert_eq!(closed.doubled_bend, 10 * 400_000, "the sliver, twice, in square steps");
    let open = sliver(50.0011).unwrap_err();
    assert_eq!(open, Refusal::TouchingInPointOnly { parcel: 1 });
}

#[test]
fn fields_around_a_grave_leave_it_as_a_hole() {
    let ring = [
        "0 0, 30 0, 30 10, 20 10, 10 10, 0 10",
        "20 10, 30 10, 30 20, 20 20",
        "0 20, 10 20, 20 20, 30 20, 30 30, 0 30",
        "0 10, 10 10, 10 20, 0 20",
    ];
    let whole = merged(&ring).unwrap();
    expect!["0 0, 0 10, 0 20, 0 30, 30 30, 30 20, 30 10, 30 0 / 10 10, 20 10, 20 20, 10 20"]
        .assert_eq(&written(&whole.outline));
}

#[test]
fn the_field_in_the_hole_fills_it() {
    let around = "0 0, 30 0, 30 30, 0 30 / 10 10, 20 10, 20 20, 10 20";
    let whole = merged(&[around, "10 10, 20 10, 20 20, 10 20"]).unwrap();
    expect!["0 0, 0 30, 30 30, 30 0"].assert_eq(&written(&whole.outline));
}

#[test]
fn fields_apart_are_refused() {
    let refusal = merged(&["0 0, 50 0, 50 40, 0 40", "50.5 0, 100 0, 100 40, 50.5 40"]);
    assert_eq!(refusal.unwrap_err(), Refusal::NotAdjacent { parcel: 1 });
}

#[test]
fn fields_that_touch_at_a_corner_are_refused() {
    let refusal = merged(&["0 0, 50 0, 50 40, 0 40", "50 40, 100 40, 100 80, 50 80"]);
    assert_eq!(refusal.unwrap_err(), Refusal::TouchingInPointOnly { parcel: 1 });
}

#[test]
fn a_corner_in_the_middle_of_an_edge_is_a_point_too() {
    let refusal = merged(&["0 0, 50 0, 50 40, 0 40", "50 20, 90 0, 90 40"]);
    assert_eq!(refusal.unwrap_err(), Refusal::TouchingInPointOnly { parcel: 1 });
}

#[test]
fn fields_that_overlap_are_refused() {
    let overlapping = Refusal::Overlapping { one: 0, other: 1 };
    let field = "0 0, 50 0, 50 40, 0 40";
    for other in [
        "40 10, 100 10, 100 30, 40 30",
        field,
        "10 10, 20 10, 20 20, 10 20",
        "-10 -10, 90 -10, 90 90, -10 90",
        "0 0, 50 0, 50 20, 0 20",
        "0 0, 50 40, 0 40",
        "25 0, 50 20, 25 40, 0 20",
    ] {
        assert_eq!(merged(&[field, other]).unwrap_err(), overlapping, "{other}");
    }
}

#[test]
fn one_field_alone_is_no_merge() {
    let refusal = merged(&["0 0, 50 0, 50 40, 0 40"]).unwrap_err();
    assert_eq!(refusal, Refusal::TooFewParcels { n_parcels: 1 });
}
