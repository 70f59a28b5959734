//! Layers of parcels as coverages (面状图层拓扑): what neighbours do to each other.

mod boundary;
mod budget;
mod layer;
mod misfit;
mod nearness;
mod nodes;
mod outside;

pub use boundary::{Boundary, BoundaryFinding, BoundaryKind, BoundaryTolerances};
pub use layer::{Layer, ObjectIndex, OffGrid};
pub use misfit::{Misfit, MisfitKind};
pub use nodes::{NodeTolerances, check_nodes, check_nodes_of};
pub use outside::{OutsideTolerances, check_outside};
