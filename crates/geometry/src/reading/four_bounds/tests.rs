//! Who is told to lie where, a case each.

use expect_test::{Expect, expect};

use super::{FacingLimits, FourBounds, Neighbour, Neighbourhood};
use crate::{
    Coord, Outline, Patch, Ring,
    coverage::{Layer, ObjectIndex},
};

/// Coordinates are divided by `,`; the first object is the one asked about.
fn layer(rings: &[&str]) -> Layer {
    let mut layer = Layer::default();
    for text in rings {
        layer.push(&outline(text)).unwrap();
    }
    layer
}

/// The exterior and its holes, divided by `/`.
fn outline(text: &str) -> Outline {
    let coord = |it: &str| {
        let (x, y) = it.trim().split_once(' ').unwrap();
        Coord { x: x.parse().unwrap(), y: y.parse().unwrap() }
    };
    let mut rings = text.split('/').map(|it| Ring(it.split(',').map(coord).collect()));
    Outline { patches: vec![Patch { exterior: rings.next().unwrap(), interiors: rings.collect() }] }
}

fn told(bounds: &FourBounds) -> String {
    let neighbour = |it: &Neighbour| {
        format!(" {} {:.2} m, shared {:.2} m;", it.object.0, it.faced_m, it.shared_m)
    };
    let sides = [
        ("东至", &bounds.east),
        ("南至", &bounds.south),
        ("西至", &bounds.west),
        ("北至", &bounds.north),
    ];
    let side = |(name, neighbours): (&str, &Vec<Neighbour>)| {
        format!("{name}{}\n", neighbours.iter().map(neighbour).collect::<String>())
    };
    sides.map(side).concat()
}

fn bounds(rings: &[&str], limits: &FacingLimits) -> FourBounds {
    Neighbourhood::of(&layer(rings)).four_bounds(ObjectIndex(0), limits)
}

fn check(rings: &[&str], expected: &Expect) {
    let bounds = bounds(rings, &FacingLimits::default());
    assert!(bounds.complete);
    expected.assert_eq(&told(&bounds));
}

const PARCEL: &str = "0 0, 40 0, 40 20, 0 20";

