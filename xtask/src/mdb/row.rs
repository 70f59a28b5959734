//! A row: fixed values, variable values, their offsets, and a bit for each cell that is not null.

use std::io;

use super::long_value::LongValues;
use super::page::two_bytes;
use super::value;
use super::{Column, Value, refused};

/// The longest row that Jet 4 writes.
const ROW_BYTES_MAX: usize = 4060;

pub(super) fn encode(
    columns: &[Column],
    cells: &[Option<Value>],
    long_values: &mut LongValues,
) -> io::Result<Vec<u8>> {
    let mut row = two_bytes(columns.len())?.to_vec();
    for (column, n_bytes, cell) in fixed(columns, cells) {
        match cell {
            Some(cell) => row.extend(value::encode(column, cell, long_values)?),
            None => row.resize(row.len() + n_bytes, 0),
        }
    }
    let mut offsets = Vec::new();
    for (column, cell) in variable(columns, cells) {
        offsets.push(row.len());
        if let Some(cell) = cell {
            row.extend(value::encode(column, cell, long_values)?);
        }
    }
    if !offsets.is_empty() {
        row.extend(variable_table(&row, &offsets)?);
    }
    row.extend(cells.chunks(8).map(not_null));
    if row.len() > ROW_BYTES_MAX {
        return Err(refused(format!("a row of {} bytes, {ROW_BYTES_MAX} at most", row.len())));
    }
    Ok(row)
}

fn fixed<'a>(
    columns: &'a [Column],
    cells: &'a [Option<Value>],
) -> impl Iterator<Item = (&'a Column, usize, Option<&'a Value>)> {
    let pairs = columns.iter().zip(cells);
    pairs.filter_map(|(it, cell)| Some((it, it.kind.fixed_bytes()?, cell.as_ref())))
}

fn variable<'a>(
    columns: &'a [Column],
    cells: &'a [Option<Value>],
) -> impl Iterator<Item = (&'a Column, Option<&'a Value>)> {
    let pairs = columns.iter().zip(cells).filter(|(it, _)| it.kind.fixed_bytes().is_none());
    pairs.map(|(it, cell)| (it, cell.as_ref()))
}

/// Where the variable values start, last first, after where the last one ends.
fn variable_table(row: &[u8], offsets: &[usize]) -> io::Result<Vec<u8>> {
    let mut table = two_bytes(row.len())?.to_vec();
    for offset in offsets.iter().rev() {
        table.extend(two_bytes(*offset)?);
    }
    table.extend(two_bytes(offsets.len())?);
    Ok(table)
}

fn not_null(cells: &[Option<Value>]) -> u8 {
    cells.iter().rev().fold(0, |byte, cell| (byte << 1) | u8::from(cell.is_some()))
}
