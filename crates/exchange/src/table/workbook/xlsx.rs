//! Workbooks of Office Open XML, `.xlsx`.

use std::io::{self, Cursor, Read as _};

use calamine::{DataRef, ExcelDateTime, ExcelDateTimeType, Reader as _, Xlsx, XlsxError};
use zip::ZipArchive;

use super::number::text_of;
use super::{Gathering, SHEETS_MAX, Sheet, WorkbookError};

/// Reads the sheets cell by cell, after what the archive unpacks to was counted.
pub(super) fn read(bytes: &[u8], bytes_max: u64) -> Result<Vec<Sheet>, WorkbookError> {
    weigh(bytes, bytes_max)?;
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
    let names = workbook.sheet_names();
    if names.len() > SHEETS_MAX {
        return Err(WorkbookError::TooLarge);
    }
    let mut gathering = Gathering::default();
    names.into_iter().map(|name| sheet(&mut workbook, name, &mut gathering)).collect()
}

/// Unpacks everything once to nowhere, since an archive may lie about the sizes of its entries.
fn weigh(bytes: &[u8], bytes_max: u64) -> Result<(), WorkbookError> {
    let damaged = |it: zip::result::ZipError| WorkbookError::Damaged(it.to_string());
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    let mut left = bytes_max;
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(damaged)?;
        let n_bytes = io::copy(&mut entry.take(left.saturating_add(1)), &mut io::sink());
        let n_bytes = n_bytes.map_err(|it| WorkbookError::Damaged(it.to_string()))?;
        left = left.checked_sub(n_bytes).ok_or(WorkbookError::TooLarge)?;
    }
    Ok(())
}

fn sheet(
    workbook: &mut Xlsx<Cursor<&[u8]>>,
    name: String,
    gathering: &mut Gathering,
) -> Result<Sheet, WorkbookError> {
    let mut sheet = Sheet { name, ..Sheet::default() };
    let mut cells = match workbook.worksheet_cells_reader(&sheet.name) {
        Ok(cells) => cells,
        // A chart on a sheet of its own has no cells.
        Err(XlsxError::NotAWorksheet(_)) => return Ok(sheet),
        Err(error) => return Err(damaged(error)),
    };
    while let Some(cell) = cells.next_cell().map_err(damaged)? {
        let text = match cell.get_value() {
            DataRef::Empty => continue,
            DataRef::Int(number) => number.to_string(),
            DataRef::Float(number) => text_of(*number),
            DataRef::DateTime(day) => text_of(since_1900(*day)),
            DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
                text.clone()
            }
            DataRef::SharedString(text) => (*text).to_owned(),
            DataRef::Bool(truth) => truth.to_string(),
            DataRef::Error(error) => error.to_string(),
        };
        gathering.push(&mut sheet, cell.get_position(), &text)?;
    }
    Ok(sheet)
}

/// The days since 1900, whichever of the two epochs a workbook counts from: some count from 1904, 1,462 days later.
fn since_1900(day: ExcelDateTime) -> f64 {
    let since = |kind| ExcelDateTime::new(day.as_f64(), kind, false);
    let plain = [ExcelDateTimeType::DateTime, ExcelDateTimeType::TimeDelta].map(since);
    if plain.contains(&day) { day.as_f64() } else { day.as_f64() + 1_462.0 }
}

fn damaged(error: XlsxError) -> WorkbookError {
    match error {
        XlsxError::Password => WorkbookError::Locked,
        other => WorkbookError::Damaged(other.to_string()),
    }
}
