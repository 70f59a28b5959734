//! Parcels as shapes: what the surveyor delivered, its projection, its area, and what is wrong with it.
//!
//! This crate knows nothing of parties, law, files, databases, HTTP or clocks.
//! It says what is so; `tenure` says what it means.

pub mod area;
pub mod coverage;
pub mod crs;
pub mod grid;
#[cfg(test)]
mod jts;
pub mod operation;
pub mod outline;
pub mod plausible;
pub mod prj;
pub mod reading;
mod rings;
pub mod tile;
pub mod validity;
#[cfg(test)]
mod vectors;
pub mod wkb;

pub use area::{Mu, Rounding, SquareMetres, geodesic_area_m2, planar_area_m2};
pub use crs::{Crs, GaussKruger, LocalProjection, Projection, ProjectionError, ZoneWidth};
pub use outline::{Coord, Envelope, Outline, Patch, Ring};
pub use plausible::{CoordinateTrouble, coordinate_trouble};
pub use prj::{PrjError, WktSystem, WktUnit, parse_prj, wkt_system};
pub use validity::{Finding, FindingKind, Tolerances, check, check_directions};
