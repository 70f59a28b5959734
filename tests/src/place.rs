//! Where a register lies: a data directory, and on PostgreSQL a database, both gone with the test.

use std::env;
use std::future::Future;
use std::path::{Path, PathBuf};
use std::thread;

use sea_orm::{ConnectionTrait as _, Database};
use tempfile::TempDir;
use uuid::Uuid;

/// Names the server of the tests on PostgreSQL.
const VARIABLE: &str = "SANQUAN_TEST_DATABASE_URL";

/// The database that a test runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    PostgreSql,
}

/// A data directory and, on PostgreSQL, a database beside it.
#[derive(Debug)]
pub struct Place {
    data: TempDir,
    database: Option<OwnDatabase>,
}

impl Place {
    /// A place where nothing is yet.
    pub fn new(engine: Engine) -> Self {
        let data = tempfile::tempdir().unwrap();
        let database = (engine == Engine::PostgreSql).then(OwnDatabase::create);
        Self { data, database }
    }

    /// The data directory.
    pub fn data(&self) -> &Path {
        self.data.path()
    }

    /// The folder of the key file.
    pub fn keys(&self) -> PathBuf {
        self.data().join("keys")
    }

    /// The address of the database, on PostgreSQL.
    pub fn database_url(&self) -> Option<&str> {
        self.database.as_ref().map(|it| it.url.as_str())
    }

    /// What the store opens.
    pub fn url(&self) -> String {
        let embedded = || self.data().join("registry.sqlite").display().to_string();
        self.database_url().map_or_else(embedded, str::to_owned)
    }
}

/// A database on the server of the tests, dropped with the value.
#[derive(Debug)]
struct OwnDatabase {
    server: String,
    name: String,
    url: String,
}

impl OwnDatabase {
    fn create() -> Self {
        let Ok(server) = env::var(VARIABLE) else {
            panic!("set {VARIABLE} or run `cargo xtask test`");
        };
        let name = format!("e2e_{}", Uuid::now_v7().simple());
        administer(&server, format!("CREATE DATABASE {name}"));
        let url = in_database(&server, &name);
        Self { server, name, url }
    }
}

impl Drop for OwnDatabase {
    fn drop(&mut self) {
        administer(&self.server, format!("DROP DATABASE {} WITH (FORCE)", self.name));
    }
}

fn administer(server: &str, statement: String) {
    let server = server.to_owned();
    apart(async move {
        let admin = Database::connect(server).await.unwrap();
        admin.execute_unprepared(&statement).await.unwrap();
        admin.close().await.unwrap();
    });
}

/// Waits for something beside the runtime of the test, which cannot wait for itself; also when the test has failed.
fn apart(work: impl Future<Output = ()> + Send + 'static) {
    let waiting = thread::spawn(|| {
        tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(work);
    });
    waiting.join().expect("the server of the tests answers");
}

/// The address of a server, with the database in it replaced.
fn in_database(server: &str, name: &str) -> String {
    let (address, options) = match server.split_once('?') {
        Some((address, options)) => (address, format!("?{options}")),
        None => (server, String::new()),
    };
    let (scheme, rest) = address.split_once("://").unwrap();
    let authority = rest.split('/').next().unwrap();
    format!("{scheme}://{authority}/{name}{options}")
}
