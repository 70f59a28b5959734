//! Map tiles (矢量瓦片): Web Mercator, Mapbox Vector Tile 2.1 written and read, and a layer served from memory.
//!
//! Format: Mapbox, Vector Tile Specification 2.1, 2016.
//! Positions become whole tile units, each vertex by itself, and vertices that fall together become one.
//! So a border that two parcels share stays shared, at every zoom, whether or not one of them was clipped.
//! A ring that encloses no area in tile units is left out, and a feature without rings is left out with it.
//! Nothing else is simplified: below zoom 13 a layer of villages serves better than one of parcels.

mod clip;
mod commands;
mod decode;
mod frame;
mod id;
mod layer;
pub mod mercator;
mod outline;
mod ring;
mod snapshot;
mod value;
mod wire;
mod writer;

pub use decode::{
    DecodeError, Feature, Geometry, GeometryError, Layer, Tag, Tile, TilePolygon, decode,
};
pub use frame::{BUFFER, EXTENT};
pub use id::{NoSuchTile, TileId, ZOOM_MAX};
pub use layer::LayerWriter;
pub use outline::MapRing;
pub use snapshot::{Snapshot, SnapshotBuilder};
pub use value::Value;
pub use wire::WireError;
pub use writer::{DuplicateLayer, TileWriter};

/// A position in whole tile units: `x` runs right and `y` down from the tile's upper left corner.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct TilePoint {
    pub x: i64,
    pub y: i64,
}

#[cfg(test)]
mod tests;
