//! What is drawn, and what of it is read again.

use i_overlay::{
    core::{fill_rule::FillRule, overlay_rule::OverlayRule},
    float::single::SingleFloatOverlay,
};
use proptest::{collection::vec, prelude::*};

use super::{doubled_area, drawn, features, points, ring_at_units, somewhere};
use crate::{
    Coord,
    tile::{
        DuplicateLayer, Geometry, LayerWriter, MapRing, TileId, TilePolygon, TileWriter, Value,
        decode,
    },
};

/// The polygons of a shell and its holes, given in tile units.
fn polygons(shell: &[(f64, f64)], holes: &[&[(f64, f64)]]) -> Vec<TilePolygon> {
    let tile = somewhere();
    let shell = ring_at_units(tile, shell);
    let holes: Vec<_> = holes.iter().map(|it| ring_at_units(tile, it)).collect();
    let rings =
        std::iter::once(MapRing::Shell(&shell)).chain(holes.iter().map(|it| MapRing::Hole(it)));
    match drawn(tile, |it| it.add_polygons(None, rings, &[])) {
        None => Vec::new(),
        Some(Geometry::Polygons(polygons)) => polygons,
        Some(other) => panic!("{other:?}"),
    }
}

fn polygon(exterior: &[(i64, i64)], interiors: &[&[(i64, i64)]]) -> TilePolygon {
    let interiors = interiors.iter().map(|it| points(it)).collect();
    TilePolygon { exterior: points(exterior), interiors }
}

#[test]
fn shells_come_out_clockwise_to_the_eye_and_holes_the_other_way() {
    let shell = [(0.0, 0.0), (9.0, 0.0), (9.0, 9.0), (0.0, 9.0)];
    let hole = [(3.0, 3.0), (6.0, 3.0), (6.0, 6.0), (3.0, 6.0)];
    let backwards = |ring: [(f64, f64); 4]| [ring[0], ring[3], ring[2], ring[1]];
    for (shell, hole) in
        [(shell, hole), (backwards(shell), backwards(hole)), (shell, backwards(hole))]
    {
        let drawn = polygons(&shell, &[&hole]);
        assert_eq!(doubled_area(&drawn), 2 * (81 - 9));
        assert_eq!(drawn[0].interiors.len(), 1);
    }
}

#[test]
fn a_closing_point_and_repeated_points_are_left_out() {
    let drawn = polygons(
        &[(0.0, 0.0), (0.2, 0.1), (9.0, 0.0), (9.0, 9.0), (8.9, 9.1), (0.0, 9.0), (0.0, 0.0)],
        &[],
    );
    assert_eq!(drawn, [polygon(&[(0, 0), (9, 0), (9, 9), (0, 9)], &[])]);
}

#[test]
fn a_point_of_three_parcels_stays_on_a_straight_side() {
    let drawn = polygons(&[(0.0, 0.0), (5.0, 0.0), (9.0, 0.0), (9.0, 9.0)], &[]);
    assert_eq!(drawn, [polygon(&[(0, 0), (5, 0), (9, 0), (9, 9)], &[])]);
}

#[test]
fn a_way_out_and_straight_back_is_left_out() {
    let thorn =
        polygons(&[(0.0, 0.0), (9.0, 0.0), (9.0, 9.0), (20.0, 9.3), (9.0, 9.2), (0.0, 9.0)], &[]);
    assert_eq!(thorn, [polygon(&[(0, 0), (9, 0), (9, 9), (0, 9)], &[])]);
    let at_the_end = polygons(&[(-30.0, 0.1), (9.0, 0.0), (9.0, 9.0), (0.0, 9.0), (0.0, 0.0)], &[]);
    assert_eq!(at_the_end, [polygon(&[(9, 0), (9, 9), (0, 9), (0, 0)], &[])]);
}

#[test]
fn what_encloses_nothing_is_not_drawn() {
    assert_eq!(polygons(&[(5.0, 5.0), (5.2, 5.0), (5.2, 5.2)], &[]), []);
    assert_eq!(polygons(&[(0.0, 5.0), (90.0, 5.2), (0.0, 5.3)], &[]), []);
    assert_eq!(polygons(&[], &[]), []);
    let shell = [(0.0, 0.0), (9.0, 0.0), (9.0, 9.0), (0.0, 9.0)];
    let filled = [(0.1, 0.1), (8.9, 0.1), (8.9, 8.9), (0.1, 8.9)];
    assert_eq!(polygons(&shell, &[&filled]), [], "a shell that its hole fills");
    let shell_of_nothing = [(5.0, 5.0), (5.2, 5.0), (5.2, 5.2)];
    assert_eq!(polygons(&shell_of_nothing, &[&shell]), [], "a hole whose shell is not drawn");
}

