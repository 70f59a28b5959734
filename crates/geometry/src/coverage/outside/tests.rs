//! Cases for objects beyond their areas, on both sides of every threshold.

use proptest::prelude::*;

use super::{OutsideTolerances, check_outside};
use crate::coverage::{Layer, Misfit, MisfitKind, ObjectIndex};
use crate::grid::{GridPoint, doubled_area_m2};
use crate::{Coord, Outline, Patch, Ring};

type Corners<'a> = &'a [(f64, f64)];

/// An easting with a zone prefix, as most counties deliver.
const ZONE: Coord = Coord { x: 40_512_345.0, y: 3_405_678.0 };

fn outline(exterior: Corners<'_>, interiors: &[Corners<'_>]) -> Outline {
    let ring = |it: Corners<'_>| Ring(it.iter().map(|&it| Coord::from(it) + ZONE).collect());
    let interiors = interiors.iter().map(|it| ring(it)).collect();
    Outline { patches: vec![Patch { exterior: ring(exterior), interiors }] }
}

fn layer(outlines: &[Outline]) -> Layer {
    let mut layer = Layer::default();
    for it in outlines {
        layer.push(it).unwrap();
    }
    layer
}

fn check(objects: &[Outline], area: &Outline) -> Vec<Misfit> {
    let area = layer(std::slice::from_ref(area));
    let tolerances = OutsideTolerances::default();
    check_outside(&layer(objects), &area, |_| Some(ObjectIndex(0)), &tolerances)
}

/// A village of a kilometre with a lake in it and a notch in its eastern border.
fn village() -> Outline {
    let border = [
        (0.0, 0.0),
        (1000.0, 0.0),
        (1000.0, 400.0),
        (900.0, 500.0),
        (1000.0, 600.0),
        (1000.0, 1000.0),
        (0.0, 1000.0),
    ];
    outline(&border, &[&[(400.0, 400.0), (600.0, 400.0), (600.0, 600.0), (400.0, 600.0)]])
}

fn rectangle(west: f64, south: f64, east: f64, north: f64) -> Outline {
    outline(&[(west, south), (east, south), (east, north), (west, north)], &[])
}

/// The area outside, in whole hundredths.
fn outside_m2(object: Outline) -> Option<f64> {
    let found = check(&[object], &village());
    assert!(found.iter().all(|it| it.kind == MisfitKind::OutsideArea));
    found.first().map(|it| (it.measure.unwrap() * 100.0).round() / 100.0)
}

#[test]
fn a_parcel_may_touch_the_border_from_inside() {
    assert_eq!(outside_m2(rectangle(10.0, 10.0, 50.0, 50.0)), None);
    assert_eq!(outside_m2(rectangle(0.0, 0.0, 50.0, 50.0)), None);
    assert_eq!(outside_m2(rectangle(350.0, 400.0, 400.0, 600.0)), None, "along the lake");
    assert_eq!(outside_m2(outline(&[(850.0, 450.0), (900.0, 500.0), (850.0, 550.0)], &[])), None);
}

#[test]
fn what_lies_outside_is_measured() {
    assert_eq!(outside_m2(rectangle(-10.0, 10.0, 50.0, 50.0)), Some(400.0));
    assert_eq!(outside_m2(rectangle(-90.0, 10.0, -50.0, 50.0)), Some(1600.0), "all of it");
    assert_eq!(outside_m2(rectangle(450.0, 450.0, 460.0, 460.0)), Some(100.0), "in the lake");
    assert_eq!(outside_m2(rectangle(390.0, 390.0, 610.0, 610.0)), Some(40_000.0), "over the lake");
    assert_eq!(outside_m2(rectangle(890.0, 490.0, 910.0, 510.0)), Some(100.0), "over the notch");
    assert_eq!(outside_m2(rectangle(-1.0, -1.0, 1001.0, 1001.0)), Some(54_004.0), "around all");
}

#[test]
fn the_shape_and_the_place_are_those_of_the_part_outside() {
    let found = check(&[rectangle(-10.0, 10.0, 50.0, 50.0)], &village());
    let [finding] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(finding.at, Coord { x: -10.0, y: 10.0 } + ZONE);
    let shape = layer(&[finding.shape.clone().unwrap()]);
    let expected = layer(&[rectangle(-10.0, 10.0, 0.0, 50.0)]);
    assert_eq!(shape.doubled_area(ObjectIndex(0)), expected.doubled_area(ObjectIndex(0)));
}

#[test]
fn a_strip_up_to_a_millimetre_wide_is_within_the_tolerance() {
    assert_eq!(outside_m2(rectangle(-0.001, 10.0, 50.0, 50.0)), None);
    assert_eq!(outside_m2(rectangle(-0.0011, 10.0, 50.0, 50.0)), Some(0.04));
}

