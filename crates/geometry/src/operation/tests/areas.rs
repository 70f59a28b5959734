//! Brothers divide their father's field into so much for each (按面积分割).

use expect_test::expect;
use rust_decimal::Decimal;

use super::super::{Cuts, Reach, Refusal, Split, split_into_areas};
use super::drawing::{doubled, doubled_hundredths, doubled_sum, listed, outline};
use crate::{Coord, SquareMetres};

const FIELD: &str = "0 0, 100 0, 100 40, 0 40";
const NORTH: Coord = Coord { x: 0.0, y: 1.0 };
const EAST: Coord = Coord { x: 1.0, y: 0.0 };

fn split(parcel: &str, areas_m2: &str, cuts: Cuts) -> Result<Split, Refusal> {
    let areas = areas_m2.split(' ').map(|it| SquareMetres(it.parse::<Decimal>().unwrap()));
    let areas: Vec<SquareMetres> = areas.collect();
    let parcel = outline(parcel);
    let split = split_into_areas(&parcel, &areas, cuts, &[], Reach::default())?;
    assert_eq!(doubled_sum(&split.parts), doubled(&parcel) + split.doubled_bend);
    Ok(split)
}

/// The areas of the parts as the register shows them, with two decimals.
fn areas_are(parcel: &str, areas_m2: &str, cuts: Cuts) {
    let split = split(parcel, areas_m2, cuts).unwrap();
    for (part, wanted) in split.parts.iter().zip(areas_m2.split(' ')) {
        let wanted = SquareMetres(wanted.parse().unwrap());
        let off = (doubled(part) - doubled_hundredths(wanted)).abs();
        assert!(off <= 2_000_000, "{wanted} m²: {off} of twice a square step off");
    }
}

#[test]
fn cuts_across_the_east_go_from_west_to_east() {
    expect![[r#"
        0 0, 0 40, 25 40, 25 0
        25 0, 25 40, 75 40, 75 0
        75 0, 75 40, 100 40, 100 0"#]]
    .assert_eq(&listed(&split(FIELD, "1000 2000 1000", Cuts::Across(EAST)).unwrap().parts));
}

#[test]
fn cuts_along_the_east_begin_on_its_right() {
    expect![[r#"
        0 0, 0 10, 100 10, 100 0
        0 10, 0 40, 100 40, 100 10"#]]
    .assert_eq(&listed(&split(FIELD, "1000 3000", Cuts::Along(EAST)).unwrap().parts));
}

#[test]
fn every_part_has_its_area_to_a_hundredth() {
    areas_are(FIELD, "1333.33 1333.33 1333.34", Cuts::Across(NORTH));
    areas_are(FIELD, "12.34 3000.11 987.55", Cuts::Across(Coord { x: 0.3, y: 0.7 }));
    let uneven = "0 0, 80.1234 -3.2101, 121.7 12.5, 97.03 61.9, 33.3 70.01, -12.8 41.4";
    areas_are(uneven, "2000 3000 1000 1359.56", Cuts::Along(Coord { x: -3.0, y: 1.0 }));
}

#[test]
fn a_pond_belongs_to_no_part() {
    let pond = "0 0, 100 0, 100 40, 0 40 / 40 10, 60 10, 60 30, 40 30";
    areas_are(pond, "1300 2300", Cuts::Across(EAST));
}

#[test]
fn the_areas_sum_up_within_a_hundredth() {
    assert!(split(FIELD, "1000 3000.01", Cuts::Across(EAST)).is_ok());
    let refusal = split(FIELD, "1000 3000.02", Cuts::Across(EAST)).unwrap_err();
    expect!["the areas sum to 4000.02 m², the parcel has 4000 m²"].assert_eq(&refusal.to_string());
}

#[test]
fn a_cut_through_a_bay_is_refused() {
    let bay = "0 0, 100 0, 100 40, 60 40, 60 10, 40 10, 40 40, 0 40";
    assert_eq!(
        split(bay, "2500 900", Cuts::Across(NORTH)).unwrap_err(),
        Refusal::CutInPieces { cut: 0, n_pieces: 3 }
    );
    areas_are(bay, "500 2900", Cuts::Across(NORTH));
}

#[test]
fn what_makes_no_parts_is_refused() {
    let refusal = |areas, cuts| split(FIELD, areas, cuts).unwrap_err();
    let across = Cuts::Across(EAST);
    assert_eq!(refusal("4000", across), Refusal::PartsOutOfRange { n_parts: 1, n_parts_max: 100 });
    assert_eq!(refusal("4000 0", across), Refusal::AreaNotPositive { part: 1 });
    for direction in [Coord::default(), Coord { x: f64::NAN, y: 1.0 }] {
        assert_eq!(refusal("1000 3000", Cuts::Along(direction)), Refusal::NoDirection);
    }
}
