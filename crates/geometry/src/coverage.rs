//! Layers of parcels as coverages (面状图层拓扑): what neighbours do to each other.

mod boxes;
mod chains;
mod check;
mod facing;
mod finding;
mod gaps;
mod index;
mod layer;
mod line;
mod open;
mod pairs;
mod plane;
mod region;
mod simple;
mod sweep;
#[cfg(test)]
mod tests;
mod tolerances;

pub use check::check;
pub use finding::{Finding, Kind, Report};
pub use index::Index;
pub use layer::{Layer, ObjectIndex, OffGrid};
pub use tolerances::Tolerances;
