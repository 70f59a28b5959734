//! The catalogue, `MSysObjects`: a table of the tables, itself among them.

use std::io;

use super::{Column, ColumnKind, Table, Value};

/// The identifiers that Access gives to its root and to the folder of all tables.
const ROOT: i32 = 0x0F00_0000;
const FOLDER: i32 = 0x0F00_0001;

const TYPE_TABLE: i32 = 1;
const TYPE_FOLDER: i32 = 3;

/// Hides an object from lists of tables.
const FLAG_SYSTEM: i32 = i32::MIN;

/// The 1st of January 2000, so that two runs write the same file.
const WRITTEN: f64 = 36526.0;

/// The catalogue of `tables`, whose definitions are on `pages`, itself defined on `own_page`.
pub(super) fn table(own_page: u32, tables: &[Table], pages: &[u32]) -> io::Result<Table> {
    let folder = [FOLDER, ROOT, TYPE_FOLDER, FLAG_SYSTEM];
    let mut rows = vec![row("Tables", folder)];
    rows.push(row("MSysObjects", [id(own_page)?, FOLDER, TYPE_TABLE, FLAG_SYSTEM]));
    for (table, page) in tables.iter().zip(pages) {
        rows.push(row(&table.name, [id(*page)?, FOLDER, TYPE_TABLE, 0]));
    }
    Ok(Table { name: "MSysObjects".to_owned(), columns: columns(), rows })
}

/// The columns that readers ask for; `mdbtools` gives up without `LvProp`, where Access keeps captions and defaults.
fn columns() -> Vec<Column> {
    vec![
        Column::new("Id", ColumnKind::Long),
        Column::new("ParentId", ColumnKind::Long),
        Column::new("Name", ColumnKind::Text { chars: 255 }),
        Column::new("Type", ColumnKind::Integer),
        Column::new("DateCreate", ColumnKind::DateTime),
        Column::new("DateUpdate", ColumnKind::DateTime),
        Column::new("Flags", ColumnKind::Long),
        Column::new("LvProp", ColumnKind::Ole),
    ]
}

fn row(name: &str, [id, parent, kind, flags]: [i32; 4]) -> Vec<Option<Value>> {
    vec![
        Some(Value::Integer(id)),
        Some(Value::Integer(parent)),
        Some(Value::text(name)),
        Some(Value::Integer(kind)),
        Some(Value::DateTime(WRITTEN)),
        Some(Value::DateTime(WRITTEN)),
        Some(Value::Integer(flags)),
        None,
    ]
}

/// A table is known by the page of its definition.
fn id(page: u32) -> io::Result<i32> {
    i32::try_from(page).map_err(io::Error::other)
}
