//! A layer served from memory.

use super::{features, lonlat, somewhere};
use crate::{
    Coord, Envelope, Outline, Patch, Ring,
    tile::{
        LayerWriter, MapRing, Snapshot, SnapshotBuilder, TileId, TileWriter, Value, decode,
        mercator,
    },
};

/// A square of a hundred units, with a hole if that is asked for.
fn square(tile: TileId, x: f64, y: f64, interiors: Vec<Ring>) -> Outline {
    let corners = [(x, y), (x + 100.0, y), (x + 100.0, y + 100.0), (x, y + 100.0), (x, y)];
    let exterior = Ring(corners.iter().map(|(x, y)| lonlat(tile, *x, *y)).collect());
    Outline { patches: vec![Patch { exterior, interiors }] }
}

fn hole(tile: TileId, x: f64, y: f64) -> Ring {
    Ring(
        [(x, y), (x + 9.0, y), (x + 9.0, y + 9.0)]
            .iter()
            .map(|(x, y)| lonlat(tile, *x, *y))
            .collect(),
    )
}

fn layer() -> Snapshot {
    let tile = somewhere();
    let mut builder = SnapshotBuilder::new("地块", &["code", "kind"]);
    let text = |it| Some(Value::String(it));
    let one = square(tile, 0.0, 0.0, vec![hole(tile, 20.0, 20.0), hole(tile, 60.0, 60.0)]);
    builder.push(Some(1), &one, &[text("A1"), text("水田")]);
    builder.push(None, &square(tile, 9000.0, 0.0, Vec::new()), &[text("A2"), text("水田")]);
    builder.push(
        Some(3),
        &square(tile, 4050.0, 500.0, Vec::new()),
        &[text("A3"), text("水田"), text("?")],
    );
    builder.push(Some(4), &square(tile, 300.0, 500.0, Vec::new()), &[None]);
    builder.push(Some(5), &Outline::default(), &[]);
    builder.build()
}

#[test]
fn a_tile_shows_what_lies_in_it_with_its_attributes() {
    let snapshot = layer();
    let bytes = snapshot.tile(somewhere());
    let decoded = decode(&bytes).unwrap();
    let layer = &decoded.layers[0];
    let mut told: Vec<String> = Vec::new();
    for feature in &layer.features {
        let attributes: Vec<_> = layer.attributes(feature).collect();
        told.push(format!("{:?} {attributes:?}", feature.id.unwrap()));
    }
    told.sort();
    let expected = [
        r#"1 [("code", String("A1")), ("kind", String("水田"))]"#,
        r#"3 [("code", String("A3")), ("kind", String("水田"))]"#,
        "4 []",
    ];
    assert_eq!(told, expected);
    assert_eq!(layer.values.len(), 3, "what two parcels have stands once");
}

#[test]
fn a_snapshot_draws_as_a_writer_does() {
    let tile = somewhere();
    let outline = square(tile, 4050.0, 500.0, vec![hole(tile, 4055.0, 510.0)]);
    let mut builder = SnapshotBuilder::new("a", &[]);
    builder.push(Some(9), &outline, &[]);
    let metres: Vec<Vec<Coord>> = outline
        .rings()
        .map(|it| it.0.iter().map(|it| mercator::from_lonlat(*it)).collect())
        .collect();
    let mut layer = LayerWriter::new(tile, "a");
    layer.add_polygons(Some(9), [MapRing::Shell(&metres[0]), MapRing::Hole(&metres[1])], &[]);
    assert_eq!(builder.build().tile(tile), layer.into_tile());
}

#[test]
fn layers_of_several_snapshots_make_one_tile() {
    let snapshot = layer();
    let mut writer = TileWriter::default();
    writer.push(snapshot.layer(somewhere())).unwrap();
    assert!(writer.push(snapshot.layer(somewhere())).is_err());
    assert_eq!(features(&writer.finish()).len(), 3);
}

#[test]
fn a_tile_without_parcels_is_no_bytes() {
    let elsewhere = TileId::new(15, 0, 0).unwrap();
    assert!(layer().tile(elsewhere).is_empty());
    assert!(SnapshotBuilder::new("", &[]).build().tile(elsewhere).is_empty());
}

#[test]
fn a_parcel_without_a_place_keeps_its_number_and_is_found_nowhere() {
    let snapshot = layer();
    assert_eq!((snapshot.len(), snapshot.is_empty()), (5, false));
    let everywhere = Envelope { min_x: -1e9, min_y: -1e9, max_x: 1e9, max_y: 1e9 };
    let mut found: Vec<usize> = snapshot.features_meeting(everywhere).collect();
    found.sort_unstable();
    assert_eq!(found, [0, 1, 2, 3]);
}
