//! Benchmarks: what this version does, held against what others do with the same rows in the same run.
//!
//! A busy machine changes the seconds and leaves the ratios, so the ratios are what counts.

mod child;
mod engine;
mod figures;
mod import;
mod machine;
mod postgresql;
mod sqlite;

use std::env;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, ensure};
use clap::{Args, Subcommand};

/// What to measure.
#[derive(Args)]
pub(crate) struct Options {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// The import of a county, against a plain load of the same rows and against `ogr2ogr`.
    Import(import::Options),
}

/// Measures; a chore that was itself built for debugging first builds one that was not, and lets that measure.
pub(crate) fn run(options: &Options) -> Result<()> {
    if cfg!(debug_assertions) {
        return run_released();
    }
    match &options.what {
        What::Import(options) => import::run(options),
    }
}

/// The plain load runs in this process: an unoptimised one would flatter us.
fn run_released() -> Result<()> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let built = Command::new(cargo)
        .args(["build", "--quiet", "--release", "--package", "cli", "--package", "xtask"])
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

/// The `sanquan` that was built with this program.
fn sanquan() -> Result<PathBuf> {
    let path = env::current_exe()?.with_file_name("sanquan");
    ensure!(path.is_file(), "`{}` is missing: `cargo xtask bench` builds it", path.display());
    Ok(path)
}
