//! Benchmarks: what this version does, held against what others do with the same rows in the same run.
//!
//! A busy machine changes the seconds and leaves the ratios, so the ratios are what counts.

mod casework;
mod child;
mod distribution;
mod engine;
mod figures;
mod import;
mod ledger;
mod machine;
mod postgresql;
mod sqlite;
mod topology;

use std::env;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, ensure};
use clap::{Args, Subcommand};

use crate::packages;

/// What to measure.
#[derive(Args)]
pub(crate) struct Options {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// The entry of cases, and the file of a household, in counties of several sizes.
    Casework(casework::Options),
    /// The yearly distribution of collectives of several sizes.
    Distribution(distribution::Options),
    /// The import of a county, against a plain load of the same rows and against `ogr2ogr`.
    Import(import::Options),
    /// Acts with and without their entries, and proofs in logs of several lengths.
    Ledger(ledger::Options),
    /// The check of a county's coverage, and its map tiles, against `PostGIS` and GEOS.
    Topology(topology::Options),
    /// One side of a comparison, in a process of its own.
    #[command(hide = true)]
    Side(topology::SideOptions),
}

/// Measures; a chore that was itself built for debugging first builds one that was not, and lets that measure.
pub(crate) fn run(options: &Options) -> Result<()> {
    if cfg!(debug_assertions) {
        return run_released(&options.what);
    }
    match &options.what {
        What::Casework(options) => casework::run(options),
        What::Distribution(options) => distribution::run(options),
        What::Import(options) => import::run(options),
        What::Ledger(options) => ledger::run(options),
        What::Topology(options) => topology::run(options),
        What::Side(options) => topology::run_side(options),
    }
}

/// The plain load runs in this process: an unoptimised one would flatter us.
fn run_released(what: &What) -> Result<()> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let built = Command::new(cargo)
        .args(["build", "--quiet", "--release", "--package", "xtask"])
        .args(what.parts()?)
        .stdin(Stdio::null())
        .status()?;
    ensure!(built.success(), "the release build failed");
    let this = env::current_exe()?;
    let target = this
        .parent()
        .and_then(|it| it.parent())
        .context("this program lies in no target folder")?;
    let status =
        Command::new(target.join("release/xtask")).args(env::args_os().skip(1)).status()?;
    ensure!(status.success(), "the benchmark failed");
    Ok(())
}

impl What {
    /// What is built beside this program, or into it.
    fn parts(&self) -> Result<[&'static str; 2]> {
        match self {
            Self::Casework(_) | Self::Import(_) => Ok(["--package", "cli"]),
            Self::Distribution(_) => Ok(["--package", "xtask"]),
            Self::Ledger(_) => Ok(["--features", "ledger"]),
            Self::Topology(_) | Self::Side(_) => {
                packages::install_peers()?;
                Ok(["--features", "geos"])
            }
        }
    }
}

/// The `sanquan` that was built with this program.
fn sanquan() -> Result<PathBuf> {
    let path = env::current_exe()?.with_file_name("sanquan");
    ensure!(path.is_file(), "`{}` is missing: `cargo xtask bench` builds it", path.display());
    Ok(path)
}
