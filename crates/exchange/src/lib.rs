//! Formats in and out: packages of NY/T 2539, shapefile, GeoPackage, GeoJSON, CSV, Access tables.
//!
//! Knows nothing of our databases or of HTTP.

pub mod nyt2539;
