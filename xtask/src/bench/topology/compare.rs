//! GEOS beside this engine in one process, and what either finds beside `PostGIS`.

use std::path::Path;
use std::time::Instant;

use anyhow::Result;
use geometry::coverage::Tolerances;
use serde::{Deserialize, Serialize};

use super::wire::Connection;
use super::{geos, ours, parcels, postgis};

/// Who finds which pairs of parcels that overlap.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(super) struct Compared {
    /// In seconds, from rows to pairs; on one thread.
    pub(super) geos: f64,
    pub(super) geos_version: String,
    pub(super) n_postgis: usize,
    pub(super) n_geos: usize,
    pub(super) n_ours: usize,
    /// Pairs that one of the two has and the other has not.
    pub(super) n_geos_differs: usize,
    /// Of the pairs of `PostGIS`, those that this engine takes for touching.
    pub(super) n_touching: usize,
    /// Of the pairs of this engine, those that `PostGIS` has not.
    pub(super) n_ours_alone: usize,
    /// Of the pairs that it takes for touching, those that it has when nothing counts as touching.
    pub(super) n_touching_found: usize,
}

/// Reads the rows for each, and the pairs of `PostGIS` too.
pub(super) fn compare(socket: &Path) -> Result<Compared> {
    let mut connection = Connection::open(socket)?;
    let of_postgis = postgis::pairs(&mut connection)?;
    let begun = Instant::now();
    let of_geos = geos::overlaps(&parcels::read_bytes(&mut connection)?)?;
    let time = begun.elapsed();
    let ours = ours::pairs(&mut connection, &Tolerances::default())?;
    let nothing_touches = Tolerances { overlap_width_m: 0.0, ..Tolerances::default() };
    let ours_and_touching = ours::pairs(&mut connection, &nothing_touches)?;
    let touching = without(&of_postgis, &ours);
    Ok(Compared {
        geos: time.as_secs_f64(),
        geos_version: geos::version()?,
        n_postgis: of_postgis.len(),
        n_geos: of_geos.len(),
        n_ours: ours.len(),
        n_geos_differs: without(&of_geos, &of_postgis).len() + without(&of_postgis, &of_geos).len(),
        n_touching: touching.len(),
        n_ours_alone: without(&ours, &of_postgis).len(),
        n_touching_found: touching.len() - without(&touching, &ours_and_touching).len(),
    })
}

/// What the others, which are sorted, do not have.
fn without(pairs: &[[i32; 2]], others: &[[i32; 2]]) -> Vec<[i32; 2]> {
    pairs.iter().filter(|it| others.binary_search(it).is_err()).copied().collect()
}
