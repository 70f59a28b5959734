//! The tables of an Access database (`.mdb`, `.accdb`), written out once as CSV so that villages can be read from them.

use std::collections::HashMap;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use jetdb::{CatalogEntry, ColumnDef, ColumnType, PageReader, TableRows, Value};
use tenure::submission::ColumnKind;

/// Why a database or a table of it cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum AccessError {
    #[error("the database cannot be read")]
    Database(#[from] jetdb::FileError),
    #[error("the database is broken in a way that its reader does not know")]
    Broken,
    #[error("the table cannot be written out")]
    Spool(#[from] csv::Error),
    #[error("the table cannot be written out")]
    Io(#[from] io::Error),
}

impl AccessError {
    /// What a clerk is told.
    pub fn title_zh(&self) -> String {
        match self {
            Self::Database(
                jetdb::FileError::PasswordRequired | jetdb::FileError::InvalidPassword,
            ) => "数据库设有密码，请去掉密码后再提交".to_owned(),
            Self::Database(error) => format!("数据库无法读取：{error}"),
            Self::Broken => "数据库已损坏，无法读取".to_owned(),
            Self::Spool(_) | Self::Io(_) => "数据库的表无法转存".to_owned(),
        }
    }
}

/// A table that was written out.
#[derive(Clone, Debug)]
pub struct Spooled {
    /// Names and types of the columns.
    pub columns: Vec<(String, ColumnKind)>,
    pub n_rows: u64,
    /// Rows that the database has and that could not be read.
    pub n_skipped: u64,
}

/// An open database.
pub struct Access {
    reader: PageReader,
    catalog: Vec<CatalogEntry>,
}

impl std::fmt::Debug for Access {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Access").finish_non_exhaustive()
    }
}

impl Access {
    /// Opens a database and reads its catalogue.
    pub fn open(path: &Path) -> Result<Self, AccessError> {
        guarded(|| {
            let mut reader = PageReader::open(path)?;
            let catalog = jetdb::read_catalog(&mut reader)?;
            Ok(Self { reader, catalog })
        })
    }

    /// The names of the tables, those of the system left out.
    pub fn table_names(&mut self) -> Result<Vec<String>, AccessError> {
        let reader = &mut self.reader;
        guarded(|| Ok(jetdb::table_names(reader)?))
    }

    /// Writes a table out as CSV in UTF-8.
    pub fn spool(&mut self, name: &str, to: &Path) -> Result<Spooled, AccessError> {
        let Self { reader, catalog } = self;
        guarded(|| spool(reader, catalog, name, to))
    }
}

/// The reader of Access files indexes into pages by what the pages say; a broken file may make it panic.
fn guarded<T>(read: impl FnOnce() -> Result<T, AccessError>) -> Result<T, AccessError> {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or(Err(AccessError::Broken))
}

fn spool(
    reader: &mut PageReader,
    catalog: &[CatalogEntry],
    name: &str,
    to: &Path,
) -> Result<Spooled, AccessError> {
    let entry = jetdb::find_table(catalog, name)?;
    let table = jetdb::read_table_def(reader, &entry.name, entry.table_page)?;
    let columns = table
        .columns
        .iter()
        .map(|it| (it.name.clone(), column_kind(it, table.shown_size(it))))
        .collect();
    let mut writer = csv::WriterBuilder::new().has_headers(false).from_path(to)?;
    writer.write_record(table.columns.iter().map(|it| &it.name))?;
    // Access 2010 has calculated columns; no table of the standard has one, and their cached text is good enough.
    let calculated = HashMap::new();
    let mut rows = TableRows::new(&table, &calculated);
    let mut n_rows = 0;
    while let Some(row) = rows.next_row(reader)? {
        n_rows += 1;
        writer.write_record(row.values.iter().map(text))?;
    }
    writer.flush()?;
    Ok(Spooled { columns, n_rows, n_skipped: rows.skipped_rows() as u64 })
}

fn column_kind(column: &ColumnDef, shown_size: u16) -> ColumnKind {
    let whole = |digits| ColumnKind::Number { digits: Some(digits), decimals: Some(0) };
    match column.col_type {
        ColumnType::Text => ColumnKind::Text(Some(shown_size)),
        ColumnType::Memo => ColumnKind::Text(None),
        ColumnType::Timestamp | ColumnType::DateTimeExtended => ColumnKind::Date,
        ColumnType::Byte => whole(3),
        ColumnType::Int => whole(5),
        ColumnType::Long => whole(10),
        ColumnType::BigInt => whole(19),
        ColumnType::Numeric => ColumnKind::Number {
            digits: Some(u16::from(column.precision)),
            decimals: Some(u16::from(column.scale)),
        },
        ColumnType::Money => ColumnKind::Number { digits: Some(19), decimals: Some(4) },
        ColumnType::Float | ColumnType::Double => {
            ColumnKind::Number { digits: None, decimals: None }
        }
        ColumnType::Boolean => ColumnKind::Other("yes/no"),
        _ => ColumnKind::Other("other"),
    }
}

/// The value as a text: days as `YYYY-MM-DD`, numbers exactly as they are stored.
fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(it) => it.to_string(),
        Value::Byte(it) => it.to_string(),
        Value::Int(it) => it.to_string(),
        Value::Long(it) => it.to_string(),
        Value::BigInt(it) => it.to_string(),
        Value::Float(it) => it.to_string(),
        Value::Double(it) => it.to_string(),
        Value::Text(it)
        | Value::Money(it)
        | Value::Numeric(it)
        | Value::Guid(it)
        | Value::DateTimeExtended(it) => it.clone(),
        Value::Binary(it) => it.escape_ascii().to_string(),
        Value::Timestamp(it) => day(*it),
        // The enum may grow; a kind that is not known yet is shown rather than lost.
        other => format!("{other:?}"),
    }
}

fn day(timestamp: f64) -> String {
    let format =
        if jetdb::timestamp::is_date_only(timestamp) { "%Y-%m-%d" } else { "%Y-%m-%d %H:%M:%S" };
    jetdb::timestamp::format_timestamp(timestamp, format)
}

#[cfg(test)]
mod tests;
