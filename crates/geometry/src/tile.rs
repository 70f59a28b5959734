//! Map tiles (矢量瓦片): where they lie in Web Mercator.

mod id;
pub mod mercator;

pub use id::{NoSuchTile, TileId, ZOOM_MAX};
