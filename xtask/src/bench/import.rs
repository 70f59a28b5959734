//! `bench import`: a county through `sanquan import`, through a plain load, and through `ogr2ogr`, in turns.

use std::env;
use std::io::{Write as _, stderr, stdout};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context as _, Result};
use clap::Args;
use tempfile::TempDir;

use super::child::{Measured, Memory, output};
use super::engine::Engine;
use super::figures::{EngineFigures, Figures, MemoryAt, Series};
use super::machine::Machine;
use super::postgresql::PostgreSql;
use super::sqlite::Sqlite;
use crate::packages;

/// How much is imported, and how often.
#[derive(Args)]
pub(super) struct Options {
    /// The parcels of the county; its memory is held against that of a county with a tenth of them.
    #[arg(long, default_value_t = 100_000, value_parser = clap::value_parser!(u32).range(1_000..=1_000_000))]
    parcels: u32,
    /// How many times each is measured; the medians count.
    #[arg(long, default_value_t = 3, value_parser = clap::value_parser!(u32).range(1..=99))]
    runs: u32,
    /// Prints the figures as JSON.
    #[arg(long)]
    json: bool,
}

/// The smaller county, by which it is seen whether memory grows with the package.
const TENTH: u32 = 10;

/// The packages that are imported.
struct Counties {
    folder: TempDir,
}

impl Counties {
    /// Makes the two counties, once for all runs.
    fn make(n_parcels: u32) -> Result<Self> {
        let counties =
            Self { folder: tempfile::Builder::new().prefix("sanquan-bench-").tempdir()? };
        for n_parcels in [n_parcels, n_parcels / TENTH] {
            let mut command = Command::new(env::current_exe()?);
            command.args(["samples", "county", "--parcels", &n_parcels.to_string(), "--out"]);
            output(command.arg(counties.of(n_parcels)))?;
        }
        Ok(counties)
    }

    /// The package; a name that begins with six digits would be that of another county.
    fn of(&self, n_parcels: u32) -> PathBuf {
        self.folder.path().join(format!("of-{n_parcels}"))
    }

    /// The layer of parcels.
    fn shapefile(&self, n_parcels: u32) -> Result<PathBuf> {
        let layers = self.of(n_parcels).join("矢量数据");
        let parcels = |it: &Path| {
            let name = it.file_name().and_then(|it| it.to_str()).unwrap_or_default();
            name.starts_with("DK") && it.extension().is_some_and(|it| it == "shp")
        };
        let mut files = layers.read_dir()?.flatten().map(|it| it.path());
        files
            .find(|it| parcels(it))
            .with_context(|| format!("`{}` has no parcels", layers.display()))
    }
}

/// What was taken down of one engine so far.
#[derive(Default)]
struct Runs {
    import: Vec<Duration>,
    plain: Vec<Duration>,
    ogr2ogr: Vec<Duration>,
    memory: Memory,
    n_rows: u64,
}

/// Measures and prints.
pub(super) fn run(options: &Options) -> Result<()> {
    packages::install_missing()?;
    let counties = Counties::make(options.parcels)?;
    let engines: [Box<dyn Engine>; 2] = [Box::new(Sqlite::new()?), Box::new(PostgreSql::new()?)];
    let mut runs = engines.each_ref().map(|_| Runs::default());
    for number in 1..=options.runs {
        for (engine, runs) in engines.iter().zip(&mut runs) {
            measure(engine.as_ref(), runs, &counties, options.parcels)
                .with_context(|| format!("run {number} on {}", engine.name()))?;
            tell(number, engine.name(), runs)?;
        }
    }
    let engines: Result<Vec<EngineFigures>> = engines
        .iter()
        .zip(&runs)
        .map(|(engine, runs)| figures(engine.as_ref(), runs, &counties, options))
        .collect();
    let figures = Figures {
        machine: Machine::look()?,
        gdal: output(Command::new("ogr2ogr").arg("--version"))?,
        n_parcels: options.parcels,
        n_runs: options.runs,
        engines: engines?,
    };
    let text =
        if options.json { serde_json::to_string_pretty(&figures)? } else { figures.table()? };
    Ok(writeln!(stdout(), "{text}")?)
}

fn measure(
    engine: &dyn Engine,
    runs: &mut Runs,
    counties: &Counties,
    n_parcels: u32,
) -> Result<()> {
    let Measured { time, memory } = engine.import(&counties.of(n_parcels))?;
    runs.import.push(time);
    runs.memory = runs.memory.max(memory);
    runs.n_rows = engine.rows()?;
    runs.plain.push(engine.load_plainly()?);
    runs.ogr2ogr.push(engine.ogr2ogr(&counties.shapefile(n_parcels)?)?);
    Ok(())
}

/// Says how far it is: the whole takes minutes.
fn tell(number: u32, engine: &str, runs: &Runs) -> Result<()> {
    let last = |it: &[Duration]| it.last().map_or(0.0, Duration::as_secs_f64);
    let (import, plain, ogr2ogr) = (last(&runs.import), last(&runs.plain), last(&runs.ogr2ogr));
    Ok(writeln!(
        stderr(),
        "run {number}, {engine}: import {import:.2} s, plain load {plain:.2} s, ogr2ogr {ogr2ogr:.2} s"
    )?)
}

fn figures(
    engine: &dyn Engine,
    runs: &Runs,
    counties: &Counties,
    options: &Options,
) -> Result<EngineFigures> {
    let n_parcels = options.parcels;
    let n_small = n_parcels / TENTH;
    let small = engine.import(&counties.of(n_small))?;
    let import = Series::of(&runs.import, runs.n_rows)?;
    let plain = Series::of(&runs.plain, runs.n_rows)?;
    let ogr2ogr = Series::of(&runs.ogr2ogr, n_parcels.into())?;
    Ok(EngineFigures {
        engine: engine.name(),
        version: engine.version()?,
        n_rows: runs.n_rows,
        import_to_plain: plain.median_seconds / import.median_seconds,
        import_to_ogr2ogr: import.rows_per_second / ogr2ogr.rows_per_second,
        import_to_ogr2ogr_in_parcels: ogr2ogr.median_seconds / import.median_seconds,
        memory_small: MemoryAt { n_parcels: n_small, memory: small.memory },
        memory: MemoryAt { n_parcels, memory: runs.memory },
        import,
        plain,
        ogr2ogr,
    })
}
