//! Real parcels asked by rectangle, point and tile, held against the answers of GEOS.

use std::{collections::BTreeSet, path::Path};

use geo::Intersects as _;
use i_overlay::{
    core::{fill_rule::FillRule, overlay_rule::OverlayRule},
    float::single::SingleFloatOverlay as _,
};
use proj4rs::{Proj, transform::transform};
use serde_json::Value as Json;

use crate::{
    Coord, Envelope, Outline, Patch, Ring,
    tile::{
        Feature, Geometry, Snapshot, SnapshotBuilder, TileId, TilePoint, TilePolygon, Value,
        decode, frame::Frame, mercator,
    },
    vectors::{list, number, read},
    wkb,
};

/// A set of parcels in degrees, and the same as a layer to be served.
struct Parcels {
    ids: Vec<String>,
    outlines: Vec<Outline>,
    snapshot: Snapshot,
}

impl Parcels {
    fn new(parcels: Vec<(String, Outline)>) -> Self {
        let mut builder = SnapshotBuilder::new("parcels", &["code"]);
        for (n, (id, outline)) in parcels.iter().enumerate() {
            builder.push(Some(n as u64), outline, &[Some(Value::String(id))]);
        }
        let (ids, outlines) = parcels.into_iter().unzip();
        Self { ids, outlines, snapshot: builder.build() }
    }

    /// The parcels whose envelopes meet a rectangle in metres, in their order.
    fn near(&self, rectangle: Envelope) -> BTreeSet<usize> {
        self.snapshot.features_meeting(rectangle).collect()
    }

    fn named(&self, found: impl IntoIterator<Item = usize>) -> BTreeSet<&str> {
        found.into_iter().map(|it| self.ids[it].as_str()).collect()
    }

    fn meeting_degrees(&self, found: &BTreeSet<usize>, rectangle: &geo::Rect) -> BTreeSet<usize> {
        found
            .iter()
            .copied()
            .filter(|it| self.outlines[*it].to_geo().intersects(rectangle))
            .collect()
    }

    fn meeting_metres(&self, rectangle: Envelope) -> BTreeSet<usize> {
        let (rect, found) = (rect(rectangle), self.near(rectangle));
        let metres = |it: usize| self.outlines[it].map_coords(mercator::from_lonlat).to_geo();
        found.into_iter().filter(|it| metres(*it).intersects(&rect)).collect()
    }
}

fn rect(it: Envelope) -> geo::Rect {
    geo::Rect::new(Coord { x: it.min_x, y: it.min_y }, Coord { x: it.max_x, y: it.max_y })
}

fn envelope(it: geo::Rect) -> Envelope {
    Envelope { min_x: it.min().x, min_y: it.min().y, max_x: it.max().x, max_y: it.max().y }
}

fn data(name: &str) -> Option<std::path::PathBuf> {
    let path = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data")).join(name);
    if !path.exists() {
        println!("did not run: {} is not there", path.display());
        return None;
    }
    Some(path)
}

fn fr_etalab_91216() -> Option<Parcels> {
    let file = data("fr_etalab_91216/cadastre-91216-parcelles.geojson")?;
    let json: Json = serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
    let ring = |it: &Json| {
        let coord = |it: &Json| Coord { x: it[0].as_f64().unwrap(), y: it[1].as_f64().unwrap() };
        Ring(it.as_array().unwrap().iter().map(coord).collect())
    };
    let patch = |it: &Json| {
        let mut rings = it.as_array().unwrap().iter().map(ring);
        Patch { exterior: rings.next().unwrap(), interiors: rings.collect() }
    };
    let parcel = |it: &Json| {
        let coordinates = &it["geometry"]["coordinates"];
        let patches = match it["geometry"]["type"].as_str() {
            Some("Polygon") => vec![patch(coordinates)],
            _ => coordinates.as_array().unwrap().iter().map(patch).collect(),
        };
        (it["id"].as_str().unwrap().to_owned(), Outline { patches })
    };
    Some(Parcels::new(list(&json, "features").iter().map(parcel).collect()))
}

