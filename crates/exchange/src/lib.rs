//! Formats in and out: NY/T 2539 packages, shapefile, GeoPackage, GeoJSON, CSV, Access tables.
