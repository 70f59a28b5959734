//! A tile as it is written: layers with different names, one after the other.

use super::LayerWriter;

/// A tile being written.
///
/// Its layers are to be of one [`TileId`](super::TileId).
#[derive(Debug, Default)]
pub struct TileWriter {
    names: Vec<String>,
    bytes: Vec<u8>,
}

/// A tile may not have two layers of one name (specification, section 4.1).
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("the tile has a layer `{0}` already")]
pub struct DuplicateLayer(pub String);

impl TileWriter {
    /// Adds a layer; one without features is left out.
    pub fn push(&mut self, layer: LayerWriter<'_>) -> Result<(), DuplicateLayer> {
        if self.names.iter().any(|it| it == layer.name) {
            return Err(DuplicateLayer(layer.name.to_owned()));
        }
        self.names.push(layer.name.to_owned());
        self.bytes.extend(layer.into_tile());
        Ok(())
    }

    /// The bytes of the tile, none if it has no layer: `application/vnd.mapbox-vector-tile`.
    pub fn finish(self) -> Vec<u8> {
        self.bytes
    }
}
