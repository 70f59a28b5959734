//! What was measured, with the ratios that count.

use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use serde::Serialize;

use super::compare::Compared;
use super::county::County;
use super::edits::Edited;
use super::ours::Checked;
use super::tiles::Tile;
use crate::bench::child::Memory;
use crate::bench::machine::Machine;

/// Tiles of either side may differ by so many hundredths of their features: parcels that touch the frame.
const FEATURES_APART_PERCENT: usize = 2;

/// Everything that one run of the benchmark found.
#[derive(Debug, Serialize)]
pub(super) struct Report {
    pub(super) machine: Machine,
    /// Of the last minute, before and after.
    pub(super) load: [f64; 2],
    pub(super) postgis: String,
    pub(super) n_runs: u32,
    pub(super) counties: Vec<CountyReport>,
}

/// What was taken down of one county so far.
#[derive(Debug, Default)]
pub(super) struct Runs {
    pub(super) postgis: Vec<Duration>,
    pub(super) postgis_workers: Vec<Duration>,
    pub(super) geos: Vec<Duration>,
    pub(super) one_core: Vec<Checked>,
    pub(super) both_cores: Vec<Checked>,
    pub(super) memory: Memory,
    pub(super) compared: Option<Compared>,
}

/// What was found on one county; times are medians in seconds.
#[derive(Debug, Serialize)]
pub(super) struct CountyReport {
    pub(super) n_parcels: u32,
    pub(super) noisy: bool,
    pub(super) postgis: f64,
    pub(super) postgis_workers: f64,
    pub(super) geos: f64,
    /// The run of the median time.
    pub(super) one_core: Checked,
    /// The run of the median time.
    pub(super) both_cores: Checked,
    /// Of the processes on both cores.
    pub(super) memory: Memory,
    pub(super) compared: Compared,
    pub(super) edited: Option<Edited>,
    pub(super) zooms: Vec<Zoom>,
}

/// Tiles of one zoom; times are medians in seconds.
#[derive(Debug, Serialize)]
pub(super) struct Zoom {
    pub(super) z: u8,
    pub(super) n_tiles: usize,
    pub(super) n_features: usize,
    pub(super) postgis: f64,
    pub(super) ours: f64,
}

impl CountyReport {
    pub(super) fn of(
        county: County,
        runs: &Runs,
        compared: Compared,
        edited: Option<Edited>,
        zooms: Vec<Zoom>,
    ) -> Result<Self> {
        let seconds = |times: &[Duration]| median(times.iter().map(Duration::as_secs_f64));
        Ok(Self {
            n_parcels: county.n_parcels,
            noisy: county.noisy,
            postgis: seconds(&runs.postgis)?,
            postgis_workers: seconds(&runs.postgis_workers)?,
            geos: seconds(&runs.geos)?,
            one_core: median_run(&runs.one_core)?,
            both_cores: median_run(&runs.both_cores)?,
            memory: runs.memory,
            compared,
            edited,
            zooms,
        })
    }
}

fn median_run(runs: &[Checked]) -> Result<Checked> {
    let mut runs = runs.to_vec();
    runs.sort_by(|one, other| one.steps.total.total_cmp(&other.steps.total));
    runs.get(runs.len() / 2).cloned().context("nothing was measured")
}

fn median(values: impl Iterator<Item = f64>) -> Result<f64> {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().context("nothing was measured")
}

/// Brings the tiles of this engine and of `PostGIS` together, zoom by zoom.
pub(super) fn zooms(tiles: &[(Tile, Tile)]) -> Result<Vec<Zoom>> {
    tiles.chunk_by(|(one, _), (other, _)| one.z == other.z).map(zoom).collect()
}

fn zoom(tiles: &[(Tile, Tile)]) -> Result<Zoom> {
    for (ours, postgis) in tiles {
        let apart = ours.n_features.abs_diff(postgis.n_features);
        let few = apart * 100 <= postgis.n_features * FEATURES_APART_PERCENT;
        ensure!(few, "the tiles differ: {ours:?} and {postgis:?}");
    }
    let mut counts: Vec<usize> = tiles.iter().map(|(ours, _)| ours.n_features).collect();
    counts.sort_unstable();
    Ok(Zoom {
        z: tiles.first().map_or(0, |(ours, _)| ours.z),
        n_tiles: tiles.len(),
        n_features: counts.get(counts.len() / 2).copied().unwrap_or_default(),
        postgis: median(tiles.iter().map(|(_, it)| it.time))?,
        ours: median(tiles.iter().map(|(it, _)| it.time))?,
    })
}
