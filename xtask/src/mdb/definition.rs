//! The definition of a table: a chain of pages with its columns and where its maps are.

use std::io;

use super::page::{PAGE_BYTES, Pages, two_bytes};
use super::table::Role;
use super::{Column, ColumnKind, Table, text};

/// A number that Jet 4 repeats in every definition and every column; nobody has said what it is.
const MAGIC: [u8; 4] = 1625_u32.to_le_bytes();

/// Each page of the chain begins with its type, its free bytes and the number of the next.
const PAGE_HEADER_BYTES: usize = 8;

/// Ends the list of maps of the long columns, which readers do not need and so is empty.
const END_OF_MAPS: [u8; 2] = [0xFF, 0xFF];

/// What a definition is made of.
#[derive(Debug)]
pub(super) struct Definition<'a> {
    pub(super) table: &'a Table,
    pub(super) role: Role,
    pub(super) usage_page: u32,
}

/// Puts the definition on page `first`, and on new pages what that one cannot hold.
pub(super) fn add(pages: &mut Pages, first: u32, definition: &Definition) -> io::Result<()> {
    let body = body(definition)?;
    let chunks: Vec<&[u8]> = body.chunks(PAGE_BYTES - PAGE_HEADER_BYTES).collect();
    let mut number = first;
    for (i, chunk) in chunks.iter().enumerate() {
        let next = if i + 1 < chunks.len() { pages.reserve()? } else { 0 };
        pages.put(number, page(chunk, next)?);
        number = next;
    }
    Ok(())
}

fn page(chunk: &[u8], next: u32) -> io::Result<Vec<u8>> {
    let mut page = vec![0x02, 0x01];
    page.extend(two_bytes(PAGE_BYTES.saturating_sub(chunk.len() + 2 * PAGE_HEADER_BYTES))?);
    page.extend(next.to_le_bytes());
    page.extend(chunk);
    Ok(page)
}

/// All of the definition but the headers of its pages, beginning with its own length.
fn body(definition: &Definition) -> io::Result<Vec<u8>> {
    let mut rest = counts(definition)?;
    rest.extend(columns(&definition.table.columns)?);
    for column in &definition.table.columns {
        let name = text::utf16(&column.name)?;
        rest.extend(two_bytes(name.len())?);
        rest.extend(name);
    }
    rest.extend(END_OF_MAPS);
    let mut body = four_bytes(PAGE_HEADER_BYTES + 4 + rest.len())?.to_vec();
    body.extend(rest);
    Ok(body)
}

/// How many there are of what; no index is ever written.
fn counts(definition: &Definition) -> io::Result<Vec<u8>> {
    let Definition { table, role, usage_page } = definition;
    let n_variable = table.columns.iter().filter(|it| it.kind.fixed_bytes().is_none()).count();
    let mut counts = MAGIC.to_vec();
    counts.extend(four_bytes(table.rows.len())?);
    counts.extend([0; 4]); // the last automatic number
    counts.extend([0x01, 0, 0, 0]);
    counts.extend([0; 12]);
    counts.push(match role {
        Role::User => b'N',
        Role::System => b'S',
    });
    for n in [table.columns.len(), n_variable, table.columns.len()] {
        counts.extend(two_bytes(n)?);
    }
    counts.extend([0; 8]);
    for row in 0..2 {
        counts.extend(((usage_page << 8) | row).to_le_bytes());
    }
    Ok(counts)
}

fn columns(columns: &[Column]) -> io::Result<Vec<u8>> {
    let mut entries = Vec::new();
    let (mut n_variable, mut fixed_bytes) = (0, 0);
    for (number, Column { kind, .. }) in columns.iter().enumerate() {
        let fixed = kind.fixed_bytes();
        entries.push(kind.code());
        entries.extend(MAGIC);
        entries.extend(two_bytes(number)?);
        entries.extend(two_bytes(n_variable)?);
        entries.extend(two_bytes(number)?);
        entries.extend(kind.details());
        entries.extend([if fixed.is_some() { 0x03 } else { 0x02 }, 0]);
        entries.extend([0; 4]);
        entries.extend(two_bytes(if fixed.is_some() { fixed_bytes } else { 0 })?);
        entries.extend(two_bytes(kind.declared_bytes())?);
        fixed_bytes += fixed.unwrap_or(0);
        n_variable += usize::from(fixed.is_none());
    }
    Ok(entries)
}

impl ColumnKind {
    fn code(self) -> u8 {
        match self {
            Self::Integer => 0x03,
            Self::Long => 0x04,
            Self::DateTime => 0x08,
            Self::Text { .. } => 0x0A,
            Self::Ole => 0x0B,
            Self::Memo => 0x0C,
            Self::Numeric { .. } => 0x10,
        }
    }

    /// The bytes a value takes in the fixed part of a row; `None` if it is in the variable part, as decimals are, though always of one length.
    pub(super) fn fixed_bytes(self) -> Option<usize> {
        match self {
            Self::Integer => Some(2),
            Self::Long => Some(4),
            Self::DateTime => Some(8),
            Self::Text { .. } | Self::Memo | Self::Ole | Self::Numeric { .. } => None,
        }
    }

    fn declared_bytes(self) -> usize {
        match self {
            Self::Text { chars } => 2 * usize::from(chars),
            Self::Numeric { .. } => 17,
            Self::Memo | Self::Ole => 0,
            Self::Integer | Self::Long | Self::DateTime => self.fixed_bytes().unwrap_or(0),
        }
    }

    /// The four bytes whose meaning depends on the type: a collation, or precision and scale.
    fn details(self) -> [u8; 4] {
        match self {
            Self::Text { .. } | Self::Memo => [0x04, 0x08, 0, 0],
            Self::Numeric { precision, scale } => [precision, scale, 0, 0],
            _ => [0; 4],
        }
    }
}

fn four_bytes(n: usize) -> io::Result<[u8; 4]> {
    u32::try_from(n).map(u32::to_le_bytes).map_err(io::Error::other)
}
