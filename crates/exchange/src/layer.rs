//! Layers of shapes: shapefile, GeoPackage, GeoJSON, each read without believing what its file says of itself.

mod bytes;
#[cfg(test)]
mod corpus;
#[cfg(test)]
mod coverages;
mod crs;
pub mod dbf;
pub mod geojson;
pub mod geopackage;
mod polygons;
pub mod shapefile;
pub mod shp;
mod single;
mod source;
mod tally;

pub use crs::LayerCrs;
pub use polygons::{IdField, PolygonLayer, PolygonRow, Selection, open_polygons};
pub use shapefile::{Shapefile, ShapefilePart, ShapefileParts, ShapefileScan, ShapefileTrouble};
pub use shp::{Shape, ShapeKind};
pub use single::{Layer, open_single};
pub use source::LayerError;
pub use tally::{OtherShapes, ShapeTally};

/// How much is read of what.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// A shape with more vertices is not read.
    pub vertices_max: u64,
    /// A package with more bytes is not unpacked.
    pub bytes_max: u64,
    /// A package with more entries is not unpacked.
    pub entries_max: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { vertices_max: 1_000_000, bytes_max: 20 << 30, entries_max: 2_000_000 }
    }
}
