//! `bench casework`: acts entered per second, and how long the file of a household takes, in counties of several sizes.

mod counter;
mod county;
mod figures;
mod service;

use std::io::{Write as _, stderr, stdout};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use clap::Args;

use self::county::County;
use self::figures::{Figures, Measured, Percentiles};
use self::service::{Place, Service};
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
    let mut counties = Vec::new();
    for &county in &options.counties {
        for place in [Place::sqlite()?, Place::postgresql(&server, county)?] {
            let measured = measure(county, &place, options)
                .with_context(|| format!("{county} on {}", place.engine()))?;
            writeln!(stderr(), "{}", measured.line())?;
            counties.push(measured);
        }
    }
    let load_after = load_average();
    let machine = Machine::look()?;
    let figures = Figures { machine, load_before, load_after, counties };
    let text =
        if options.json { serde_json::to_string_pretty(&figures)? } else { figures.table()? };
    Ok(writeln!(stdout(), "{text}")?)
}

fn measure(county: County, place: &Place, options: &Options) -> Result<Measured> {
    let households = county.import(place)?;
    let service = Service::start(place)?;
    let nth = |n: u32| county::scattered(&households, n);
    let mut reads = Vec::new();
    for n in 0..options.reads {
        let path = format!("/api/v1/households/{}", nth(n));
        reads.push(timed(|| service.get(&path))?.0);
    }
    let mut counter = counter::Counter::at(&service);
    let mut entries = Vec::new();
    let begun = Instant::now();
    for n in 0..options.cases {
        entries.push(counter.change_head(nth(n))?);
    }
    let cases = begun.elapsed();
    Ok(Measured {
        engine: place.engine(),
        county: county.to_string(),
        n_households: households.len(),
        read_seconds: Percentiles::of(&reads),
        entry_seconds: Percentiles::of(&entries),
        acts_per_second: f64::from(options.cases) / entries.iter().sum::<Duration>().as_secs_f64(),
        cases_per_second: f64::from(options.cases) / cases.as_secs_f64(),
    })
}

fn timed<T>(work: impl FnOnce() -> Result<T>) -> Result<(Duration, T)> {
    let begun = Instant::now();
    let done = work()?;
    Ok((begun.elapsed(), done))
}