#[test]
fn what_is_no_place_is_not_drawn() {
    for bad in [f64::NAN, f64::INFINITY, f64::MAX, -1e300, 1e13] {
        assert_eq!(polygons(&[(0.0, 0.0), (bad, 0.0), (9.0, 9.0)], &[]), [], "{bad}");
        assert_eq!(polygons(&[(0.0, 0.0), (9.0, bad), (9.0, 9.0)], &[]), [], "{bad}");
    }
}

#[test]
fn a_parcel_over_an_edge_ends_with_the_buffer() {
    let drawn = polygons(&[(4000.0, 0.0), (5000.0, 0.0), (5000.0, 100.0), (4000.0, 100.0)], &[]);
    assert_eq!(drawn, [polygon(&[(4000, 0), (4160, 0), (4160, 100), (4000, 100)], &[])]);
}

#[test]
fn a_parcel_around_the_tile_fills_its_frame() {
    let drawn = polygons(&[(-9e6, -9e6), (9e6, -9e6), (9e6, 9e6), (-9e6, 9e6)], &[]);
    assert_eq!(doubled_area(&drawn), 2 * 4224 * 4224);
}

/// Two prongs reach in from the right: cut naively they would hang together along the frame.
#[test]
fn a_fork_over_an_edge_becomes_its_prongs() {
    let drawn = polygons(
        &[
            (100.0, 0.0),
            (5000.0, 0.0),
            (5000.0, 30.0),
            (100.0, 30.0),
            (100.0, 20.0),
            (4500.0, 20.0),
            (4500.0, 10.0),
            (100.0, 10.0),
        ],
        &[],
    );
    assert_eq!(drawn.len(), 2);
    assert_eq!(doubled_area(&drawn), 2 * 2 * 10 * 4060);
}

#[test]
fn a_hole_over_an_edge_becomes_a_bay_of_its_shell() {
    let drawn = polygons(
        &[(4000.0, 0.0), (5000.0, 0.0), (5000.0, 100.0), (4000.0, 100.0)],
        &[&[(4100.0, 40.0), (4900.0, 40.0), (4900.0, 60.0), (4100.0, 60.0)]],
    );
    assert_eq!(drawn.len(), 1);
    assert_eq!(drawn[0].interiors.len(), 0);
    assert_eq!(doubled_area(&drawn), 2 * (160 * 100 - 60 * 20));
}

#[test]
fn a_hole_that_comes_to_lie_on_the_frame_becomes_a_bay_too() {
    let drawn = polygons(
        &[(4000.0, 0.0), (5000.0, 0.0), (5000.0, 100.0), (4000.0, 100.0)],
        &[&[(4100.0, 40.0), (4159.8, 40.0), (4159.8, 60.0), (4100.0, 60.0)]],
    );
    assert_eq!((drawn.len(), drawn[0].interiors.len()), (1, 0));
}

#[test]
fn points_and_lines_are_drawn_as_far_as_the_tile_shows_them() {
    let tile = somewhere();
    let places = ring_at_units(tile, &[(1.0, 2.0), (-63.9, 4.0), (-65.0, 4.0), (f64::NAN, 0.0)]);
    let geometry = drawn(tile, |it| it.add_points(None, &places, &[]));
    assert_eq!(geometry, Some(Geometry::Points(points(&[(1, 2), (-64, 4)]))));
    assert_eq!(drawn(tile, |it| it.add_points(None, &places[2..], &[])), None);

    let line = ring_at_units(
        tile,
        &[(0.0, 0.0), (10.0, 0.0), (10.2, 0.0), (5000.0, 0.0), (5000.0, 9.0), (10.0, 9.0)],
    );
    let stub = ring_at_units(tile, &[(7.0, 7.0), (7.1, 7.2)]);
    let geometry = drawn(tile, |it| it.add_lines(None, &[&line, &stub], &[]));
    let expected = [points(&[(0, 0), (10, 0), (4160, 0)]), points(&[(4160, 9), (10, 9)])];
    assert_eq!(geometry, Some(Geometry::Lines(expected.to_vec())));
}

