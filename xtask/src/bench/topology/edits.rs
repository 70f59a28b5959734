//! One parcel edited: how long it takes until the clerk knows what it does to its neighbours.

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use geometry::coverage::{Index, Layer, ObjectIndex, Tolerances};
use geometry::grid::GridPoint;
use geometry::{Coord, Outline, Patch, Ring};
use serde::{Deserialize, Serialize};

use super::parcels::Parcels;
use super::wire::Connection;

/// So many parcels, all over the county, each edited for itself.
const N_EDITS: usize = 400;
/// By which the first vertex is moved: it comes to lie in a neighbour, or leaves a gap.
const MOVED: Coord = Coord { x: -0.3, y: -0.2 };

/// What the edits took.
#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
pub(super) struct Edited {
    pub(super) n_edits: usize,
    /// In seconds.
    pub(super) median: f64,
    /// In seconds.
    pub(super) slowest: f64,
    /// Findings of all edits.
    pub(super) n_findings: usize,
    /// What the tree over the layer took once, in seconds.
    pub(super) index: f64,
}

/// Reads the rows, and edits some.
pub(super) fn edit(socket: &Path) -> Result<Edited> {
    let Parcels { layer, .. } = Parcels::read(&mut Connection::open(socket)?)?;
    let begun = Instant::now();
    let index = Index::new(&layer);
    let index_time = begun.elapsed();
    let step = layer.len().div_ceil(N_EDITS).max(1);
    let edited: Vec<(ObjectIndex, Outline)> =
        layer.objects().step_by(step).map(|it| (it, moved(&layer, it))).collect();
    let mut n_findings = 0;
    let mut times: Vec<Duration> = edited
        .iter()
        .map(|(object, outline)| {
            let begun = Instant::now();
            let findings =
                index.check_outline(&layer, outline, Some(*object), &Tolerances::default());
            n_findings += findings.len();
            begun.elapsed()
        })
        .collect();
    times.sort_unstable();
    Ok(Edited {
        n_edits: times.len(),
        median: times.get(times.len() / 2).context("nothing was edited")?.as_secs_f64(),
        slowest: times.last().context("nothing was edited")?.as_secs_f64(),
        n_findings,
        index: index_time.as_secs_f64(),
    })
}

fn moved(layer: &Layer, object: ObjectIndex) -> Outline {
    let patch = |points: &[GridPoint]| {
        let mut coords: Vec<Coord> = points.iter().map(|it| it.coord()).collect();
        if let Some(first) = coords.first_mut() {
            *first = *first + MOVED;
        }
        coords.extend(coords.first().copied());
        Patch { exterior: Ring(coords), interiors: Vec::new() }
    };
    Outline { patches: layer.rings(object).map(patch).collect() }
}
