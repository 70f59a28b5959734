//! `PostGIS` on a server of our own, and its questions.

use std::time::{Duration, Instant};

use anyhow::{Result, ensure};

use super::wire::Connection;
use crate::postgres::Server;

/// Room for the whole county in memory, so that nothing is read from the disk.
const SETTINGS: &[&str] = &[
    "shared_buffers=4GB",
    "work_mem=64MB",
    "maintenance_work_mem=1GB",
    "max_wal_size=8GB",
    "jit=off",
    // Workers for every plan that can have them, however small its tables.
    "min_parallel_table_scan_size=0",
    "min_parallel_index_scan_size=0",
    "parallel_setup_cost=0",
];

const OVERLAPPING: &str = "FROM parcel a JOIN parcel b
    ON a.geom && b.geom AND a.id < b.id AND ST_Overlaps(a.geom, b.geom)";
/// Beside the leader.
const WORKERS: u32 = 2;

/// The server, with the extension.
pub(super) fn start() -> Result<(Server, Connection)> {
    let server = Server::start_with(SETTINGS)?;
    let mut connection = Connection::open(&server.socket())?;
    connection.ask("CREATE EXTENSION postgis")?;
    Ok((server, connection))
}

/// What it says of itself.
pub(super) fn version(connection: &mut Connection) -> Result<String> {
    let versions = connection
        .ask("SELECT format('PostgreSQL %s, PostGIS %s (GEOS %s)', current_setting('server_version'), postgis_lib_version(), postgis_geos_version())")?;
    Ok(versions.concat())
}

/// Keeps the pairs of parcels that overlap; afterwards the table lies in memory.
pub(super) fn keep_pairs(connection: &mut Connection) -> Result<()> {
    set_workers(connection, WORKERS)?;
    connection.ask("DROP TABLE IF EXISTS overlapping")?;
    connection.ask(&format!(
        "CREATE TABLE overlapping AS SELECT a.id AS one, b.id AS other {OVERLAPPING}"
    ))?;
    Ok(())
}

/// The pairs that were kept, sorted.
pub(super) fn pairs(connection: &mut Connection) -> Result<Vec<[i32; 2]>> {
    let mut pairs = Vec::new();
    connection.copy_out("COPY overlapping TO STDOUT (FORMAT binary)", |mut row| {
        pairs.push([row.integer()?, row.integer()?]);
        Ok(())
    })?;
    pairs.sort_unstable();
    Ok(pairs)
}

/// How long it takes to count the pairs without workers.
pub(super) fn count(connection: &mut Connection) -> Result<Duration> {
    set_workers(connection, 0)?;
    timed_count(connection)
}

/// How long it takes with workers, which the plan is seen to have.
pub(super) fn count_in_parallel(connection: &mut Connection) -> Result<Duration> {
    set_workers(connection, WORKERS)?;
    let plan = connection.ask(&format!("EXPLAIN SELECT count(*) {OVERLAPPING}"))?;
    ensure!(plan.iter().any(|it| it.contains("Gather")), "no workers in the plan\n{plan:#?}");
    timed_count(connection)
}

fn timed_count(connection: &mut Connection) -> Result<Duration> {
    let begun = Instant::now();
    connection.ask(&format!("SELECT count(*) {OVERLAPPING}"))?;
    Ok(begun.elapsed())
}

fn set_workers(connection: &mut Connection, n_workers: u32) -> Result<()> {
    connection.ask(&format!("SET max_parallel_workers_per_gather = {n_workers}"))?;
    Ok(())
}
