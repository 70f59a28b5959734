//! What was measured, as a table for people and as JSON for programs.

use std::fmt::Write as _;
use std::time::Duration;

use anyhow::Result;
use serde::Serialize;

use crate::bench::machine::Machine;

/// Everything that one run of the benchmark found.
#[derive(Debug, Serialize)]
pub(super) struct Figures {
    pub(super) machine: Machine,
    pub(super) versions: [String; 2],
    pub(super) load_before: f64,
    pub(super) load_after: f64,
    pub(super) counties: Vec<Measured>,
}

/// What was found in one county on one database.
#[derive(Debug, Serialize)]
pub(super) struct Measured {
    pub(super) engine: &'static str,
    /// Villages × households of a village.
    pub(super) county: String,
    /// Those with contracted land.
    pub(super) n_households: usize,
    /// The file of a household, over HTTP, its reading written down.
    pub(super) read_seconds: Percentiles,
    /// The step that enters a case.
    pub(super) entry_seconds: Percentiles,
    /// One counter, one case after the other: entries alone.
    pub(super) acts_per_second: f64,
    /// The same with everything before the entry, the scanned paper included.
    pub(super) cases_per_second: f64,
}

/// The middle, and what one in a hundred exceeds.
#[derive(Clone, Copy, Debug, Serialize)]
pub(super) struct Percentiles {
    pub(super) p50: f64,
    pub(super) p99: f64,
}

impl Percentiles {
    pub(super) fn of(times: &[Duration]) -> Self {
        let mut sorted = times.to_vec();
        sorted.sort_unstable();
        let at = |hundredths: usize| {
            let place = (sorted.len() * hundredths).div_ceil(100).saturating_sub(1);
            sorted.get(place).map_or(f64::NAN, Duration::as_secs_f64)
        };
        Self { p50: at(50), p99: at(99) }
    }
}

impl Figures {
    /// A table in Markdown.
    pub(super) fn table(&self) -> Result<String> {
        let mut text = format!(
            "{}\nload {:.1} before, {:.1} after\n\n",
            self.machine.line(&self.versions),
            self.load_before,
            self.load_after
        );
        writeln!(
            text,
            "| villages × households | engine | file, ms (p50 / p99) | entry, ms (p50 / p99) | acts per second | cases per second |"
        )?;
        writeln!(text, "|---:|---|---:|---:|---:|---:|")?;
        for it in &self.counties {
            let (read, entry) = (milliseconds(it.read_seconds), milliseconds(it.entry_seconds));
            writeln!(
                text,
                "| {} | {} | {read} | {entry} | {:.0} | {:.1} |",
                it.county, it.engine, it.acts_per_second, it.cases_per_second
            )?;
        }
        for engine in ["SQLite", "PostgreSQL"] {
            writeln!(
                text,
                "\n{engine}: p99 of the file, largest county to smallest: {:.2}",
                self.growth(engine)
            )?;
        }
        Ok(text)
    }

    /// How many times the p99 of the smallest county that of the largest is.
    fn growth(&self, engine: &str) -> f64 {
        let of = self.counties.iter().filter(|it| it.engine == engine);
        let smallest = of.clone().min_by_key(|it| it.n_households);
        let largest = of.max_by_key(|it| it.n_households);
        match (smallest, largest) {
            (Some(small), Some(large)) => large.read_seconds.p99 / small.read_seconds.p99,
            _ => f64::NAN,
        }
    }
}

fn milliseconds(it: Percentiles) -> String {
    format!("{:.2} / {:.2}", it.p50 * 1e3, it.p99 * 1e3)
}