#[test]
fn keys_and_values_stand_once_and_keep_their_types() {
    let values = [
        Value::String("水田"),
        Value::Float(1.5),
        Value::Double(0.1),
        Value::Int(-3),
        Value::Uint(3),
        Value::Sint(-3),
        Value::Bool(true),
    ];
    let keys = ["a", "b", "c", "d", "e", "f", "g"];
    let attributes: Vec<_> = keys.into_iter().zip(values).collect();
    let tile = somewhere();
    let place = ring_at_units(tile, &[(1.0, 2.0)]);
    let mut layer = LayerWriter::new(tile, "地块");
    layer.add_points(Some(7), &place, &attributes);
    layer.add_points(None, &place, &attributes);
    let bytes = layer.into_tile();
    let decoded = decode(&bytes).unwrap();
    let layer = &decoded.layers[0];
    assert_eq!((layer.name, layer.version, layer.extent), ("地块", 2, 4096));
    assert_eq!(
        (layer.keys.as_slice(), layer.values.as_slice()),
        (keys.as_slice(), values.as_slice())
    );
    assert_eq!(layer.features.iter().map(|it| it.id).collect::<Vec<_>>(), [Some(7), None]);
    assert!(layer.features.iter().all(|it| layer.attributes(it).eq(attributes.iter().copied())));
}

#[test]
fn a_tile_has_no_two_layers_of_one_name_and_none_without_features() {
    let tile = somewhere();
    let place = ring_at_units(tile, &[(1.0, 2.0)]);
    let layer = |name: &'static str| {
        let mut layer = LayerWriter::new(tile, name);
        layer.add_points(None, &place, &[]);
        layer
    };
    let mut writer = TileWriter::default();
    writer.push(layer("a")).unwrap();
    writer.push(layer("b")).unwrap();
    writer.push(LayerWriter::new(tile, "c")).unwrap();
    assert_eq!(writer.push(layer("a")), Err(DuplicateLayer("a".to_owned())));
    let bytes = writer.finish();
    let names: Vec<_> = decode(&bytes).unwrap().layers.iter().map(|it| it.name).collect();
    assert_eq!(names, ["a", "b"]);
    assert!(TileWriter::default().finish().is_empty());
}

#[test]
fn the_world_s_corners_are_drawn_at_the_first_and_at_a_deep_zoom() {
    for id in ["0/0/0", "22/0/0", "22/4194303/4194303", "24/16777215/0"] {
        let tile: TileId = id.parse().unwrap();
        let ring =
            ring_at_units(tile, &[(0.0, 0.0), (4096.0, 0.0), (4096.0, 4096.0), (0.0, 4096.0)]);
        let geometry = drawn(tile, |it| it.add_polygons(None, [MapRing::Shell(&ring)], &[]));
        let square = polygon(&[(0, 0), (4096, 0), (4096, 4096), (0, 4096)], &[]);
        assert_eq!(geometry, Some(Geometry::Polygons(vec![square])), "{id}");
    }
}

/// A simple ring around a centre, in tile units: a corner in each of forty directions, or fewer.
fn star() -> impl Strategy<Value = Vec<(f64, f64)>> {
    let centre = (-1000.0..5000.0, -1000.0..5000.0);
    (centre, vec(20.0..3000.0, 3..40)).prop_map(|((x, y), radii)| {
        let step = std::f64::consts::TAU / radii.iter().map(|_| 1.0).sum::<f64>();
        let mut angle = 0.0_f64;
        let corner = |radius: f64| {
            angle += step;
            (x + radius * angle.cos(), y + radius * angle.sin())
        };
        radii.into_iter().map(corner).collect()
    })
}

/// The area and the perimeter of what the frame has of a ring, by `i_overlay`.
fn in_frame(ring: &[(f64, f64)]) -> (f64, f64) {
    let ring: Vec<[f64; 2]> = ring.iter().map(|&(x, y)| [x, y]).collect();
    let frame = vec![[-64.0, -64.0], [4160.0, -64.0], [4160.0, 4160.0], [-64.0, 4160.0]];
    let shapes = ring.overlay(&frame, OverlayRule::Intersect, FillRule::EvenOdd);
    let rings = || {
        shapes
            .iter()
            .flatten()
            .map(|it| crate::Ring(it.iter().map(|&[x, y]| Coord { x, y }).collect()))
    };
    let length =
        |ring: crate::Ring| -> f64 { ring.edges().map(|(a, b)| (b - a).x.hypot((b - a).y)).sum() };
    (rings().map(|it| it.signed_area()).sum(), rings().map(length).sum())
}

