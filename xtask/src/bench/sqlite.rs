//! The import into a file of SQLite, and what it is held against.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use rusqlite::types::Value;
use rusqlite::{Connection, OpenFlags, params_from_iter};
use tempfile::TempDir;

use super::child::{Measured, measure};
use super::engine::{self, Engine, settle};

/// The file of the register in a data directory.
const REGISTER: &str = "registry.sqlite";

/// What `sanquan` sets on its connections (`sqlite_options` in `crates/store/src/dialect.rs`).
const SETTINGS: &str =
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;
    PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY; PRAGMA mmap_size = 268435456;";

/// In the order of their making, which is that of their references; the index of envelopes is filled by triggers.
const TABLES: &str =
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
    AND name NOT LIKE '%\\_envelope%' ESCAPE '\\' AND name <> 'seaql_migrations' ORDER BY rowid";

/// What is fastest where nothing stands between the statement and the database.
const ROWS_PER_STATEMENT: usize = 20;

/// Files in a folder of their own.
#[derive(Debug)]
pub(super) struct Sqlite {
    folder: TempDir,
}

impl Sqlite {
    pub(super) fn new() -> Result<Self> {
        Ok(Self { folder: tempfile::Builder::new().prefix("sanquan-bench-").tempdir()? })
    }

    /// An empty data directory with a register.
    fn data(&self, name: &str) -> Result<PathBuf> {
        let data = self.folder.path().join(name);
        if data.exists() {
            fs::remove_dir_all(&data)?;
        }
        engine::set_up(&place(&data)?)?;
        Ok(data)
    }

    fn imported(&self) -> Result<Connection> {
        let path = self.folder.path().join("ours").join(REGISTER);
        Ok(Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?)
    }
}

fn place(data: &Path) -> Result<[&str; 2]> {
    Ok(["--data", data.to_str().context("the temporary folder has no name in UTF-8")?])
}

impl Engine for Sqlite {
    fn name(&self) -> &'static str {
        "SQLite"
    }

    fn version(&self) -> Result<String> {
        Ok(format!("SQLite {}", rusqlite::version()))
    }

    fn import(&self, package: &Path) -> Result<Measured> {
        let data = self.data("ours")?;
        settle()?;
        engine::import(&place(&data)?, package)
    }

    fn rows(&self) -> Result<u64> {
        let imported = self.imported()?;
        tables(&imported)?.iter().map(|it| count(&imported, it)).sum()
    }

    fn load_plainly(&self) -> Result<Duration> {
        let from = self.imported()?;
        let to = Connection::open(self.data("plain")?.join(REGISTER))?;
        to.execute_batch(SETTINGS)?;
        settle()?;
        let mut time = Duration::ZERO;
        timed(&mut time, || Ok(to.execute_batch("BEGIN IMMEDIATE")?))?;
        for table in tables(&from)? {
            let rows = Rows::read(&from, &table)?;
            timed(&mut time, || rows.write(&to, &table))?;
        }
        timed(&mut time, || Ok(to.execute_batch("COMMIT")?))?;
        // What stands in the log goes to its place when the file is closed.
        timed(&mut time, || to.close().map_err(|(_open, error)| error.into()))?;
        Ok(time)
    }

    fn ogr2ogr(&self, shapefile: &Path) -> Result<Duration> {
        let layer = self.folder.path().join("layer.gpkg");
        if layer.exists() {
            fs::remove_file(&layer)?;
        }
        settle()?;
        let mut command = Command::new("ogr2ogr");
        command
            .args(["-f", "GPKG", "-nln", "parcel", "-lco", "SPATIAL_INDEX=YES"])
            .arg(&layer)
            .arg(shapefile);
        Ok(measure(&mut command)?.time)
    }
}

fn timed(time: &mut Duration, work: impl FnOnce() -> Result<()>) -> Result<()> {
    let begun = Instant::now();
    work()?;
    *time += begun.elapsed();
    Ok(())
}

fn tables(connection: &Connection) -> Result<Vec<String>> {
    let mut statement = connection.prepare(TABLES)?;
    let names = statement.query_map([], |row| row.get(0))?;
    Ok(names.collect::<rusqlite::Result<_>>()?)
}

fn count(connection: &Connection, table: &str) -> Result<u64> {
    let n_rows: i64 =
        connection.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0))?;
    Ok(u64::try_from(n_rows)?)
}

/// The rows of a table in memory: reading them is not part of what is timed.
struct Rows {
    n_columns: usize,
    values: Vec<Value>,
}

impl Rows {
    fn read(from: &Connection, table: &str) -> Result<Self> {
        let mut statement = from.prepare(&format!("SELECT * FROM {table} ORDER BY rowid"))?;
        let n_columns = statement.column_count();
        let mut values = Vec::new();
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            for column in 0..n_columns {
                values.push(row.get(column)?);
            }
        }
        Ok(Self { n_columns, values })
    }

    fn write(&self, to: &Connection, table: &str) -> Result<()> {
        let row = format!("({})", vec!["?"; self.n_columns].join(", "));
        let many = vec![row.as_str(); ROWS_PER_STATEMENT].join(", ");
        let mut many = to.prepare(&format!("INSERT INTO {table} VALUES {many}"))?;
        let mut one = to.prepare(&format!("INSERT INTO {table} VALUES {row}"))?;
        let mut chunks = self.values.chunks_exact(self.n_columns * ROWS_PER_STATEMENT);
        for values in &mut chunks {
            many.execute(params_from_iter(values))?;
        }
        for values in chunks.remainder().chunks_exact(self.n_columns) {
            one.execute(params_from_iter(values))?;
        }
        Ok(())
    }
}