#[test]
fn a_parcel_among_four_has_one_on_each_side() {
    check(
        &[
            PARCEL,
            "40 0, 60 0, 60 20, 40 20",
            "0 -9, 40 -9, 40 0, 0 0",
            "-9 0, 0 0, 0 20, -9 20",
            "0 20, 40 20, 40 30, 0 30",
        ],
        &expect![[r#"
            东至 1 20.00 m, shared 20.00 m;
            南至 2 40.00 m, shared 40.00 m;
            西至 3 20.00 m, shared 20.00 m;
            北至 4 40.00 m, shared 40.00 m;
        "#]],
    );
}

#[test]
fn a_parcel_alone_has_nobody_on_any_side() {
    let nobody = &expect![[r#"
        东至
        南至
        西至
        北至
    "#]];
    check(&[PARCEL], nobody);
    check(&[PARCEL, "40 20, 50 20, 50 30, 40 30"], nobody);
}

#[test]
fn several_on_a_side_come_from_the_longest_to_the_shortest() {
    check(
        &[
            PARCEL,
            "0 20, 10 20, 10 30, 0 30",
            "10 20, 30 20, 30 30, 10 30",
            "30 21, 40 21, 40 30, 30 30",
        ],
        &expect![[r#"
            东至
            南至
            西至
            北至 2 20.00 m, shared 20.00 m; 1 10.00 m, shared 10.00 m; 3 10.00 m, shared 0.00 m;
        "#]],
    );
}

#[test]
fn a_neighbour_across_a_ditch_counts_and_one_across_a_road_does_not() {
    check(
        &[PARCEL, "42 0, 60 0, 60 20, 42 20", "-20 0, -2.0001 0, -2.0001 20, -20 20"],
        &expect![[r#"
            东至 1 20.00 m, shared 0.00 m;
            南至
            西至
            北至
        "#]],
    );
}

#[test]
fn whoever_faces_half_a_metre_is_named_and_whoever_faces_less_is_not() {
    check(
        &[PARCEL, "39.5 20, 60 20, 60 30, 39.5 30", "-20 -9, 0.4999 -9, 0.4999 0, -20 0"],
        &expect![[r#"
            东至
            南至
            西至
            北至 1 0.50 m, shared 0.50 m;
        "#]],
    );
}

#[test]
fn a_strip_hides_who_lies_behind_it() {
    check(
        &[PARCEL, "40 0, 41 0, 41 12, 40 12", "41 0, 60 0, 60 20, 41 20"],
        &expect![[r#"
            东至 1 12.00 m, shared 12.00 m; 2 8.00 m, shared 0.00 m;
            南至
            西至
            北至
        "#]],
    );
}

#[test]
fn one_neighbour_may_lie_on_two_sides() {
    check(
        &[PARCEL, "40 0, 60 0, 60 30, 0 30, 0 20, 40 20"],
        &expect![[r#"
            东至 1 20.00 m, shared 20.00 m;
            南至
            西至
            北至 1 40.00 m, shared 40.00 m;
        "#]],
    );
}

#[test]
fn a_bound_that_looks_between_two_sides_belongs_to_the_east_or_the_west() {
    let diamond = "0 10, 10 0, 20 10, 10 20";
    check(
        &[diamond, "10 0, 20 0, 20 10", "10 20, 20 10, 20 20"],
        &expect![[r#"
            东至 1 14.14 m, shared 14.14 m; 2 14.14 m, shared 14.14 m;
            南至
            西至
            北至
        "#]],
    );
}

#[test]
fn the_other_half_of_a_notch_is_no_neighbour_of_itself() {
    check(
        &["0 0, 9 0, 9 9, 6 9, 6 1, 5 1, 5 9, 0 9", "5 1, 6 1, 6 9, 5 9"],
        &expect![[r#"
            东至 1 8.00 m, shared 8.00 m;
            南至
            西至 1 8.00 m, shared 8.00 m;
            北至 1 1.00 m, shared 1.00 m;
        "#]],
    );
}

#[test]
fn who_lies_in_a_hole_is_on_no_side() {
    check(
        &["0 0, 40 0, 40 20, 0 20 / 5 5, 10 5, 10 10, 5 10", "5 5, 10 5, 10 10, 5 10"],
        &expect![[r#"
            东至
            南至
            西至
            北至
        "#]],
    );
}

#[test]
fn the_islands_bounds_are_those_of_the_parcel_around_it() {
    check(
        &["5 5, 10 5, 10 10, 5 10", "0 0, 40 0, 40 20, 0 20 / 5 5, 10 5, 10 10, 5 10"],
        &expect![[r#"
            东至 1 5.00 m, shared 5.00 m;
            南至 1 5.00 m, shared 5.00 m;
            西至 1 5.00 m, shared 5.00 m;
            北至 1 5.00 m, shared 5.00 m;
        "#]],
    );
}

#[test]
fn an_object_without_rings_has_no_bounds() {
    let mut layer = layer(&[PARCEL]);
    layer.push(&Outline::default()).unwrap();
    let neighbourhood = Neighbourhood::of(&layer);
    let nobody = FourBounds { complete: true, ..FourBounds::default() };
    assert_eq!(neighbourhood.four_bounds(ObjectIndex(1), &FacingLimits::default()), nobody);
    assert_eq!(neighbourhood.four_bounds(ObjectIndex(7), &FacingLimits::default()), nobody);
}

#[test]
fn too_much_to_compare_is_said() {
    let rings = [PARCEL, "40 0, 60 0, 60 20, 40 20"];
    let with = |comparisons_max| FacingLimits { comparisons_max, ..FacingLimits::default() };
    assert!(!bounds(&rings, &with(0)).complete);
    assert!(bounds(&rings, &with(100)).complete);
}

#[test]
fn the_grid_with_a_zone_prefix_is_no_different() {
    let moved = |text: &str| {
        let coord = |it: Coord| Coord { x: it.x + 40_512_345.678_9, y: it.y + 3_405_678.123_4 };
        outline(text).map_coords(coord)
    };
    let mut layer = Layer::default();
    layer.push(&moved(PARCEL)).unwrap();
    layer.push(&moved("40 0, 60 0, 60 20, 40 20")).unwrap();
    let bounds = Neighbourhood::of(&layer).four_bounds(ObjectIndex(0), &FacingLimits::default());
    let lengths: Vec<_> =
        bounds.east.iter().map(|it| (it.object.0, it.faced_m, it.shared_m)).collect();
    assert_eq!(lengths, [(1, 20.0, 20.0)]);
}
