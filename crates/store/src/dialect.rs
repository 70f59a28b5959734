//! Where the two engines differ, side by side.

mod failure;

use chrono::{DateTime, NaiveDate, Utc};
use geometry::Envelope;
use rust_decimal::Decimal;
use sea_orm::{
    DatabaseConnection, DbBackend, DbErr, ExecResult, QueryResult, RuntimeErr, Statement,
    sea_query::{Cond, Expr, ExprTrait as _, Value},
    sqlx::{
        self, Arguments as _, AssertSqlSafe, Executor as _, PgConnection, Postgres, Sqlite,
        SqliteConnection,
        postgres::PgArguments,
        sqlite::{SqliteArguments, SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous},
    },
};
use uuid::Uuid;

use crate::StoreError;

pub(crate) use failure::{constraint, dangling, locked};

/// The engines that the registry runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    PostgreSql,
}

// Starting a unit of work: one per county at a time.

/// On SQLite the write lock of the file is taken at once, so that no read of the unit grows old.
pub(crate) const BEGIN_ON_SQLITE: &str = "BEGIN IMMEDIATE";
pub(crate) const BEGIN_ON_POSTGRESQL: &str = "BEGIN ISOLATION LEVEL READ COMMITTED";

/// How long a unit of work waits for another one of its county.
pub(crate) const PATIENCE: std::time::Duration = std::time::Duration::from_secs(30);
/// The advisory locks of the registry, apart from other users' of the same cluster.
const LOCK_SPACE: i32 = 0x5a51;

/// The locks of the logs, apart from those of the counties: who extends a log keeps no act waiting.
const LOG_LOCK_SPACE: i32 = 0x5a52;

/// On PostgreSQL units of the same county wait for each other, and those of other counties do not.
pub(crate) async fn lock_county(
    connection: &mut PgConnection,
    county: &str,
) -> Result<(), sqlx::Error> {
    lock(connection, LOCK_SPACE, county).await
}

/// On PostgreSQL those who extend the same log wait for each other.
pub(crate) async fn lock_log(
    connection: &mut PgConnection,
    county: &str,
) -> Result<(), sqlx::Error> {
    lock(connection, LOG_LOCK_SPACE, county).await
}

async fn lock(connection: &mut PgConnection, space: i32, county: &str) -> Result<(), sqlx::Error> {
    let patience = format!("SET LOCAL lock_timeout = {}", PATIENCE.as_millis());
    connection.execute(AssertSqlSafe(patience)).await?;
    sqlx::query("SELECT pg_advisory_xact_lock($1, hashtext($2))")
        .bind(space)
        .bind(county)
        .execute(connection)
        .await?;
    Ok(())
}

/// A register survives the loss of power: every commit is on the disk.
pub(crate) fn sqlite_options(options: SqliteConnectOptions) -> SqliteConnectOptions {
    options
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(PATIENCE)
        .pragma("cache_size", "-65536")
        .pragma("temp_store", "MEMORY")
        .pragma("mmap_size", "268435456")
}

// Conditions.

/// Texts that begin with a prefix, as a range that an index over bytewise text can serve.
pub(crate) fn begins_with(column: Expr, prefix: &str) -> Cond {
    let condition = Cond::all().add(column.clone().gte(prefix));
    match after_all(prefix) {
        Some(end) => condition.add(column.lt(end)),
        None => condition,
    }
}

/// The first text after all those that begin with the prefix.
fn after_all(prefix: &str) -> Option<String> {
    let mut characters: Vec<char> = prefix.chars().collect();
    while let Some(last) = characters.pop() {
        // The surrogates are no characters, and are stepped over.
        let next = match last {
            '\u{d7ff}' => Some('\u{e000}'),
            _ => char::from_u32(u32::from(last) + 1),
        };
        if let Some(next) = next {
            characters.push(next);
            return Some(characters.into_iter().collect());
        }
    }
    None
}

