//! Layers of parcels as coverages (面状图层拓扑): what neighbours do to each other.

mod boundary;
mod boxes;
mod budget;
mod chains;
mod check;
mod facing;
mod finding;
mod gaps;
mod index;
mod layer;
mod line;
mod local;
mod matched;
mod misfit;
mod multiplicity;
mod nearness;
mod nodes;
mod open;
mod outside;
mod pairs;
mod plane;
mod region;
mod shared;
mod simple;
mod sweep;
#[cfg(test)]
mod tests;
mod tiles;
mod tolerances;

pub use boundary::{Boundary, BoundaryFinding, BoundaryKind, BoundaryTolerances};
pub use check::{check, survey};
pub use finding::{Finding, Kind, Report};
pub use index::Index;
pub use layer::{Layer, ObjectIndex, OffGrid};
pub use misfit::{Misfit, MisfitKind};
pub use nodes::{NodeTolerances, check_nodes, check_nodes_of};
pub use outside::{OutsideTolerances, check_outside};
pub use tolerances::Tolerances;
