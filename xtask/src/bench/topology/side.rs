//! What is measured in a process of its own, so that its memory and its threads are its own.

use std::env;
use std::io::{Write as _, stdout};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;
use clap::{Args, ValueEnum};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::super::child::{Measured, measure_output};
use super::{compare, edits, ours, tiles};

/// How a process that measures one thing is called.
#[derive(Args)]
pub(in super::super) struct SideOptions {
    what: What,
    /// The socket of the server that has the rows.
    socket: PathBuf,
}

/// What a process measures.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum What {
    /// This engine, from rows to findings.
    Check,
    /// GEOS, and who finds which pairs.
    Compare,
    /// One edited parcel after the other.
    Edit,
    /// Map tiles.
    Tiles,
}

/// Measures, and prints the figures as JSON.
pub(in super::super) fn run(options: &SideOptions) -> Result<()> {
    let socket = &options.socket;
    match options.what {
        What::Check => print(&ours::check(socket)?),
        What::Compare => print(&compare::compare(socket)?),
        What::Edit => print(&edits::edit(socket)?),
        What::Tiles => print(&tiles::encode(socket)?),
    }
}

fn print(figures: &impl Serialize) -> Result<()> {
    Ok(writeln!(stdout(), "{}", serde_json::to_string(figures)?)?)
}

/// Runs this program as such a process, with so many threads.
pub(super) fn measure<T: DeserializeOwned>(
    what: What,
    socket: &Path,
    n_threads: usize,
) -> Result<(Measured, T)> {
    let mut command = Command::new(env::current_exe()?);
    let what = what.to_possible_value().map(|it| it.get_name().to_owned()).unwrap_or_default();
    command.args(["bench", "side", &what]).arg(socket);
    command.env("RAYON_NUM_THREADS", n_threads.to_string());
    let (measured, text) = measure_output(&mut command)?;
    Ok((measured, serde_json::from_str(&text)?))
}