/// The current rows of a table whose envelope, in longitude and latitude, meets another.
pub(crate) fn meeting(engine: Engine, table: &str, envelope: Envelope) -> Statement {
    let Envelope { min_x, min_y, max_x, max_y } = envelope;
    let corners = [min_x.into(), min_y.into(), max_x.into(), max_y.into()];
    match engine {
        Engine::Sqlite => Statement::from_sql_and_values(
            DbBackend::Sqlite,
            format!(
                "SELECT t.* FROM {table}_envelope AS e \
                 JOIN {table} AS t ON t.county = e.county AND t.id = e.{table}_id AND t.version = e.version \
                 WHERE e.min_lon <= ?3 AND e.max_lon >= ?1 AND e.min_lat <= ?4 AND e.max_lat >= ?2 \
                 AND t.status = 'current' ORDER BY t.county, t.id"
            ),
            corners,
        ),
        Engine::PostgreSql => Statement::from_sql_and_values(
            DbBackend::Postgres,
            format!(
                "SELECT t.* FROM {table} AS t \
                 WHERE box(point(t.min_lon, t.min_lat), point(t.max_lon, t.max_lat)) \
                 && box(point($1, $2), point($3, $4)) \
                 AND t.status = 'current' ORDER BY t.county, t.id"
            ),
            corners,
        ),
    }
}

// Statistics.

/// Tells the planner of PostgreSQL about new rows at once.
///
/// Until then it takes the tables for empty and joins them row by row, and the server's own turn comes a minute later.
/// SQLite plans by the shape of its indexes and needs no telling.
pub(crate) fn analyze(database: &DatabaseConnection, tables: &[&str]) -> Option<String> {
    match database.get_database_backend() {
        DbBackend::Postgres if !tables.is_empty() => Some(format!("ANALYZE {}", tables.join(", "))),
        _ => None,
    }
}

// One session: statements of SeaORM on a transaction of ours, which COPY can join.

fn unsupported(value: &Value) -> DbErr {
    DbErr::Type(format!("a value of this kind is not kept in the register: {value:?}"))
}

fn trouble(error: sqlx::Error) -> DbErr {
    DbErr::Query(RuntimeErr::SqlxError(error.into()))
}

/// One body for the two kinds of arguments; uuids and moments know how they are written.
macro_rules! arguments {
    ($arguments:ty, $values:expr, |$decimal:ident| $exact:expr) => {{
        let mut arguments = <$arguments>::default();
        for value in $values {
            match value {
                Value::Bool(it) => arguments.add(it),
                Value::Int(it) => arguments.add(it),
                Value::BigInt(it) => arguments.add(it),
                Value::BigUnsigned(it) => arguments.add(it.and_then(|it| i64::try_from(it).ok())),
                Value::Double(it) => arguments.add(it),
                Value::String(it) => arguments.add(it),
                Value::Bytes(it) => arguments.add(it),
                Value::ChronoDate(it) => arguments.add(it),
                Value::ChronoDateTimeUtc(it) => arguments.add(it),
                Value::Uuid(it) => arguments.add(it),
                Value::Decimal($decimal) => arguments.add($exact),
                other => return Err(unsupported(&other)),
            }
            .map_err(|error| trouble(sqlx::Error::Encode(error)))?;
        }
        arguments
    }};
}

fn sqlite_arguments(values: impl IntoIterator<Item = Value>) -> Result<SqliteArguments, DbErr> {
    Ok(arguments!(SqliteArguments, values, |it| it.map(|it| it.to_string())))
}

fn postgresql_arguments(values: impl IntoIterator<Item = Value>) -> Result<PgArguments, DbErr> {
    Ok(arguments!(PgArguments, values, |it| it))
}

fn values_of(statement: &Statement) -> Vec<Value> {
    statement.values.as_ref().map(|it| it.0.clone()).unwrap_or_default()
}

/// Statements with a list of values are of many lengths, and would push the others out of the cache.
fn worth_keeping(statement: &Statement) -> bool {
    const VALUES_MOST: usize = 32;
    statement.values.as_ref().is_none_or(|it| it.0.len() <= VALUES_MOST)
}

pub(crate) async fn sqlite_rows(
    connection: &mut SqliteConnection,
    statement: &Statement,
) -> Result<Vec<QueryResult>, DbErr> {
    let arguments = sqlite_arguments(values_of(statement))?;
    let query = sqlx::query_with::<Sqlite, _>(AssertSqlSafe(statement.sql.as_str()), arguments)
        .persistent(worth_keeping(statement));
    Ok(query.fetch_all(connection).await.map_err(trouble)?.into_iter().map(Into::into).collect())
}

