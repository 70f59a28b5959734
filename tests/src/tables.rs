//! The tables of a database by a digest of all that stands in them.

use std::collections::BTreeMap;

use ledger::Digest;
use sea_orm::{ConnectionTrait as _, DatabaseConnection, DbBackend, Statement};

/// What the tables of the settlement book begin with, and no others.
const OF_SETTLEMENT: &str = "settlement_";
/// The office's tables, which every question may add to, and the migrators' own ones.
const OF_NO_BOOK: [&str; 10] = [
    "account",
    "api_token",
    "audit_entry",
    "audit_head",
    "office_answer",
    "register_reading",
    "sign_in_session",
    "office_migrations",
    "seaql_migrations",
    "settlement_migrations",
];

/// Which tables are looked at, where both books lie in one database of the tests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tables {
    OfTheRegister,
    OfSettlement,
}

/// Every table of a book with the digest of its rows.
pub async fn digests(database: &DatabaseConnection, tables: Tables) -> BTreeMap<String, String> {
    let mut digests = BTreeMap::new();
    for table in names(database).await {
        let of_settlement = table.starts_with(OF_SETTLEMENT);
        if of_settlement == (tables == Tables::OfSettlement) {
            let rows = rows(database, &table).await.join("\n");
            digests.insert(table, Digest::of_bytes(rows.as_bytes()).to_string());
        }
    }
    digests
}

async fn names(database: &DatabaseConnection) -> Vec<String> {
    let sql = match database.get_database_backend() {
        DbBackend::Postgres => {
            "SELECT relname::text FROM pg_class
             WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'"
        }
        _ => "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
    };
    let mut names = texts(database, sql.to_owned()).await;
    names.retain(|it| !OF_NO_BOOK.contains(&it.as_str()));
    names
}

/// The rows of a table as texts, in an order that depends on nothing else.
async fn rows(database: &DatabaseConnection, table: &str) -> Vec<String> {
    if database.get_database_backend() == DbBackend::Postgres {
        return texts(database, format!("SELECT t::text FROM \"{table}\" AS t ORDER BY 1")).await;
    }
    let columns = format!("SELECT name FROM pragma_table_info('{table}') ORDER BY cid");
    let columns = texts(database, columns).await;
    let quoted: Vec<String> = columns.iter().map(|it| format!("quote(\"{it}\")")).collect();
    let row = quoted.join(" || ',' || ");
    texts(database, format!("SELECT {row} FROM \"{table}\" ORDER BY 1")).await
}

async fn texts(database: &DatabaseConnection, sql: String) -> Vec<String> {
    let statement = Statement::from_string(database.get_database_backend(), sql);
    let rows = database.query_all_raw(statement).await.unwrap();
    rows.iter().map(|it| it.try_get_by_index(0).unwrap()).collect()
}
