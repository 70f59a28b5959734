//! A table in the file: its long values, its rows, its maps and its definition.

use std::io;

use super::definition::{self, Definition};
use super::long_value::LongValues;
use super::page::{Pages, RowPages};
use super::{Table, row, usage};

/// Whose table it is, which readers use to hide Access's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    User,
    System,
}

/// Adds `table`, defined on the reserved page `page`.
pub(super) fn add(pages: &mut Pages, table: &Table, role: Role, page: u32) -> io::Result<()> {
    let usage_page = pages.reserve()?;
    let mut long_values = LongValues::starting_at(pages.next()?);
    let mut rows = RowPages::default();
    for cells in &table.rows {
        rows.add(row::encode(&table.columns, cells, &mut long_values)?);
    }
    for page in long_values.into_pages()? {
        pages.push(page)?;
    }
    let first = pages.next()?;
    for page in rows.into_pages(page.to_le_bytes())? {
        pages.push(page)?;
    }
    let owned = first..pages.next()?;
    let maps = usage::of_table(pages, &owned)?;
    pages.put(usage_page, maps);
    definition::add(pages, page, &Definition { table, role, usage_page })
}