pub(crate) async fn postgresql_rows(
    connection: &mut PgConnection,
    statement: &Statement,
) -> Result<Vec<QueryResult>, DbErr> {
    let arguments = postgresql_arguments(values_of(statement))?;
    let query = sqlx::query_with::<Postgres, _>(AssertSqlSafe(statement.sql.as_str()), arguments)
        .persistent(worth_keeping(statement));
    Ok(query.fetch_all(connection).await.map_err(trouble)?.into_iter().map(Into::into).collect())
}

pub(crate) async fn sqlite_execute(
    connection: &mut SqliteConnection,
    statement: &Statement,
) -> Result<ExecResult, DbErr> {
    let arguments = sqlite_arguments(values_of(statement))?;
    let query = sqlx::query_with::<Sqlite, _>(AssertSqlSafe(statement.sql.as_str()), arguments)
        .persistent(worth_keeping(statement));
    query.execute(connection).await.map(Into::into).map_err(trouble)
}

pub(crate) async fn postgresql_execute(
    connection: &mut PgConnection,
    statement: &Statement,
) -> Result<ExecResult, DbErr> {
    let arguments = postgresql_arguments(values_of(statement))?;
    let query = sqlx::query_with::<Postgres, _>(AssertSqlSafe(statement.sql.as_str()), arguments)
        .persistent(worth_keeping(statement));
    query.execute(connection).await.map(Into::into).map_err(trouble)
}

// Bulk insertion: multi-row statements on SQLite, COPY on PostgreSQL.

/// The numbers of rows that statements are made for: few, so that each is made once and then kept.
///
/// Making a statement for as many rows as there happen to be takes longer than running it.
/// Of the widest table the largest statement has a tenth of the variables that SQLite allows.
const SQLITE_ROWS: [usize; 3] = [64, 8, 1];

pub(crate) async fn insert_into_sqlite(
    connection: &mut SqliteConnection,
    table: &str,
    columns: &[String],
    rows: &mut (dyn ExactSizeIterator<Item = Result<Vec<Value>, StoreError>> + Send),
) -> Result<(), StoreError> {
    let one = format!("({})", vec!["?"; columns.len()].join(", "));
    let columns_listed = columns.join("\", \"");
    for n_rows in SQLITE_ROWS {
        if rows.len() < n_rows {
            continue;
        }
        let many = vec![one.as_str(); n_rows].join(", ");
        let statement = format!("INSERT INTO {table} (\"{columns_listed}\") VALUES {many}");
        while rows.len() >= n_rows {
            let mut values = Vec::with_capacity(n_rows * columns.len());
            for row in (&mut *rows).take(n_rows) {
                values.extend(row?);
            }
            let arguments = sqlite_arguments(values)?;
            sqlx::query_with::<Sqlite, _>(AssertSqlSafe(statement.as_str()), arguments)
                .execute(&mut *connection)
                .await?;
        }
    }
    Ok(())
}

/// As much as is sent at once: the server works on one part while the next one is made.
const COPY_BUFFER: usize = 256 * 1024;
const COPY_SIGNATURE: &[u8] = b"PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0";
const COPY_TRAILER: &[u8] = &[0xff, 0xff];

pub(crate) async fn copy_into_postgresql(
    connection: &mut PgConnection,
    table: &str,
    columns: &[String],
    rows: &mut (dyn ExactSizeIterator<Item = Result<Vec<Value>, StoreError>> + Send),
) -> Result<(), StoreError> {
    let columns = columns.join("\", \"");
    let statement = format!("COPY {table} (\"{columns}\") FROM STDIN (FORMAT binary)");
    let mut copy = connection.copy_in_raw(&statement).await?;
    let mut buffer = Vec::with_capacity(COPY_BUFFER + 4096);
    buffer.extend(COPY_SIGNATURE);
    for row in rows {
        if let Err(error) = row.and_then(|row| Ok(write_copy_row(&mut buffer, &row)?)) {
            // What stopped us is what is told; the server answers an abort with an error of its own.
            let _aborted = copy.abort("the rows could not be made").await;
            return Err(error);
        }
        if buffer.len() >= COPY_BUFFER {
            copy.send(buffer.as_slice()).await?;
            buffer.clear();
        }
    }
    buffer.extend(COPY_TRAILER);
    copy.send(buffer.as_slice()).await?;
    copy.finish().await?;
    Ok(())
}