/// The area that a tile shows of its features without the buffer, in Web Mercator's square metres.
fn area_in_extent_m2(tile: TileId, features: &[Feature]) -> f64 {
    let corners = [[0.0, 0.0], [4096.0, 0.0], [4096.0, 4096.0], [0.0, 4096.0]];
    let polygons = features.iter().flat_map(|it| match &it.geometry {
        Geometry::Polygons(polygons) => polygons.as_slice(),
        other => panic!("{other:?}"),
    });
    let area = |polygon: &TilePolygon| {
        let unit = |it: i64| i32::try_from(it).map(f64::from).unwrap();
        let ring = |it: &Vec<TilePoint>| it.iter().map(|it| [unit(it.x), unit(it.y)]).collect();
        let rings: Vec<Vec<[f64; 2]>> = polygon.rings().map(ring).collect();
        let shapes = rings.overlay(&corners, OverlayRule::Intersect, FillRule::EvenOdd);
        let coords = |it: &Vec<[f64; 2]>| Ring(it.iter().map(|&[x, y]| Coord { x, y }).collect());
        shapes.iter().flatten().map(|it| coords(it).signed_area()).sum::<f64>()
    };
    polygons.map(area).sum::<f64>() * (tile.side_m() / 4096.0).powi(2)
}

/// A GeoPackage's geometry has eight bytes and an envelope before its WKB.
fn fr_edigeo_25354() -> Option<Parcels> {
    let path = data("fr_edigeo/converted/fr_25354_cadastre.gpkg")?;
    let flags = rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY;
    let package = rusqlite::Connection::open_with_flags(path, flags).unwrap();
    let mut query =
        package.prepare(r#"select "IDU", "geom" from "PARCELLE" order by "fid""#).unwrap();
    let degrees = Proj::from_proj_string("+proj=longlat +ellps=GRS80 +no_defs").unwrap();
    let lambert = "+proj=lcc +lat_0=46.5 +lon_0=3 +lat_1=49 +lat_2=44 +x_0=700000 +y_0=6600000 +ellps=GRS80 +units=m +no_defs";
    let lambert = Proj::from_proj_string(lambert).unwrap();
    let to_degrees = |it: Coord| {
        let mut point = (it.x, it.y, 0.0);
        transform(&lambert, &degrees, &mut point).unwrap();
        Coord { x: point.0.to_degrees(), y: point.1.to_degrees() }
    };
    let rows = query.query_map([], |row| {
        let bytes: Vec<u8> = row.get(1)?;
        let n_envelope = [0, 32, 48, 48, 64][usize::from(bytes[3] >> 1 & 7)];
        let outline = wkb::decode(&bytes[8 + n_envelope..]).unwrap();
        Ok((row.get(0)?, outline.map_coords(to_degrees)))
    });
    Some(Parcels::new(rows.unwrap().map(Result::unwrap).collect()))
}

/// The answers about one set, with its parcels, if they are there.
fn check(set: &str, question: &str, ask: impl Fn(&Parcels, &Json)) {
    let Some(vectors) = read("public_query_tile_vectors.json") else { return };
    let parcels = match set {
        "fr_etalab_91216" => fr_etalab_91216(),
        _ => fr_edigeo_25354(),
    };
    let Some(parcels) = parcels else { return };
    let cases: Vec<_> = list(&vectors, question).iter().filter(|it| it["set"] == set).collect();
    assert!(!cases.is_empty());
    for case in cases {
        ask(&parcels, case);
    }
}

fn texts<'a>(case: &'a Json, key: &str) -> BTreeSet<&'a str> {
    list(case, key).iter().map(|it| it.as_str().unwrap()).collect()
}

/// Where the answer is every parcel, the vectors say so in a word.
fn listed<'a>(parcels: &'a Parcels, case: &'a Json, key: &str) -> BTreeSet<&'a str> {
    if case[key] == "all" { parcels.named(0..parcels.ids.len()) } else { texts(case, key) }
}

/// Long answers are cut off in the vectors: what they list must be found, and the number must agree.
fn assert_found(found: &BTreeSet<&str>, listed: &BTreeSet<&str>, count: &Json, case: &Json) {
    assert_eq!(found.len() as u64, count.as_u64().unwrap(), "{case}");
    assert!(found.is_superset(listed), "{case}");
}

