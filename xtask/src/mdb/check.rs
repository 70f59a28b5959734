//! What the format cannot hold, found before anything is written.

use std::io;

use super::{Column, ColumnKind, Table, refused};

/// The limits that Access documents for an `.mdb` file.
const NAME_CHARS_MAX: usize = 64;
const COLUMNS_MAX: usize = 255;
const TEXT_CHARS_MAX: u16 = 255;
const PRECISION_MAX: u8 = 28;

pub(super) fn table(table: &Table) -> io::Result<()> {
    name(&table.name)?;
    let n_columns = table.columns.len();
    if n_columns == 0 || n_columns > COLUMNS_MAX {
        return Err(refused(format!("table `{}` has {n_columns} columns", table.name)));
    }
    table.columns.iter().try_for_each(column)?;
    match table.rows.iter().position(|it| it.len() != n_columns) {
        Some(row) => {
            Err(refused(format!("row {row} of `{}` is not {n_columns} cells", table.name)))
        }
        None => Ok(()),
    }
}

fn column(column: &Column) -> io::Result<()> {
    name(&column.name)?;
    let possible = match column.kind {
        ColumnKind::Text { chars } => (1..=TEXT_CHARS_MAX).contains(&chars),
        ColumnKind::Numeric { precision, scale } => {
            (1..=PRECISION_MAX).contains(&precision) && scale <= precision
        }
        _ => true,
    };
    if possible {
        return Ok(());
    }
    Err(refused(format!("column `{}` cannot be {:?}", column.name, column.kind)))
}

fn name(name: &str) -> io::Result<()> {
    let length = name.encode_utf16().count();
    if length == 0 || length > NAME_CHARS_MAX {
        return Err(refused(format!("`{name}` is a name of {length} characters")));
    }
    Ok(())
}