/// A tuple of PostgreSQL's binary format (documented with COPY): a count, then each field behind its length.
fn write_copy_row(buffer: &mut Vec<u8>, row: &[Value]) -> Result<(), DbErr> {
    let n_fields = i16::try_from(row.len()).unwrap_or(i16::MAX);
    buffer.extend(n_fields.to_be_bytes());
    for value in row {
        match value {
            Value::Bool(Some(it)) => field(buffer, &[u8::from(*it)]),
            Value::Int(Some(it)) => field(buffer, &it.to_be_bytes()),
            Value::BigInt(Some(it)) => field(buffer, &it.to_be_bytes()),
            Value::Double(Some(it)) => field(buffer, &it.to_be_bytes()),
            Value::String(Some(it)) => field(buffer, it.as_bytes()),
            Value::Bytes(Some(it)) => field(buffer, it),
            Value::ChronoDate(Some(it)) => field(buffer, &days(*it).to_be_bytes()),
            Value::ChronoDateTimeUtc(Some(it)) => field(buffer, &microseconds(*it).to_be_bytes()),
            Value::Uuid(Some(it)) => field(buffer, Uuid::as_bytes(it)),
            Value::Decimal(Some(it)) => field(buffer, &numeric(*it)),
            Value::Bool(None)
            | Value::Int(None)
            | Value::BigInt(None)
            | Value::Double(None)
            | Value::String(None)
            | Value::Bytes(None)
            | Value::ChronoDate(None)
            | Value::ChronoDateTimeUtc(None)
            | Value::Uuid(None)
            | Value::Decimal(None) => buffer.extend((-1_i32).to_be_bytes()),
            other => return Err(unsupported(other)),
        }
    }
    Ok(())
}

fn field(buffer: &mut Vec<u8>, bytes: &[u8]) {
    // PostgreSQL refuses fields above a gigabyte, long before the length overflows.
    buffer.extend(i32::try_from(bytes.len()).unwrap_or(i32::MAX).to_be_bytes());
    buffer.extend(bytes);
}

/// The first day and moment of PostgreSQL's count, in those of Unix.
const EPOCH_DAYS: i64 = 10_957;
const EPOCH_MICROSECONDS: i64 = EPOCH_DAYS * 86_400_000_000;

fn days(day: NaiveDate) -> i32 {
    let days = day.signed_duration_since(NaiveDate::default()).num_days() - EPOCH_DAYS;
    i32::try_from(days).unwrap_or(i32::MAX)
}

fn microseconds(at: DateTime<Utc>) -> i64 {
    at.timestamp_micros() - EPOCH_MICROSECONDS
}

/// A `numeric`: groups of four decimal digits, the weight of the first, the sign, and the decimals to show.
fn numeric(decimal: Decimal) -> Vec<u8> {
    let n_decimals = decimal.scale();
    let n_groups_behind = n_decimals.div_ceil(4);
    let mut rest =
        decimal.mantissa().unsigned_abs() * 10_u128.pow(n_groups_behind * 4 - n_decimals);
    let mut groups: Vec<u16> = Vec::new();
    while rest > 0 {
        groups.push(u16::try_from(rest % 10_000).unwrap_or_default());
        rest /= 10_000;
    }
    let weight = i64::try_from(groups.len()).unwrap_or_default() - i64::from(n_groups_behind) - 1;
    groups.reverse();
    while groups.last() == Some(&0) {
        groups.pop();
    }
    let sign: u16 = if decimal.is_sign_negative() && !groups.is_empty() { 0x4000 } else { 0 };
    let weight = if groups.is_empty() { 0 } else { weight };
    let mut bytes = Vec::with_capacity(8 + 2 * groups.len());
    bytes.extend(u16::try_from(groups.len()).unwrap_or_default().to_be_bytes());
    bytes.extend(i16::try_from(weight).unwrap_or_default().to_be_bytes());
    bytes.extend(sign.to_be_bytes());
    bytes.extend(u16::try_from(n_decimals).unwrap_or_default().to_be_bytes());
    for group in groups {
        bytes.extend(group.to_be_bytes());
    }
    bytes
}
