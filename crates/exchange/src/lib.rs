//! Formats in and out: packages of NY/T 2539, shapefile, GeoPackage, GeoJSON, CSV, Access tables.
//!
//! Knows nothing of our databases or of HTTP.

pub mod archive;
mod attachment;
pub mod bank_file;
pub mod change_message;
mod digest;
mod examine;
pub mod figures;
pub mod layer;
pub mod nyt2539;
pub mod report;
pub mod roll;
pub mod table;
pub mod text;
pub mod topology;
mod village_digest;

pub use digest::hex;
pub use examine::{Examination, RegisterExamination, RegisteredPlace, examine_layer};
pub use village_digest::village_digest;