proptest! {
    #[test]
    fn what_is_clipped_stays_in_the_frame_and_keeps_its_area(ring in star()) {
        let drawn = polygons(&ring, &[]);
        let (area, perimeter) = in_frame(&ring);
        let drawn_area = i32::try_from(doubled_area(&drawn)).map(f64::from).unwrap() / 2.0;
        // A vertex moves by at most half a diagonal of a unit.
        prop_assert!((drawn_area - area).abs() <= 0.75 * perimeter + 2.0, "{} {}", drawn_area, area);
        for point in drawn.iter().flat_map(TilePolygon::rings).flatten() {
            prop_assert!((-64..=4160).contains(&point.x) && (-64..=4160).contains(&point.y));
        }
    }

    /// A square within a square, both wherever the frame cuts them: the areas are exact, so nothing overlaps.
    #[test]
    fn a_hole_is_cut_with_its_shell(x in -3000_i32..6000, y in -3000_i32..6000, side in 3..6000_i32, inset in 1..3000_i32) {
        let inset = inset.min((side - 1) / 2);
        let square = |x: i32, y: i32, side: i32| {
            [(x, y), (x + side, y), (x + side, y + side), (x, y + side)].map(|(x, y)| (f64::from(x), f64::from(y)))
        };
        let drawn = polygons(&square(x, y, side), &[&square(x + inset, y + inset, side - 2 * inset)]);
        let shown = |from: i32, side: i32| i128::from(((from + side).min(4160) - from.max(-64)).max(0));
        let hole = shown(x + inset, side - 2 * inset) * shown(y + inset, side - 2 * inset);
        prop_assert_eq!(doubled_area(&drawn), 2 * (shown(x, side) * shown(y, side) - hole));
    }

    #[test]
    fn what_is_inside_comes_back_to_the_unit(corners in vec((0_i32..4096, 0_i32..4096), 3..30)) {
        let units: Vec<(f64, f64)> = corners.iter().map(|&(x, y)| (f64::from(x), f64::from(y))).collect();
        let tile = somewhere();
        let places = ring_at_units(tile, &units);
        let whole = points(&corners.iter().map(|&(x, y)| (x.into(), y.into())).collect::<Vec<_>>());
        let geometry = drawn(tile, |it| it.add_points(None, &places, &[]));
        prop_assert_eq!(geometry, Some(Geometry::Points(whole)));
    }

    /// Two parcels share a border that the frame cuts: it has the same vertices in both.
    #[test]
    fn a_shared_border_is_the_same_for_both_neighbours(
        border in vec((0.0..4000.0, -9.0..9.0), 1..20),
        tilt in -2.0..2.0,
    ) {
        let mut border: Vec<(f64, f64)> = border;
        border.sort_by(|a, b| a.0.total_cmp(&b.0));
        border.insert(0, (-300.0, 100.0));
        border.push((4500.0, -100.0));
        for (x, y) in &mut border {
            *y += 2000.0 + tilt * (*x - 2000.0) / 4.0;
        }
        let mut above = border.clone();
        above.extend([(4500.0, -100.0), (-300.0, -100.0)]);
        let mut below: Vec<_> = border.into_iter().rev().collect();
        below.extend([(-300.0, 4500.0), (4500.0, 4500.0)]);
        let (above, below) = (polygons(&above, &[]), polygons(&below, &[]));
        prop_assert_eq!(doubled_area(&above) + doubled_area(&below), 2 * 4224 * 4224);
    }

    #[test]
    fn any_positions_at_all_make_a_tile_that_can_be_read(
        rings in vec((any::<bool>(), vec(any::<(f64, f64)>(), 0..8)), 0..5),
        z in 0_u8..25,
    ) {
        let tile = TileId::new(z, 0, 0).unwrap();
        let rings: Vec<(bool, Vec<Coord>)> = rings
            .into_iter()
            .map(|(shell, ring)| (shell, ring.into_iter().map(Into::into).collect()))
            .collect();
        let mut layer = LayerWriter::new(tile, "any");
        let map_rings = rings.iter().map(|(shell, ring)| match shell {
            true => MapRing::Shell(ring),
            false => MapRing::Hole(ring),
        });
        layer.add_polygons(None, map_rings, &[]);
        for (_, ring) in &rings {
            layer.add_lines(None, &[ring], &[]);
            layer.add_points(None, ring, &[]);
        }
        features(&layer.into_tile());
    }
}
