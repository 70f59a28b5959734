//! Whole tiles: written, read again, and held against what other tools say.

mod fixtures;
mod hostile;
mod queries;
mod round_trip;
mod snapshots;

use super::{Feature, Geometry, LayerWriter, Tile, TileId, TilePoint, TilePolygon, decode};
use crate::{Coord, tile::mercator};

/// A tile in the middle of China, where the tests draw.
fn somewhere() -> TileId {
    TileId::at(Coord { x: 104.06, y: 30.67 }, 15).unwrap()
}

/// The position that has these tile units in a tile.
fn at_units(tile: TileId, x: f64, y: f64) -> Coord {
    let bounds = tile.bounds();
    let unit_m = tile.side_m() / 4096.0;
    Coord { x: bounds.min_x + x * unit_m, y: bounds.max_y - y * unit_m }
}

fn ring_at_units(tile: TileId, units: &[(f64, f64)]) -> Vec<Coord> {
    units.iter().map(|(x, y)| at_units(tile, *x, *y)).collect()
}

/// The features of the one layer that something wrote.
fn features(bytes: &[u8]) -> Vec<Feature> {
    let Tile { mut layers } = decode(bytes).expect("what is written can be read");
    layers.pop().map(|it| it.features).unwrap_or_default()
}

/// The polygons of the one feature that a drawing makes, if it makes one.
fn drawn(tile: TileId, draw: impl FnOnce(&mut LayerWriter<'_>)) -> Option<Geometry> {
    let mut layer = LayerWriter::new(tile, "drawn");
    draw(&mut layer);
    features(&layer.into_tile()).pop().map(|it| it.geometry)
}

fn points(points: &[(i64, i64)]) -> Vec<TilePoint> {
    points.iter().map(|&(x, y)| TilePoint { x, y }).collect()
}

fn doubled_area(polygons: &[TilePolygon]) -> i128 {
    polygons.iter().flat_map(TilePolygon::rings).map(|it| super::ring::doubled_area(it)).sum()
}

fn lonlat(tile: TileId, x: f64, y: f64) -> Coord {
    mercator::to_lonlat(at_units(tile, x, y))
}
