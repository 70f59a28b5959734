//! The connection to the settlement database, which is no other book's.

use std::path::Path;
use std::time::Duration;

use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
use sea_orm::{
    ConnectOptions, Database, DatabaseConnection, DatabaseTransaction, SqliteTransactionMode,
    TransactionOptions, TransactionTrait as _,
};
use seal::Keys;

use super::BookError;

/// The name of the key file in the data directory: the book has keys of its own.
const KEY_FILE: &str = "settlement.keys";
/// How long an entry waits for another one; the number is our own.
const PATIENCE: Duration = Duration::from_secs(30);
/// How many work at once, on PostgreSQL; the number is our own.
const CONNECTIONS: u32 = 4;

/// 落户簿: the settlement book, with the keys to its closed columns.
#[derive(Clone, Debug)]
pub struct Book {
    database: DatabaseConnection,
    pub(super) keys: Keys,
}

/// Reads the book's own key file in a data directory, or makes one at the first start.
pub fn settlement_keys(directory: &Path) -> Result<Keys, BookError> {
    Ok(Keys::load_or_create(&directory.join(KEY_FILE))?)
}

impl Book {
    /// Opens a database by its URL (`postgresql://…`, `sqlite:…`), or a SQLite file by its path.
    ///
    /// A SQLite file that is not there is made; the schema is the business of `migrations`.
    pub async fn open(url_or_path: &str, keys: Keys) -> Result<Self, BookError> {
        let is_url = |it: &&str| url_or_path.starts_with(*it);
        let postgresql = ["postgres://", "postgresql://"].iter().any(is_url);
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
        Ok(Self { database: Database::connect(options).await?, keys })
    }

    /// The connection for `migrations`, and for nothing else.
    pub fn connection(&self) -> &DatabaseConnection {
        &self.database
    }

    /// Begins a unit of work; on SQLite the write lock is taken at once, so that nothing it reads grows old.
    pub(super) async fn begin(&self) -> Result<DatabaseTransaction, BookError> {
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        Ok(self.database.begin_with_options(options).await?)
    }

    /// Closes the connections, so that the file or the database can be moved or dropped.
    pub async fn close(self) -> Result<(), BookError> {
        Ok(self.database.close().await?)
    }
}
