//! The import into a `PostgreSQL` of our own, and what it is held against.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context as _, Result};
use tempfile::TempDir;

use super::child::{Measured, measure, output};
use super::engine::{self, Engine, settle};
use crate::postgres::{Server, programs};

/// In the order of their making, which is that of their references.
const TABLES: &str =
    "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
    AND relname <> 'seaql_migrations' ORDER BY oid";

/// Databases of a server that is stopped with it.
#[derive(Debug)]
pub(super) struct PostgreSql {
    server: Server,
    psql: PathBuf,
    /// The key file, and the rows on their way from one database to another.
    folder: TempDir,
}

impl PostgreSql {
    pub(super) fn new() -> Result<Self> {
        let server = Server::start()?;
        let folder = tempfile::Builder::new().prefix("sanquan-bench-").tempdir()?;
        Ok(Self { server, psql: programs()?.join("psql"), folder })
    }

    fn url(&self, database: &str) -> Result<String> {
        let maintenance = self.server.url();
        let (server, _) = maintenance.rsplit_once('/').context("the server has no address")?;
        Ok(format!("{server}/{database}"))
    }

    fn psql(&self, url: &str) -> Command {
        let mut command = Command::new(&self.psql);
        command.args(["--no-psqlrc", "--quiet", "--no-align", "--tuples-only"]);
        command.args(["--set", "ON_ERROR_STOP=1", "--dbname", url]);
        command
    }

    fn ask(&self, url: &str, sql: &str) -> Result<String> {
        output(self.psql(url).args(["--command", sql]))
    }

    /// An empty database.
    fn database(&self, name: &str) -> Result<String> {
        let maintenance = self.server.url();
        self.ask(&maintenance, &format!("DROP DATABASE IF EXISTS {name}"))?;
        self.ask(&maintenance, &format!("CREATE DATABASE {name}"))?;
        self.url(name)
    }

    /// An empty database with a register.
    fn register(&self, name: &str) -> Result<String> {
        let url = self.database(name)?;
        engine::set_up(&self.place(&url)?)?;
        Ok(url)
    }

    fn place<'a>(&'a self, url: &'a str) -> Result<[&'a str; 4]> {
        let keys =
            self.folder.path().to_str().context("the temporary folder has no name in UTF-8")?;
        Ok(["--data", keys, "--database-url", url])
    }

    fn tables(&self, url: &str) -> Result<Vec<String>> {
        Ok(self.ask(url, TABLES)?.lines().map(str::to_owned).collect())
    }

    /// Lets the server and the disk finish what they have put off.
    fn settle(&self) -> Result<()> {
        self.ask(&self.server.url(), "CHECKPOINT")?;
        settle()
    }

    /// Runs `COPY` for each table between a database and a file of its own, in one transaction.
    fn copy(&self, url: &str, tables: &[String], direction: &str) -> Result<Duration> {
        let copy = |table: &String| {
            let file = self.folder.path().join(format!("{table}.rows"));
            format!("\\copy {table} {direction} '{}' WITH (FORMAT binary)\n", file.display())
        };
        let copies: String = tables.iter().map(copy).collect();
        let script = format!("BEGIN;\n{copies}COMMIT;\n");
        let path = self.folder.path().join("copy.sql");
        fs::write(&path, script)?;
        self.settle()?;
        Ok(measure(self.psql(url).arg("--file").arg(&path))?.time)
    }
}

impl Engine for PostgreSql {
    fn name(&self) -> &'static str {
        "PostgreSQL"
    }

    fn version(&self) -> Result<String> {
        self.server.version()
    }

    fn import(&self, package: &Path) -> Result<Measured> {
        let url = self.register("ours")?;
        self.settle()?;
        engine::import(&self.place(&url)?, package)
    }

    fn rows(&self) -> Result<u64> {
        let url = self.url("ours")?;
        let mut n_rows = 0;
        for table in self.tables(&url)? {
            n_rows += self.ask(&url, &format!("SELECT count(*) FROM {table}"))?.parse::<u64>()?;
        }
        Ok(n_rows)
    }

    fn load_plainly(&self) -> Result<Duration> {
        let (from, to) = (self.url("ours")?, self.register("plain")?);
        let tables = self.tables(&from)?;
        self.copy(&from, &tables, "TO")?;
        let time = self.copy(&to, &tables, "FROM")?;
        for table in tables {
            fs::remove_file(self.folder.path().join(format!("{table}.rows")))?;
        }
        Ok(time)
    }

    fn ogr2ogr(&self, shapefile: &Path) -> Result<Duration> {
        let url = self.database("layer")?;
        self.settle()?;
        let mut command = Command::new("ogr2ogr");
        command.args(["-f", "PostgreSQL", "-nln", "parcel", "--config", "PG_USE_COPY", "YES"]);
        // Without PostGIS the shapes are bytes to the server, and there is no spatial index to be filled.
        command
            .args(["-lco", "GEOM_TYPE=bytea"])
            .arg(format!("PG:{}", words(&url)?))
            .arg(shapefile);
        Ok(measure(&mut command)?.time)
    }
}

/// The address as GDAL takes it: to a URL it appends what makes it none.
fn words(url: &str) -> Result<String> {
    let parts = || {
        let (user, rest) = url.strip_prefix("postgres://")?.split_once('@')?;
        let (host, rest) = rest.split_once(':')?;
        let (port, database) = rest.split_once('/')?;
        Some(format!("host={host} port={port} user={user} dbname={database}"))
    };
    parts().context("the server has an address of another form")
}
