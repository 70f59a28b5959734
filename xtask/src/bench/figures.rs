//! What was measured, as a table for people and as JSON for programs.

use std::fmt::Write as _;
use std::time::Duration;

use anyhow::Result;
use serde::Serialize;

use super::child::Memory;
use super::machine::Machine;

/// Everything that one run of the benchmark found.
#[derive(Debug, Serialize)]
pub(super) struct Figures {
    pub(super) machine: Machine,
    pub(super) gdal: String,
    pub(super) n_parcels: u32,
    pub(super) n_runs: u32,
    pub(super) engines: Vec<EngineFigures>,
}

/// What was found on one database.
#[derive(Debug, Serialize)]
pub(super) struct EngineFigures {
    pub(super) engine: &'static str,
    pub(super) version: String,
    pub(super) n_rows: u64,
    pub(super) import: Series,
    pub(super) plain: Series,
    pub(super) ogr2ogr: Series,
    /// The import's speed in rows, to that of the plain load.
    pub(super) import_to_plain: f64,
    /// The import's speed in rows of the register, to that of `ogr2ogr` in parcels.
    pub(super) import_to_ogr2ogr: f64,
    /// The import's speed in parcels, to that of `ogr2ogr`: as if nothing but parcels had been imported.
    pub(super) import_to_ogr2ogr_in_parcels: f64,
    pub(super) memory_small: MemoryAt,
    pub(super) memory: MemoryAt,
}

/// The memory that an import took, and for how many parcels.
#[derive(Clone, Copy, Debug, Serialize)]
pub(super) struct MemoryAt {
    pub(super) n_parcels: u32,
    #[serde(flatten)]
    pub(super) memory: Memory,
}

/// The times of the runs, and the speed at the median.
#[derive(Debug, Serialize)]
pub(super) struct Series {
    pub(super) seconds: Vec<f64>,
    pub(super) median_seconds: f64,
    pub(super) rows_per_second: f64,
}

impl Series {
    pub(super) fn of(times: &[Duration], n_rows: u64) -> Result<Self> {
        let mut sorted = times.to_vec();
        sorted.sort_unstable();
        let median_seconds = sorted.get(sorted.len() / 2).map_or(f64::NAN, Duration::as_secs_f64);
        let rows_per_second = f64::from(u32::try_from(n_rows)?) / median_seconds;
        Ok(Self {
            seconds: times.iter().map(Duration::as_secs_f64).collect(),
            median_seconds,
            rows_per_second,
        })
    }
}

/// The first cell of a row, and the text of each engine's cell.
type Line = (String, fn(&EngineFigures) -> String);

impl Figures {
    /// A table in Markdown.
    pub(super) fn table(&self) -> Result<String> {
        let mut versions: Vec<String> = self.engines.iter().map(|it| it.version.clone()).collect();
        versions.push(self.gdal.clone());
        let mut text = format!("{}\n\n", self.machine.line(&versions));
        let head: Vec<&str> = self.engines.iter().map(|it| it.engine).collect();
        writeln!(
            text,
            "| {} parcels, {} runs | {} |",
            self.n_parcels,
            self.n_runs,
            head.join(" | ")
        )?;
        writeln!(text, "|---|{}", "---:|".repeat(head.len()))?;
        for (what, cell) in self.lines() {
            let cells: Vec<String> = self.engines.iter().map(cell).collect();
            writeln!(text, "| {what} | {} |", cells.join(" | "))?;
        }
        Ok(text)
    }

    fn lines(&self) -> Vec<Line> {
        let n_small = self.engines.first().map_or(0, |it| it.memory_small.n_parcels);
        let n_parcels = self.n_parcels;
        vec![
            ("rows written".into(), |it| it.n_rows.to_string()),
            ("import, seconds".into(), |it| seconds(&it.import)),
            ("plain load, seconds".into(), |it| seconds(&it.plain)),
            ("`ogr2ogr`, seconds".into(), |it| seconds(&it.ogr2ogr)),
            ("import, rows per second".into(), |it| format!("{:.0}", it.import.rows_per_second)),
            ("plain load, rows per second".into(), |it| format!("{:.0}", it.plain.rows_per_second)),
            ("`ogr2ogr`, parcels per second".into(), |it| {
                format!("{:.0}", it.ogr2ogr.rows_per_second)
            }),
            ("**import : plain load**".into(), |it| format!("**{:.2}**", it.import_to_plain)),
            ("**import : `ogr2ogr`, in rows**".into(), |it| {
                format!("**{:.2}**", it.import_to_ogr2ogr)
            }),
            ("import : `ogr2ogr`, in parcels".into(), |it| {
                format!("{:.2}", it.import_to_ogr2ogr_in_parcels)
            }),
            (format!("peak memory at {n_small} parcels, MiB"), |it| {
                mib(it.memory_small.memory.anonymous_kib)
            }),
            (format!("peak memory at {n_parcels} parcels, MiB"), |it| {
                mib(it.memory.memory.anonymous_kib)
            }),
            ("the same with mapped files, MiB".into(), |it| {
                let (small, large) =
                    (it.memory_small.memory.resident_kib, it.memory.memory.resident_kib);
                format!("{} and {}", mib(small), mib(large))
            }),
            ("**memory for ten times the parcels, MiB more**".into(), |it| {
                format!("**{}**", growth(it))
            }),
        ]
    }
}

fn seconds(series: &Series) -> String {
    format!("{:.2}", series.median_seconds)
}

fn mib(kib: u64) -> String {
    (kib >> 10).to_string()
}

fn growth(figures: &EngineFigures) -> String {
    let [small, large] =
        [figures.memory_small, figures.memory].map(|it| it.memory.anonymous_kib >> 10);
    if large < small { format!("−{}", small - large) } else { (large - small).to_string() }
}
