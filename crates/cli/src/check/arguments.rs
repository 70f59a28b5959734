//! What can be asked of `sanquan check`.

use std::path::PathBuf;

use clap::Args;

#[derive(Args)]
pub(crate) struct Check {
    /// A package folder or zip, or a single shapefile, GeoPackage or GeoJSON layer; with `--topology`, none for the register itself.
    #[arg(required_unless_present = "topology")]
    pub(crate) path: Option<PathBuf>,
    /// Writes the report there; without it, the report goes to the standard output.
    ///
    /// The ending says how: `.json`; for the findings of `--topology` also `.geojson` or `.gpkg`, and the option more than once.
    #[arg(long, value_name = "FILE")]
    pub(crate) report: Vec<PathBuf>,
    /// Prints a table for people instead of JSON.
    #[arg(long)]
    pub(crate) summary: bool,
    /// Checks what the polygons of a layer do to each other: overlaps, gaps, nodes that neighbours should share.
    ///
    /// PATH may be any layer of polygons; one in degrees is checked on a local projection in metres.
    #[arg(long)]
    pub(crate) topology: bool,
    /// With `--topology` and no PATH: the village to check together with what it borders on (6, 9, 12 or 14 digits); without it, every county in sight.
    #[arg(long, value_name = "CODE", requires = "topology", conflicts_with = "path")]
    pub(crate) village: Option<String>,
    /// With `--topology`: the property whose values name the objects; without it, it is found.
    #[arg(long, value_name = "PROPERTY", requires_all = ["topology", "path"])]
    pub(crate) id: Option<String>,
    /// With `--topology`: the layer of a GeoPackage or of an archive with several.
    #[arg(long, value_name = "NAME", requires_all = ["topology", "path"])]
    pub(crate) layer: Option<String>,
}
