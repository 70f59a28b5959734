//! `bench topology`: the check of a county's coverage and its map tiles, against `PostGIS` and GEOS on the same rows.

mod block;
mod compare;
mod county;
mod edits;
mod geos;
mod ours;
mod parcels;
mod postgis;
mod report;
mod side;
mod table;
mod tiles;
mod wire;

use std::io::{Write as _, stderr, stdout};
use std::path::Path;
use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use clap::Args;
use geometry::tile::TileId;

pub(super) use side::{SideOptions, run as run_side};

use self::compare::Compared;
use self::county::County;
use self::ours::Checked;
use self::report::{CountyReport, Report, Runs, Zoom};
use self::side::{What, measure};
use self::tiles::Tile;
use self::wire::Connection;
use super::machine::{Machine, load_average};
use crate::packages;

/// How much is checked, and how often.
#[derive(Args)]
pub(super) struct Options {
    /// The parcels of a county; the first one is measured with noise, too.
    #[arg(long, value_delimiter = ',', default_value = "100000,1000000", value_parser = clap::value_parser!(u32).range(1_000..=2_000_000))]
    parcels: Vec<u32>,
    /// How many times each is measured; the medians count.
    #[arg(long, default_value_t = 3, value_parser = clap::value_parser!(u32).range(1..=99))]
    runs: u32,
    /// Prints the figures as JSON.
    #[arg(long)]
    json: bool,
}

/// Measures and prints.
pub(super) fn run(options: &Options) -> Result<()> {
    packages::install_peers()?;
    let load_before = load_average();
    let (server, mut connection) = postgis::start()?;
    let mut bench =
        Bench { socket: &server.socket(), connection: &mut connection, n_runs: options.runs };
    let mut counties = Vec::new();
    for (n, &n_parcels) in options.parcels.iter().enumerate() {
        counties.push(bench.county(County { n_parcels, noisy: false })?);
        if n == 0 {
            counties.push(bench.county(County { n_parcels, noisy: true })?);
        }
    }
    let report = Report {
        machine: Machine::look()?,
        load: [load_before, load_average()],
        postgis: postgis::version(&mut connection)?,
        n_runs: options.runs,
        counties,
    };
    let text =
        if options.json { serde_json::to_string_pretty(&report)? } else { table::table(&report)? };
    Ok(writeln!(stdout(), "{text}")?)
}

/// A server, and how often each is measured on it.
struct Bench<'a> {
    socket: &'a Path,
    connection: &'a mut Connection,
    n_runs: u32,
}

impl Bench<'_> {
    fn county(&mut self, county: County) -> Result<CountyReport> {
        parcels::load(self.connection, county)?;
        postgis::keep_pairs(self.connection)?;
        let expected = if county.noisy { None } else { Some(county.overlaps()) };
        if let Some(expected) = &expected {
            let found = postgis::pairs(self.connection)?;
            ensure!(found == *expected, "PostGIS finds {} other pairs than were made", found.len());
        }
        let mut runs = Runs::default();
        for number in 1..=self.n_runs {
            self.measure(&mut runs).with_context(|| format!("run {number} on {county:?}"))?;
            tell(county, number, &runs)?;
        }
        let compared = runs.compared.clone().context("nothing was compared")?;
        agreed(&compared, expected.as_deref())?;
        let (edited, zooms) = if county.noisy { (None, Vec::new()) } else { self.served()? };
        CountyReport::of(county, &runs, compared, edited, zooms)
    }

    /// Measures each side once, in turns, so that a busy moment does not strike one of them alone.
    fn measure(&mut self, runs: &mut Runs) -> Result<()> {
        runs.postgis.push(postgis::count(self.connection)?);
        let (_, one): (_, Checked) = measure(What::Check, self.socket, 1)?;
        runs.one_core.push(one);
        runs.postgis_workers.push(postgis::count_in_parallel(self.connection)?);
        let (child, both): (_, Checked) = measure(What::Check, self.socket, 2)?;
        runs.both_cores.push(both);
        runs.memory = runs.memory.max(child.memory);
        let (_, compared): (_, Compared) = measure(What::Compare, self.socket, 2)?;
        runs.geos.push(Duration::from_secs_f64(compared.geos));
        runs.compared = Some(compared);
        Ok(())
    }

    /// What a clerk waits for when a parcel is edited, and when the map is moved.
    fn served(&mut self) -> Result<(Option<edits::Edited>, Vec<Zoom>)> {
        let (_, edited) = measure(What::Edit, self.socket, 1)?;
        tiles::make_table(self.connection)?;
        let (_, ours): (_, Vec<Tile>) = measure(What::Tiles, self.socket, 1)?;
        let mut both = Vec::new();
        for tile in ours {
            let id = TileId::new(tile.z, tile.x, tile.y)?;
            both.push((tile, tiles::of_postgis(self.connection, id)?));
        }
        Ok((Some(edited), report::zooms(&both)?))
    }
}

/// Whoever is compared has to have found the same, or the times mean nothing.
fn agreed(compared: &Compared, expected: Option<&[[i32; 2]]>) -> Result<()> {
    ensure!(compared.n_geos_differs == 0, "GEOS and PostGIS do not agree: {compared:?}");
    ensure!(compared.n_ours_alone == 0, "this engine has pairs that PostGIS has not: {compared:?}");
    ensure!(
        compared.n_touching_found == compared.n_touching,
        "this engine misses pairs that do more than touch: {compared:?}"
    );
    if expected.is_some() {
        ensure!(compared.n_touching == 0, "this engine misses pairs: {compared:?}");
    }
    Ok(())
}

/// Says how far it is: the whole takes minutes.
fn tell(county: County, number: u32, runs: &Runs) -> Result<()> {
    let last = |it: &[Duration]| it.last().map_or(0.0, Duration::as_secs_f64);
    let total = |it: &[Checked]| it.last().map_or(0.0, |it| it.steps.total);
    let noise = if county.noisy { "noisy " } else { "" };
    Ok(writeln!(
        stderr(),
        "{} {noise}parcels, run {number}: PostGIS {:.2} s, with workers {:.2} s, GEOS {:.2} s, this engine {:.3} s, on both cores {:.3} s",
        county.n_parcels,
        last(&runs.postgis),
        last(&runs.postgis_workers),
        last(&runs.geos),
        total(&runs.one_core),
        total(&runs.both_cores),
    )?)
}
