//! The database of the register: opened once, read by many, written by one unit of work per county.

use std::{path::Path, str::FromStr as _};

use identity::County;
use sea_orm::{
    DatabaseConnection, SqlxPostgresConnector, SqlxSqliteConnector,
    sqlx::{
        ConnectOptions as _,
        postgres::{PgConnectOptions, PgPoolOptions},
        sqlite::{SqliteConnectOptions, SqlitePoolOptions},
    },
};

use crate::{
    Keys, StoreError, Unit,
    dialect::{self, Engine},
    nodelay::set_nodelay,
    session::Session,
};

/// How many can read at once.
const READERS: u32 = 8;
/// How many counties can be written to at once, on PostgreSQL; who waits for one keeps no reader waiting.
const WRITERS: u32 = 4;

/// The register's database, with the keys to its closed columns.
#[derive(Clone, Debug)]
pub struct Store {
    engine: Engine,
    /// On SQLite there is one, since one writes at a time.
    writers: DatabaseConnection,
    readers: DatabaseConnection,
    keys: Keys,
}

impl Store {
    /// Opens a database by its URL (`postgresql://…`, `sqlite:…`), or a SQLite file by its path.
    ///
    /// A SQLite file that is not there is made; the schema is the business of `migrations`.
    pub async fn open(url_or_path: &str, keys: Keys) -> Result<Self, StoreError> {
        if url_or_path.starts_with("postgres://") || url_or_path.starts_with("postgresql://") {
            return Self::open_postgresql(url_or_path, keys).await;
        }
        let path = url_or_path.strip_prefix("sqlite:").unwrap_or(url_or_path);
        let path = path.strip_prefix("//").unwrap_or(path);
        Self::open_sqlite(Path::new(path), keys).await
    }

    async fn open_sqlite(path: &Path, keys: Keys) -> Result<Self, StoreError> {
        let options = dialect::sqlite_options(SqliteConnectOptions::new().filename(path));
        let options = options.disable_statement_logging();
        let pool = |n_connections: u32| {
            SqlitePoolOptions::new()
                .max_connections(n_connections)
                .acquire_timeout(dialect::PATIENCE)
                .test_before_acquire(false)
        };
        // The one that writes comes first: it makes the file.
        let writers = pool(1).connect_with(options.clone()).await?;
        let readers = pool(READERS).connect_with(options).await?;
        Ok(Self {
            engine: Engine::Sqlite,
            writers: SqlxSqliteConnector::from_sqlx_sqlite_pool(writers),
            readers: SqlxSqliteConnector::from_sqlx_sqlite_pool(readers),
            keys,
        })
    }

    async fn open_postgresql(url: &str, keys: Keys) -> Result<Self, StoreError> {
        let options = PgConnectOptions::from_str(url)?.disable_statement_logging();
        let pool = |n_connections: u32| {
            PgPoolOptions::new()
                .max_connections(n_connections)
                .acquire_timeout(dialect::PATIENCE)
                .test_before_acquire(false)
                .after_connect(|_connection, _about| {
                    Box::pin(async {
                        if let Err(error) = set_nodelay() {
                            // Slower, and right all the same.
                            tracing::warn!(%error, "small packets to the database are held back");
                        }
                        Ok(())
                    })
                })
        };
        let writers = pool(WRITERS).connect_with(options.clone()).await?;
        let readers = pool(READERS).connect_with(options).await?;
        Ok(Self {
            engine: Engine::PostgreSql,
            writers: SqlxPostgresConnector::from_sqlx_postgres_pool(writers),
            readers: SqlxPostgresConnector::from_sqlx_postgres_pool(readers),
            keys,
        })
    }

    /// The engine that the database runs on.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// The keys to the closed columns.
    pub fn keys(&self) -> &Keys {
        &self.keys
    }

    /// The connection for `migrations`, and for nothing else.
    pub fn connection(&self) -> &DatabaseConnection {
        &self.writers
    }

    /// Begins a unit of work in a county; no other one can be under way there at the same time.
    pub async fn begin(&self, county: County) -> Result<Unit, StoreError> {
        let session = Session::write(self.engine, &self.writers).await?;
        Unit::new(session, self.writers.clone(), county, self.keys.clone()).await
    }

    /// A transaction that writes.
    pub(crate) async fn write_session(&self) -> Result<Session, StoreError> {
        Session::write(self.engine, &self.writers).await
    }

    /// A consistent view of the whole register, for reads that take several queries.
    pub(crate) async fn read(&self) -> Result<Session, StoreError> {
        Session::read(self.engine, &self.readers).await
    }

    /// Closes the connections, so that the file or the database can be moved or dropped.
    pub async fn close(self) -> Result<(), StoreError> {
        self.readers.close().await?;
        self.writers.close().await?;
        Ok(())
    }
}