#[test]
fn a_part_up_to_a_hundredth_of_a_square_metre_is_within_the_tolerance() {
    assert_eq!(outside_m2(rectangle(-0.1, 10.0, 50.0, 10.1)), None);
    assert_eq!(outside_m2(rectangle(-0.1001, 10.0, 50.0, 10.1)), Some(0.01));
}

#[test]
fn parts_are_tolerated_one_by_one() {
    let comb = [
        (5.0, 0.0),
        (5.0, 9.0),
        (-0.05, 9.0),
        (-0.05, 8.9),
        (4.0, 8.9),
        (4.0, 2.0),
        (-1.0, 2.0),
        (-1.0, 0.0),
    ];
    let found = check(&[outline(&comb, &[])], &village());
    assert_eq!(found[0].measure, Some(2.0));
    assert_eq!(found[0].shape.as_ref().unwrap().patches.len(), 1);
}

#[test]
fn each_object_is_compared_with_its_own_area() {
    let areas = layer(&[rectangle(0.0, 0.0, 50.0, 50.0), rectangle(50.0, 0.0, 100.0, 50.0)]);
    let parcel = rectangle(10.0, 10.0, 20.0, 20.0);
    let parcels = layer(&[parcel.clone(), parcel.clone(), parcel]);
    let area_of = |it: ObjectIndex| it.0.checked_sub(1).map(ObjectIndex);
    let found = check_outside(&parcels, &areas, area_of, &OutsideTolerances::default());
    let [finding] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!((finding.objects.as_slice(), finding.measure), (&[ObjectIndex(2)][..], Some(100.0)));
}

#[test]
fn an_area_that_was_not_drawn_leaves_nothing_out() {
    assert!(check(&[rectangle(0.0, 0.0, 1.0, 1.0)], &Outline::default()).is_empty());
}

#[test]
fn what_takes_too_long_is_told_of() {
    let tolerances = OutsideTolerances { comparisons_max: 10, ..OutsideTolerances::default() };
    let objects = layer(&[rectangle(-1.0, 5.0, 5.0, 9.0)]);
    let found =
        check_outside(&objects, &layer(&[village()]), |_| Some(ObjectIndex(0)), &tolerances);
    assert_eq!(found.iter().map(|it| it.kind).collect::<Vec<_>>(), [MisfitKind::NotCompared]);
}

fn squares() -> impl Strategy<Value = Vec<(i32, i32, i32)>> {
    prop::collection::vec((-100..1100, -100..1100, 1..80), 0..60)
}

fn square(&(x, y, side): &(i32, i32, i32)) -> Outline {
    let [x, y, side] = [x, y, side].map(f64::from);
    rectangle(x, y, x + side, y + side)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn together_and_alone_the_same_is_found(squares in squares()) {
        let objects: Vec<Outline> = squares.iter().map(square).collect();
        let alone = (0_u32..).zip(&objects).flat_map(|(n, it)| {
            let found = check(std::slice::from_ref(it), &village());
            found.into_iter().map(move |it| Misfit { objects: vec![ObjectIndex(n)], ..it })
        });
        let alone: Vec<Misfit> = alone.collect();
        prop_assert_eq!(check(&objects, &village()), alone);
    }

    #[test]
    fn inside_and_outside_make_the_whole(x in -90_i32..1000, y in -90_i32..1000, side in 1_i32..90) {
        // Against an upright border nothing is rounded, so that the areas are exact.
        let area = rectangle(0.0, 0.0, 1000.0, 1000.0);
        let object = square(&(x, y, side));
        let clip = |from: i32| i128::from((from + side).min(1000) - from.max(0)).max(0);
        let whole = layer(std::slice::from_ref(&object)).doubled_area(ObjectIndex(0));
        let expected = whole - 2 * clip(x) * clip(y) * 100_000_000;
        let found = check(&[object], &area);
        let measure = found.first().and_then(|it| it.measure).unwrap_or_default();
        prop_assert!((measure - doubled_area_m2(expected)).abs() < 1.0e-9);
    }
}

#[test]
fn whatever_comes_it_does_not_panic() {
    bolero::check!()
        .with_type::<[Vec<(i64, i64)>; 3]>()
        .with_iterations(200)
        .with_max_len(400)
        .for_each(|shapes| {
            let outlines = shapes.iter().map(|it| {
                let coords = it.iter().map(|&(x, y)| GridPoint { x: x >> 14, y: y >> 14 }.coord());
                let exterior = Ring(coords.collect());
                Outline { patches: vec![Patch { exterior, interiors: Vec::new() }] }
            });
            let mut layer = Layer::default();
            outlines.for_each(|it| {
                let _ = layer.push(&it);
            });
            let area_of = |it: ObjectIndex| Some(ObjectIndex((it.0 + 1) % 3));
            let found = check_outside(&layer, &layer, area_of, &OutsideTolerances::default());
            assert!(found.iter().all(|it| it.measure.is_none_or(f64::is_finite)));
        });
}
