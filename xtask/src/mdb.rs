//! Writes Access databases in the format of Access 2000–2003 (Jet 4), as samples for tests.
//!
//! Counties deliver their ownership tables in this format, and no library here can write it.
//! What is written is what readers look at: the header, the catalogue, the table definitions, the rows and the maps that say which page is whose.
//! It is not enough for Access itself, which also wants indexes, permissions and its other system tables.
//! The layout follows the `HACKING` text of `mdbtools`, and `Jackcess` where that text is silent; the tests read the result back with readers that share no code with this module.

mod catalogue;
mod check;
mod definition;
mod header;
mod long_value;
mod page;
mod row;
mod table;
mod text;
mod usage;
mod value;

#[cfg(test)]
mod tests;

use std::io;
use std::path::Path;

use page::Pages;
use table::Role;

/// A table with its rows, each as long as the list of columns.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Table {
    pub(crate) name: String,
    pub(crate) columns: Vec<Column>,
    /// Cells in the order of the columns; `None` is null.
    pub(crate) rows: Vec<Vec<Option<Value>>>,
}

/// A column, which may always be null: the format cannot forbid it without properties, and samples need the gaps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Column {
    pub(crate) name: String,
    pub(crate) kind: ColumnKind,
}

impl Column {
    pub(crate) fn new(name: impl Into<String>, kind: ColumnKind) -> Self {
        Self { name: name.into(), kind }
    }
}

/// The types that the standard's tables use, by the names that Access gives them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ColumnKind {
    /// Text of at most `chars` UTF-16 units, so that a character outside the basic plane counts twice, as in Access.
    Text { chars: u16 },
    /// Text without a declared length.
    Memo,
    /// A whole number of 16 bits.
    Integer,
    /// A whole number of 32 bits.
    Long,
    /// A decimal number of `precision` digits, `scale` of them after the point.
    Numeric { precision: u8, scale: u8 },
    /// A moment, counted in days.
    DateTime,
    /// Long binary, and always null: the catalogue must have such a column, and no other table needs one.
    Ole,
}

/// What a cell that is not null holds.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value {
    /// For `Text` and `Memo`.
    Text(String),
    /// For `Integer` and `Long`.
    Integer(i32),
    /// For `Numeric`, without its point: 123.45 in a column of scale 2 is 12345.
    Numeric(i128),
    /// For `DateTime`: days since 1899-12-30, the time of day as the fraction.
    DateTime(f64),
}

impl Value {
    pub(crate) fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }
}

/// Writes `tables` to a new database at `path`, replacing any file that is there.
///
/// A table that the format cannot hold is refused as `InvalidInput`, and then nothing is written.
pub(crate) fn write(path: &Path, tables: &[Table]) -> io::Result<()> {
    let mut pages = Pages::default();
    pages.push(header::page()?)?;
    pages.push(usage::whole_file()?)?;
    let catalogue_page = pages.reserve()?;
    let mut definition_pages = Vec::new();
    for table in tables {
        check::table(table)?;
        let page = pages.reserve()?;
        table::add(&mut pages, table, Role::User, page)?;
        definition_pages.push(page);
    }
    let catalogue = catalogue::table(catalogue_page, tables, &definition_pages)?;
    table::add(&mut pages, &catalogue, Role::System, catalogue_page)?;
    pages.write_to(path)
}

fn refused(detail: impl Into<String>) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, detail.into())
}
