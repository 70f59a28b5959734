//! A scratch database: private to its test, migrated, and gone afterwards.

use std::path::PathBuf;

use migrations::{MigratorTrait as _, Registry};
use sea_orm::{ConnectionTrait as _, Database, QueryResult, Statement};
use tempfile::TempDir;
use tokio::sync::OnceCell;
use uuid::Uuid;

use crate::{Engine, Keys, Store};

const VARIABLE: &str = "SANQUAN_TEST_DATABASE_URL";

/// The name of the migrated database that the tests of this process copy on PostgreSQL.
static TEMPLATE: OnceCell<String> = OnceCell::const_new();

pub(crate) struct Scratch {
    pub(crate) store: Store,
    place: Place,
}

enum Place {
    File(TempDir),
    Database { server: String, name: String },
}

/// Keys that every test may know.
pub(crate) fn test_keys() -> Keys {
    Keys::new([7; 32], [11; 32])
}

impl Scratch {
    pub(crate) async fn on_sqlite() -> Self {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("registry.sqlite");
        let store = Store::open(path.to_str().unwrap(), test_keys()).await.unwrap();
        Registry::up(store.connection(), None).await.unwrap();
        Self { store, place: Place::File(directory) }
    }

    pub(crate) async fn on_postgresql() -> Self {
        let Ok(server) = std::env::var(VARIABLE) else {
            panic!("set {VARIABLE} or run `cargo xtask test`");
        };
        let template = TEMPLATE.get_or_init(|| make_template(&server)).await;
        let name = format!("store_test_{}", Uuid::now_v7().simple());
        administer(&server, &format!("CREATE DATABASE {name} TEMPLATE {template}")).await;
        let store = Store::open(&in_database(&server, &name), test_keys()).await.unwrap();
        Self { store, place: Place::Database { server, name } }
    }

    /// The same database, opened once more with other keys.
    pub(crate) async fn opened_with(&self, keys: Keys) -> Store {
        Store::open(&self.url(), keys).await.unwrap()
    }

    /// The database file, on SQLite.
    pub(crate) fn file(&self) -> Option<PathBuf> {
        match &self.place {
            Place::File(directory) => Some(directory.path().join("registry.sqlite")),
            Place::Database { .. } => None,
        }
    }

    pub(crate) async fn query(&self, sql: &str) -> Vec<QueryResult> {
        let connection = self.store.connection();
        let statement = Statement::from_string(connection.get_database_backend(), sql);
        connection.query_all_raw(statement).await.unwrap()
    }

    pub(crate) async fn execute(&self, sql: &str) -> Result<u64, sea_orm::DbErr> {
        self.store.connection().execute_unprepared(sql).await.map(|it| it.rows_affected())
    }

    /// The one for the engine at hand.
    pub(crate) fn either<T>(&self, on_sqlite: T, on_postgresql: T) -> T {
        match self.store.engine() {
            Engine::Sqlite => on_sqlite,
            Engine::PostgreSql => on_postgresql,
        }
    }

    pub(crate) async fn discard(self) {
        self.store.close().await.unwrap();
        match self.place {
            Place::File(directory) => directory.close().unwrap(),
            Place::Database { server, name } => {
                administer(&server, &format!("DROP DATABASE {name} WITH (FORCE)")).await;
            }
        }
    }

    fn url(&self) -> String {
        match &self.place {
            Place::File(directory) => {
                directory.path().join("registry.sqlite").to_str().unwrap().to_owned()
            }
            Place::Database { server, name } => in_database(server, name),
        }
    }
}

/// Makes the database that the others are copied from; the server keeps it, as nobody knows which test is the last.
async fn make_template(server: &str) -> String {
    let name = format!("store_template_{}", Uuid::now_v7().simple());
    administer(server, &format!("CREATE DATABASE {name}")).await;
    let connection = Database::connect(in_database(server, &name)).await.unwrap();
    Registry::up(&connection, None).await.unwrap();
    connection.close().await.unwrap();
    name
}

async fn administer(server: &str, statement: &str) {
    let admin = Database::connect(server).await.unwrap();
    admin.execute_unprepared(statement).await.unwrap();
    admin.close().await.unwrap();
}

/// The URL of a server, with the database in it replaced.
fn in_database(server: &str, name: &str) -> String {
    let (address, options) = match server.split_once('?') {
        Some((address, options)) => (address, format!("?{options}")),
        None => (server, String::new()),
    };
    let (scheme, rest) = address.split_once("://").unwrap();
    let authority = rest.split('/').next().unwrap();
    format!("{scheme}://{authority}/{name}{options}")
}
