//! The connection to the office database.

use std::time::Duration;

use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
use sea_orm::{ConnectOptions, Database, DatabaseConnection, DbErr};

/// How long a reading waits for another one to be written down.
const PATIENCE: Duration = Duration::from_secs(30);
/// How many are written down at once, on PostgreSQL.
const CONNECTIONS: u32 = 4;

/// The office database.
#[derive(Clone, Debug)]
pub struct Office {
    pub(crate) database: DatabaseConnection,
}

/// Why the office database could not do what it was asked.
#[derive(Debug, thiserror::Error)]
#[error("the office database failed")]
pub struct OfficeError(#[from] DbErr);

impl Office {
    /// Opens a database by its URL (`postgresql://…`, `sqlite:…`), or a SQLite file by its path.
    ///
    /// A SQLite file that is not there is made; the schema is the business of `migrations`.
    pub async fn open(url_or_path: &str) -> Result<Self, OfficeError> {
        let postgresql =
            ["postgres://", "postgresql://"].iter().any(|it| url_or_path.starts_with(it));
        let url = if postgresql || url_or_path.starts_with("sqlite:") {
            url_or_path.to_owned()
        } else {
            format!("sqlite:{url_or_path}")
        };
        let mut options = ConnectOptions::new(url);
        // On SQLite one writes at a time, whatever the number of connections.
        options
            .max_connections(if postgresql { CONNECTIONS } else { 1 })
            .acquire_timeout(PATIENCE)
            .sqlx_logging(false)
            .map_sqlx_sqlite_opts(|it| {
                it.create_if_missing(true)
                    .journal_mode(SqliteJournalMode::Wal)
                    .synchronous(SqliteSynchronous::Full)
                    .foreign_keys(true)
                    .busy_timeout(PATIENCE)
            });
        Ok(Self { database: Database::connect(options).await? })
    }

    /// The connection for `migrations`, and for nothing else.
    pub fn connection(&self) -> &DatabaseConnection {
        &self.database
    }
}
