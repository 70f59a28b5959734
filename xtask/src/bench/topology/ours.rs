//! This engine, from rows to findings.

use std::path::Path;
use std::time::Instant;

use anyhow::Result;
use geometry::coverage::{self, Tolerances};
use serde::{Deserialize, Serialize};

use super::parcels::Parcels;
use super::wire::Connection;

/// Where the time went, in seconds.
#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
pub(super) struct Steps {
    /// The server sends, and the shapes are decoded.
    pub(super) read: f64,
    /// The shapes are laid on the grid.
    pub(super) layer: f64,
    /// Overlaps, gaps and near vertices are found, and the certificate that no overlap was missed.
    pub(super) survey: f64,
    /// From the opening of the connection to the last finding.
    pub(super) total: f64,
}

/// What a run took and found.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(super) struct Checked {
    pub(super) steps: Steps,
    pub(super) n_parcels: usize,
    pub(super) n_vertices: usize,
    pub(super) n_unmatched_edges: usize,
    pub(super) n_overlaps: usize,
    pub(super) n_gaps: usize,
    pub(super) n_node_findings: usize,
    /// Ground that is covered twice and that no pair explains, in square metres; none when it could not be told.
    pub(super) certificate_m2: Option<f64>,
    pub(super) certified: bool,
}

/// Reads the rows and checks them.
pub(super) fn check(socket: &Path) -> Result<Checked> {
    let begun = Instant::now();
    let parcels = Parcels::read(&mut Connection::open(socket)?)?;
    let read = begun.elapsed().as_secs_f64();
    let (report, misfits) = coverage::survey(
        &parcels.layer,
        &Tolerances::default(),
        &coverage::NodeTolerances::default(),
    );
    let total = begun.elapsed().as_secs_f64();
    let layer = parcels.layer_time.as_secs_f64();
    let steps = Steps { read: read - layer, layer, survey: total - read, total };
    let n_overlaps = report.findings.iter().filter(|it| it.kind.overlaps()).count();
    Ok(Checked {
        steps,
        n_parcels: parcels.ids.len(),
        n_vertices: parcels.layer.points().len(),
        n_unmatched_edges: report.n_unmatched_edges,
        n_overlaps,
        n_gaps: report.findings.len() - n_overlaps,
        n_node_findings: misfits.len(),
        certificate_m2: report.certificate_m2,
        certified: report.certified(),
    })
}

/// The pairs of ids that overlap, sorted.
pub(super) fn pairs(connection: &mut Connection, tolerances: &Tolerances) -> Result<Vec<[i32; 2]>> {
    let Parcels { ids, layer, .. } = Parcels::read(connection)?;
    let report = coverage::check(&layer, tolerances);
    let overlaps = report.findings.iter().filter(|it| it.kind.overlaps());
    let mut pairs: Vec<[i32; 2]> = overlaps
        .filter_map(|it| {
            let [one, other] = it.objects.as_slice() else { return None };
            let mut pair = [*ids.get(one.0 as usize)?, *ids.get(other.0 as usize)?];
            // The server keeps no order of rows.
            pair.sort_unstable();
            Some(pair)
        })
        .collect();
    pairs.sort_unstable();
    Ok(pairs)
}
