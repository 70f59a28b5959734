//! `bench casework`: acts entered per second, and how long the file of a household takes, in counties of several sizes.

mod counter;
mod county;
mod figures;
mod office;
mod service;

use std::io::{Write as _, stdout};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use clap::Args;

use self::county::County;
use self::figures::Figures;
use self::office::Office;
use self::service::Place;
use super::machine::{Machine, load_average};
use crate::packages;
use crate::postgres::Server;

/// How much is measured.
#[derive(Args)]
pub(super) struct Options {
    /// The counties, each as the number of its villages and of the households of a village.
    #[arg(long, value_delimiter = ',', value_parser = County::parse, default_value = "1x1,1x100,1x10000,10x100,100x100")]
    counties: Vec<County>,
    /// How many files are read in each.
    #[arg(long, default_value_t = 1_000, value_parser = clap::value_parser!(u32).range(100..=100_000))]
    reads: u32,
    /// How many cases are taken to their entry in each.
    #[arg(long, default_value_t = 50, value_parser = clap::value_parser!(u32).range(1..=10_000))]
    cases: u32,
    /// Prints the figures as JSON.
    #[arg(long)]
    json: bool,
}

/// Measures and prints.
pub(super) fn run(options: &Options) -> Result<()> {
    packages::install_missing()?;
    let load_before = load_average();
    // A register survives the loss of power, so the server is not spared its waits for the disk.
    let server = Server::start_with(&["fsync=on"])?;
    let mut offices = Vec::new();
    for &county in &options.counties {
        for place in [Place::sqlite()?, Place::postgresql(&server, county)?] {
            let engine = place.engine();
            let office =
                Office::open(county, place).with_context(|| format!("{county} on {engine}"))?;
            offices.push(office);
        }
    }
    // They take turns, so that what else the machine does falls on all of them alike.
    for n in 0..options.reads {
        offices.iter_mut().try_for_each(|it| it.read(n))?;
    }
    for n in 0..options.cases {
        offices.iter_mut().try_for_each(|it| it.enter(n))?;
    }
    let figures = Figures {
        machine: Machine::look()?,
        versions: [format!("SQLite {}", rusqlite::version()), server.version()?],
        load_before,
        load_after: load_average(),
        counties: offices.iter().map(Office::measured).collect(),
    };
    let text =
        if options.json { serde_json::to_string_pretty(&figures)? } else { figures.table()? };
    Ok(writeln!(stdout(), "{text}")?)
}

fn timed<T>(work: impl FnOnce() -> Result<T>) -> Result<(Duration, T)> {
    let begun = Instant::now();
    let done = work()?;
    Ok((begun.elapsed(), done))
}
