//! Where a register lies: a data directory, and on PostgreSQL a database, both gone with the test.

use std::env;
use std::future::Future;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::thread;

use migrations::{MigratorTrait as _, Registry};
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
        Self::with_database(engine, OwnDatabase::create)
    }

    /// A place for a test that makes the schema itself: on PostgreSQL it is there already, which saves most of the time.
    pub fn prepared(engine: Engine) -> Self {
        Self::with_database(engine, OwnDatabase::copy)
    }

    fn with_database(engine: Engine, database: fn() -> OwnDatabase) -> Self {
        let data = tempfile::tempdir().unwrap();
        let database = (engine == Engine::PostgreSql).then(database);
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

    /// What the office opens: on PostgreSQL the same database, to which its tables are strangers.
    pub fn office_url(&self) -> String {
        let embedded = || self.data().join("office.sqlite").display().to_string();
        self.database_url().map_or_else(embedded, str::to_owned)
    }

    /// What the settlement book opens: on PostgreSQL the same database, to which its tables are strangers.
    pub fn settlement_url(&self) -> String {
        let embedded = || self.data().join("settlement.sqlite").display().to_string();
        self.database_url().map_or_else(embedded, str::to_owned)
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

/// The name of the migrated database that the tests of this process copy.
static TEMPLATE: OnceLock<String> = OnceLock::new();

impl OwnDatabase {
    /// An empty one.
    fn create() -> Self {
        Self::made_by(|name| format!("CREATE DATABASE {name}"))
    }

    /// One with the schema of the register.
    fn copy() -> Self {
        let template = TEMPLATE.get_or_init(make_template);
        Self::made_by(|name| format!("CREATE DATABASE {name} TEMPLATE {template}"))
    }

    fn made_by(statement: impl Fn(&str) -> String) -> Self {
        let server = server();
        let name = format!("e2e_{}", Uuid::now_v7().simple());
        administer(&server, statement(&name));
        let url = in_database(&server, &name);
        Self { server, name, url }
    }
}

/// Makes the database that the others are copied from; the server keeps it, as nobody knows which test is the last.
fn make_template() -> String {
    let server = server();
    let name = format!("e2e_template_{}", Uuid::now_v7().simple());
    administer(&server, format!("CREATE DATABASE {name}"));
    let url = in_database(&server, &name);
    apart(async move {
        let connection = Database::connect(url).await.unwrap();
        Registry::up(&connection, None).await.unwrap();
        migrations::Office::up(&connection, None).await.unwrap();
        migrations::Settlement::up(&connection, None).await.unwrap();
        connection.close().await.unwrap();
    });
    name
}

/// The address of the server of the tests.
fn server() -> String {
    env::var(VARIABLE).unwrap_or_else(|_| panic!("set {VARIABLE} or run `cargo xtask test`"))
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
