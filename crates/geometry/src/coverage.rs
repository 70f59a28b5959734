//! Layers of parcels as coverages (面状图层拓扑): what neighbours do to each other.

mod layer;

pub use layer::{Layer, ObjectIndex, OffGrid};
