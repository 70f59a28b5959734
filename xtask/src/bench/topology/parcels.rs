//! The county's table: how its rows are put in, and how both sides in this process read them again.

use std::time::{Duration, Instant};

use anyhow::Result;
use geometry::coverage::Layer;
use geometry::{Outline, wkb};

use super::county::{County, Parcel};
use super::wire::{Connection, Row};

/// CGCS2000 / 3-degree Gauss-Kruger CM 117E.
const MAKE: &str = "DROP TABLE IF EXISTS parcel;
    CREATE TABLE parcel (id integer NOT NULL, village integer NOT NULL, geom geometry NOT NULL)";
const FILL: &str = "COPY parcel FROM STDIN (FORMAT binary)";
const FINISH: &[&str] = &[
    "ALTER TABLE parcel ADD PRIMARY KEY (id)",
    "CREATE INDEX ON parcel USING gist (geom)",
    "VACUUM (ANALYZE) parcel",
    "CHECKPOINT",
];
const READ: &str = "COPY parcel (id, geom) TO STDOUT (FORMAT binary)";

/// So many rows are decoded before they are laid on the grid: the clock is read twice for them all.
const ROWS_PER_BATCH: usize = 1_024;

/// Fills the table anew.
pub(super) fn load(connection: &mut Connection, county: County) -> Result<()> {
    connection.ask(MAKE)?;
    connection.copy_in(FILL, county.parcels().map(|it| row(&it)))?;
    for statement in FINISH {
        connection.ask(statement)?;
    }
    Ok(())
}

fn row(parcel: &Parcel) -> Vec<u8> {
    let geom = wkb::encode(&parcel.outline);
    Row::new(3).integer(parcel.id).integer(parcel.village).bytes(&geom).finish()
}

/// The parcels as a layer: the object of a number has the id of the same place.
#[derive(Debug, Default)]
pub(super) struct Parcels {
    pub(super) ids: Vec<i32>,
    pub(super) layer: Layer,
    /// What laying the outlines on the grid took, of the time that reading took.
    pub(super) layer_time: Duration,
}

impl Parcels {
    /// Reads the whole table.
    pub(super) fn read(connection: &mut Connection) -> Result<Self> {
        let mut parcels = Self::default();
        let mut outlines = Vec::with_capacity(ROWS_PER_BATCH);
        connection.copy_out(READ, |mut row| {
            parcels.ids.push(row.integer()?);
            outlines.push(wkb::decode(row.bytes()?)?);
            if outlines.len() == ROWS_PER_BATCH {
                parcels.lay(&mut outlines)?;
            }
            Ok(())
        })?;
        parcels.lay(&mut outlines)?;
        Ok(parcels)
    }

    fn lay(&mut self, outlines: &mut Vec<Outline>) -> Result<()> {
        let begun = Instant::now();
        for outline in outlines.drain(..) {
            self.layer.push(&outline)?;
        }
        self.layer_time += begun.elapsed();
        Ok(())
    }
}

/// Reads the whole table and keeps each shape as the bytes that came.
pub(super) fn read_bytes(connection: &mut Connection) -> Result<Vec<(i32, Vec<u8>)>> {
    let mut rows = Vec::new();
    connection.copy_out(READ, |mut row| {
        rows.push((row.integer()?, row.bytes()?.to_vec()));
        Ok(())
    })?;
    Ok(rows)
}
