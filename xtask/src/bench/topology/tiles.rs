//! Map tiles of the county: this engine's from memory, and those of `ST_AsMVT` from a table in Web Mercator.

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use geometry::tile::{Snapshot, SnapshotBuilder, TileId, Value, decode};
use geometry::{Coord, wkb};
use serde::{Deserialize, Serialize};

use super::wire::Connection;

const ZOOMS: [u8; 3] = [14, 15, 16];
/// So many places of the county, each in a tile of every zoom.
const N_PLACES: usize = 9;
/// How often a tile is made; the median counts.
const N_TIMES: usize = 11;
const LAYER: &str = "parcel";

/// One table for either side: the snapshot takes degrees, `ST_AsMVT` what is on the map already.
const MAKE: &[&str] = &[
    "DROP TABLE IF EXISTS web_parcel",
    "CREATE TABLE web_parcel AS
    SELECT id, village, ST_Transform(ST_SetSRID(geom, 4548), 3857) AS geom FROM parcel",
    "CREATE INDEX ON web_parcel USING gist (geom)",
    "VACUUM (ANALYZE) web_parcel",
];
const READ: &str = "COPY (SELECT id, village, ST_Transform(geom, 4326) FROM web_parcel)
    TO STDOUT (FORMAT binary)";

/// A tile, and what making it took.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(super) struct Tile {
    pub(super) z: u8,
    pub(super) x: u32,
    pub(super) y: u32,
    /// The median, in seconds.
    pub(super) time: f64,
    pub(super) n_bytes: usize,
    pub(super) n_features: usize,
}

/// Puts the county into Web Mercator for `ST_AsMVT`.
pub(super) fn make_table(connection: &mut Connection) -> Result<()> {
    for statement in MAKE {
        connection.ask(statement)?;
    }
    Ok(())
}

/// Tiles all over the county, made by this engine.
pub(super) fn encode(socket: &Path) -> Result<Vec<Tile>> {
    let (snapshot, places) = snapshot(&mut Connection::open(socket)?)?;
    let mut tiles = Vec::new();
    for z in ZOOMS {
        let mut at: Vec<TileId> = Vec::new();
        let step = places.len().div_ceil(N_PLACES).max(1);
        for place in places.iter().skip(step / 2).step_by(step) {
            at.push(TileId::at(*place, z)?);
        }
        at.sort_unstable();
        at.dedup();
        for id in at {
            tiles.push(tile(id, || Ok(snapshot.tile(id)))?);
        }
    }
    Ok(tiles)
}

/// The county in memory, and a place in each parcel in degrees.
fn snapshot(connection: &mut Connection) -> Result<(Snapshot, Vec<Coord>)> {
    let mut builder = SnapshotBuilder::new(LAYER, &["village"]);
    let mut places = Vec::new();
    connection.copy_out(READ, |mut row| {
        let (id, village) = (u64::try_from(row.integer()?)?, row.integer()?);
        let outline = wkb::decode(row.bytes()?)?;
        builder.push(Some(id), &outline, &[Some(Value::Int(village.into()))]);
        places.extend(outline.patches.first().and_then(|it| it.exterior.0.first()));
        Ok(())
    })?;
    Ok((builder.build(), places))
}

/// The same tile, made by `ST_AsMVT`.
pub(super) fn of_postgis(connection: &mut Connection, id: TileId) -> Result<Tile> {
    let address = format!("{}, {}, {}", id.z(), id.x(), id.y());
    let sql = format!(
        "COPY (SELECT ST_AsMVT(shown, '{LAYER}', 4096, 'geom', 'id') FROM (
            SELECT id, village, ST_AsMVTGeom(geom, ST_TileEnvelope({address}), 4096, 64) AS geom
            FROM web_parcel WHERE geom && ST_TileEnvelope({address}, margin => 64.0 / 4096)
        ) shown) TO STDOUT (FORMAT binary)"
    );
    tile(id, || {
        let mut bytes = Vec::new();
        connection.copy_out(&sql, |mut row| {
            bytes = row.bytes()?.to_vec();
            Ok(())
        })?;
        Ok(bytes)
    })
}

fn tile(id: TileId, mut make: impl FnMut() -> Result<Vec<u8>>) -> Result<Tile> {
    let bytes = make()?;
    let mut times: Vec<Duration> = Vec::with_capacity(N_TIMES);
    for _ in 0..N_TIMES {
        let begun = Instant::now();
        make()?;
        times.push(begun.elapsed());
    }
    times.sort_unstable();
    let time = times.get(N_TIMES / 2).context("a tile was never made")?.as_secs_f64();
    let n_features = decode(&bytes)?.layers.iter().map(|it| it.features.len()).sum();
    Ok(Tile { z: id.z(), x: id.x(), y: id.y(), time, n_bytes: bytes.len(), n_features })
}