fn ask_rectangle(parcels: &Parcels, case: &Json) {
    let corners: Vec<f64> = list(case, "bbox").iter().map(|it| it.as_f64().unwrap()).collect();
    let corner = |n: usize| Coord { x: corners[n], y: corners[n + 1] };
    let rectangle = geo::Rect::new(corner(0), corner(2));
    let metres = geo::Rect::new(mercator::from_lonlat(corner(0)), mercator::from_lonlat(corner(2)));
    let near = parcels.near(envelope(metres));
    let meeting = parcels.meeting_degrees(&near, &rectangle);
    let geometry = parcels.named(meeting.iter().copied());
    assert_found(&geometry, &listed(parcels, case, "ids_geometry"), &case["count_geometry"], case);
    assert_eq!(near.len() as u64, case["count_envelope"].as_u64().unwrap(), "{case}");
    let extra = parcels.named(near.difference(&meeting).copied());
    assert_eq!(extra, texts(case, "ids_envelope_extra"), "{case}");
}

fn ask_point(parcels: &Parcels, case: &Json) {
    let point = Coord { x: number(case, "lon"), y: number(case, "lat") };
    let metres = mercator::from_lonlat(point);
    let near = parcels.near(envelope(geo::Rect::new(metres, metres)));
    let containing = near.into_iter().filter(|it| parcels.outlines[*it].contains(point));
    assert_eq!(parcels.named(containing), texts(case, "ids_containing"), "{case}");
}

fn ask_tile(parcels: &Parcels, case: &Json) {
    let part = |key: &str| u32::try_from(case[key].as_u64().unwrap()).unwrap();
    let tile = TileId::new(part("z").try_into().unwrap(), part("x"), part("y")).unwrap();
    let bounds = tile.bounds();
    let sides = [bounds.min_x, bounds.min_y, bounds.max_x, bounds.max_y];
    for (side, expected) in sides.iter().zip(list(case, "bounds_3857")) {
        assert!((side - expected.as_f64().unwrap()).abs() < 1e-4, "{tile}");
    }
    let count = |key: &str| usize::try_from(case[key].as_u64().unwrap()).unwrap();
    assert_eq!(parcels.meeting_metres(bounds).len(), count("features_intersecting_tile"), "{tile}");
    let shown = parcels.meeting_metres(Frame::new(tile).shown());
    assert_eq!(shown.len(), count("features_intersecting_tile_plus_64_of_4096_buffer"), "{tile}");

    let bytes = parcels.snapshot.tile(tile);
    let decoded = decode(&bytes).unwrap();
    let features = decoded.layers.first().map_or(&[][..], |it| &it.features);
    let place = |it: Option<u64>| usize::try_from(it.unwrap()).unwrap();
    let drawn: BTreeSet<usize> = features.iter().map(|it| place(it.id)).collect();
    assert!(drawn.is_subset(&shown), "{tile}");
    assert!(drawn.len() >= count("features_with_clipped_area_gt_4_tile_units2"), "{tile}");
    assert!(parcels.named(drawn).is_superset(&texts(case, "ids_gt_4_units2")), "{tile}");
    // Borders move by less than a unit, and what one parcel loses its neighbour gains: the number is our own.
    let expected_m2 = number(case, "sum_clipped_area_m2_3857");
    let difference_m2 = area_in_extent_m2(tile, features) - expected_m2;
    assert!(difference_m2.abs() <= 0.001 * expected_m2, "{tile}: {difference_m2} of {expected_m2}");
}

#[test]
fn the_parcels_of_91216_are_found_by_rectangle() {
    check("fr_etalab_91216", "bbox", ask_rectangle);
}

#[test]
fn the_parcels_of_25354_are_found_by_rectangle() {
    check("fr_edigeo_25354", "bbox", ask_rectangle);
}

#[test]
fn the_parcels_of_91216_are_found_by_point() {
    check("fr_etalab_91216", "points", ask_point);
}

#[test]
fn the_parcels_of_25354_are_found_by_point() {
    check("fr_edigeo_25354", "points", ask_point);
}

#[test]
fn the_parcels_of_91216_are_in_their_tiles() {
    check("fr_etalab_91216", "tiles", ask_tile);
}

#[test]
fn the_parcels_of_25354_are_in_their_tiles() {
    check("fr_edigeo_25354", "tiles", ask_tile);
}
