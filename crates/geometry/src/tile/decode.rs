//! Reading vector tiles, and refusing what the specification does not allow.
//!
//! Tests and clients read with it what others wrote, so nothing is believed: counts only as far as there are bytes.
//! The packed fields must be packed, and a field that stands once may not be repeated.
//! Where version 1 promised less — directions, repeated points, closed lines — less is asked of it.

mod error;
mod feature;
mod geometry;
mod layer;

pub use error::{DecodeError, GeometryError};
pub use feature::{Feature, Tag};
pub use geometry::{Geometry, TilePolygon};
pub use layer::Layer;

use super::wire::{self, Field, fields};

/// A tile as it was read; its texts are views of the bytes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tile<'a> {
    pub layers: Vec<Layer<'a>>,
}

/// Reads a tile of version 1 or 2, not compressed; no bytes are a tile without layers.
///
/// Time and room stay in proportion to the bytes.
pub fn decode(bytes: &[u8]) -> Result<Tile<'_>, DecodeError> {
    let mut layers = Vec::new();
    for field in fields(bytes) {
        match field? {
            (wire::tile::LAYER, Field::Bytes(message)) => layers.push(layer::read(message)?),
            (field @ wire::tile::LAYER, _) => return Err(DecodeError::wire_type("Tile", field)),
            _ => {}
        }
    }
    match repeated_name(&layers) {
        Some(name) => Err(DecodeError::DuplicateLayer(name.to_owned())),
        None => Ok(Tile { layers }),
    }
}

fn repeated_name<'a>(layers: &[Layer<'a>]) -> Option<&'a str> {
    let mut names = std::collections::HashSet::new();
    layers.iter().map(|it| it.name).find(|it| !names.insert(*it))
}

#[cfg(test)]
mod tests;
