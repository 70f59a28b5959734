//! Bytes that mean harm: none makes the reader panic or ask for more room than they have.

use super::features;
use crate::tile::{Geometry, Tile, TilePolygon, decode};

/// How many points and tags were made of the bytes.
fn n_made(tile: &Tile<'_>) -> usize {
    let n_points = |it: &Geometry| match it {
        Geometry::Unknown(numbers) => numbers.len(),
        Geometry::Points(points) => points.len(),
        Geometry::Lines(lines) => lines.iter().map(Vec::len).sum(),
        Geometry::Polygons(polygons) => {
            polygons.iter().flat_map(TilePolygon::rings).map(Vec::len).sum()
        }
    };
    let features = tile.layers.iter().flat_map(|it| &it.features);
    features.map(|it| n_points(&it.geometry) + it.tags.len()).sum()
}

#[test]
fn the_reader_withstands_any_bytes() {
    bolero::check!().for_each(|bytes: &[u8]| {
        if let Ok(tile) = decode(bytes) {
            assert!(n_made(&tile) <= bytes.len());
        }
    });
}

/// Bytes behind the keys that make them a layer's feature, so that the reader gets that far.
#[test]
fn the_reader_withstands_any_geometry() {
    bolero::check!().with_type::<(u8, bool, Vec<u8>)>().for_each(|(kind, strict, commands)| {
        let commands = commands.iter().take(100).map(|it| it & 0x7f);
        let mut feature = vec![24, kind % 4, 34, commands.len().try_into().unwrap()];
        feature.extend(commands);
        let mut layer =
            vec![10, 1, b'a', 120, 1 + u8::from(*strict), 18, feature.len().try_into().unwrap()];
        layer.extend(feature);
        let mut bytes = vec![26, layer.len().try_into().unwrap()];
        bytes.extend(layer);
        if let Ok(tile) = decode(&bytes) {
            assert!(n_made(&tile) <= bytes.len());
        }
    });
}

#[test]
fn a_tile_without_bytes_has_no_features() {
    assert_eq!(features(&[]), []);
}
