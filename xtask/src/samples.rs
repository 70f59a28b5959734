//! Sample packages: five villages, small broken ones, and counties of any size for benchmarks.
//!
//! Everything is invented and comes from fixed seeds, so that a second run writes the same bytes.

mod access;
mod broken;
mod chance;
mod contracts;
mod counties;
mod county;
mod documents;
mod draft;
mod family;
mod names;
mod node;
mod package;
mod parties;
mod people;
mod plan;
mod plots;
mod rows;
mod site;
mod summaries;
#[cfg(test)]
mod tests;
mod tract;
mod villages;
mod zip_slip;

use std::io::Write as _;
use std::path::Path;

use anyhow::Result;
use clap::{Args, Subcommand};

/// Where the samples stand in the source tree.
const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../gis-samples/packages");

/// What to make.
#[derive(Args)]
pub(crate) struct Options {
    #[command(subcommand)]
    what: Option<What>,
}

#[derive(Subcommand)]
enum What {
    /// One package of many villages, for benchmarks.
    County(county::Options),
}

/// Makes the samples that are checked in, or one county.
pub(crate) fn run(options: &Options) -> Result<()> {
    match &options.what {
        None => write(Path::new(FOLDER)),
        Some(What::County(options)) => {
            let mut out = std::io::stdout();
            for (table, n_rows) in county::write(options)?.rows {
                writeln!(out, "{table:?}: {n_rows}")?;
            }
            Ok(())
        }
    }
}

fn write(folder: &Path) -> Result<()> {
    villages::write(&folder.join("villages"))?;
    villages::write_tiny(&folder.join("ok/tiny"))?;
    broken::write_within_tolerance(&folder.join("ok/summary-area-within-tolerance"))?;
    broken::write(&folder.join("err"))
}
