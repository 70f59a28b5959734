//! Runs the statements of a step, with the column types of the engine filled in.
//!
//! The steps that have shipped rest on these types: a new type is a new word here, never a changed one.

use sea_orm_migration::{prelude::*, sea_orm::DbBackend};

/// The words for column types, on SQLite and on PostgreSQL.
///
/// Text is compared byte by byte on both, so that prefixes are ranges of an index.
/// A county is not `char(6)` on PostgreSQL, since comparing that with a text parameter passes its indexes by.
/// Exact decimals are text on SQLite, whose numbers would lose digits and trailing zeros.
const TYPES: &[(&str, &str, &str)] = &[
    ("$county", "char(6)", "varchar(6) COLLATE \"C\""),
    ("$uuid", "blob", "uuid"),
    ("$text", "text", "text COLLATE \"C\""),
    ("$day", "text", "date"),
    ("$moment", "text", "timestamptz"),
    ("$bytes", "blob", "bytea"),
    ("$exact", "text", "numeric"),
    ("$real", "real", "double precision"),
];

/// Runs the statements in order.
pub(crate) async fn run(manager: &SchemaManager<'_>, statements: &[&str]) -> Result<(), DbErr> {
    let sqlite = manager.get_database_backend() == DbBackend::Sqlite;
    for statement in statements {
        let mut sql = (*statement).to_owned();
        for (word, on_sqlite, on_postgresql) in TYPES {
            sql = sql.replace(word, if sqlite { on_sqlite } else { on_postgresql });
        }
        manager.get_connection().execute_unprepared(&sql).await?;
    }
    Ok(())
}

/// The statements for the engine at hand.
pub(crate) fn either<'a>(
    manager: &SchemaManager<'_>,
    on_sqlite: &'a [&'a str],
    on_postgresql: &'a [&'a str],
) -> &'a [&'a str] {
    if manager.get_database_backend() == DbBackend::Sqlite { on_sqlite } else { on_postgresql }
}
