//! Workbooks of Excel 97 to 2003, `.xls` (MS-XLS, BIFF8).
//!
//! Read here and not by `calamine`, which makes one dense field of a sheet: two cells in far corners of a small file would take all memory.

mod strings;

use self::strings::{shared_strings, text};
use super::compound::{stream, u16_at, u32_at};
use super::number::text_of;
use super::{Gathering, SHEETS_MAX, Sheet, WorkbookError};

/// Types of records.
const BEGIN: u16 = 0x0809;
const END: u16 = 0x000A;
const PASSWORD: u16 = 0x002F;
const SHEET: u16 = 0x0085;
const SHARED_STRINGS: u16 = 0x00FC;
const CONTINUED: u16 = 0x003C;
const NUMBER: u16 = 0x0203;
const SHORT_NUMBER: u16 = 0x027E;
const SHORT_NUMBERS: u16 = 0x00BD;
const SHARED_STRING: u16 = 0x00FD;
const LABEL: u16 = 0x0204;
const FORMULA: u16 = 0x0006;
const FORMULA_STRING: u16 = 0x0207;
/// The version of Excel 97 and later in the first record.
const BIFF8: u16 = 0x0600;

/// A record: its type and its bytes.
type Record<'a> = (u16, &'a [u8]);

/// Reads the sheets record by record.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Sheet>, WorkbookError> {
    let stream = stream(bytes, &["Workbook", "Book"])?;
    let mut globals = Vec::new();
    for record in records(&stream) {
        match record {
            (BEGIN, data) if u16_at(data, 0) != Some(BIFF8) => {
                return Err(WorkbookError::OtherFormat);
            }
            (PASSWORD, _) => return Err(WorkbookError::Locked),
            (END, _) => break,
            record => globals.push(record),
        }
    }
    let strings = shared_strings(&globals_pieces(&globals))?;
    let sheets = globals.iter().filter(|(kind, _)| *kind == SHEET).take(SHEETS_MAX + 1);
    let mut gathering = Gathering::default();
    let mut read = Vec::new();
    for (_, data) in sheets {
        if read.len() == SHEETS_MAX {
            return Err(WorkbookError::TooLarge);
        }
        let from = u32_at(data, 0).and_then(|it| usize::try_from(it).ok());
        let records = from.and_then(|it| stream.get(it..)).ok_or_else(damaged)?;
        let name = data.get(6).zip(data.get(7..));
        let name = name.map_or_else(String::new, |(length, it)| text(it, usize::from(*length)));
        read.push(sheet(name, records, &strings, &mut gathering)?);
    }
    Ok(read)
}

/// The record of the shared strings and those that continue it.
fn globals_pieces<'a>(globals: &[Record<'a>]) -> Vec<&'a [u8]> {
    let from = globals.iter().skip_while(|(kind, _)| *kind != SHARED_STRINGS);
    let mut pieces = from.enumerate();
    let own = pieces.by_ref().take_while(|(at, (kind, _))| *at == 0 || *kind == CONTINUED);
    own.map(|(_, (_, data))| *data).collect()
}

/// The records from here on, as long as they are whole.
fn records(stream: &[u8]) -> impl Iterator<Item = Record<'_>> {
    let mut rest = stream;
    std::iter::from_fn(move || {
        let (kind, length) = (u16_at(rest, 0)?, usize::from(u16_at(rest, 2)?));
        let (data, behind) = rest.get(4..)?.split_at_checked(length)?;
        rest = behind;
        Some((kind, data))
    })
}

fn sheet(
    name: String,
    stream: &[u8],
    strings: &[String],
    gathering: &mut Gathering,
) -> Result<Sheet, WorkbookError> {
    let mut sheet = Sheet { name, ..Sheet::default() };
    // A chart on the sheet has records of its own between its begin and its end.
    let mut depth = 0_u32;
    let mut formula = None;
    for (kind, data) in records(stream) {
        match kind {
            BEGIN => depth += 1,
            END if depth <= 1 => return Ok(sheet),
            END => depth -= 1,
            _ if depth > 1 => {}
            SHORT_NUMBERS => {
                for (place, text) in short_numbers(data) {
                    gathering.push(&mut sheet, place, &text)?;
                }
            }
            FORMULA_STRING => {
                let said = u16_at(data, 0).zip(data.get(2..));
                if let (Some(place), Some((length, said))) = (formula.take(), said) {
                    gathering.push(&mut sheet, place, &text(said, usize::from(length)))?;
                }
            }
            _ => {
                let Some(place) = place(data) else { continue };
                formula = Some(place).filter(|_| kind == FORMULA);
                if let Some(text) = cell(kind, data, strings) {
                    gathering.push(&mut sheet, place, &text)?;
                }
            }
        }
    }
    Err(damaged())
}

fn place(data: &[u8]) -> Option<(u32, u32)> {
    Some((u16_at(data, 0)?.into(), u16_at(data, 2)?.into()))
}

/// What stands in a cell, behind its place and its format.
fn cell(kind: u16, data: &[u8], strings: &[String]) -> Option<String> {
    let value = data.get(6..)?;
    match kind {
        NUMBER => float(value).map(text_of),
        SHORT_NUMBER => u32_at(value, 0).map(|it| text_of(short_number(it))),
        SHARED_STRING => strings.get(usize::try_from(u32_at(value, 0)?).ok()?).cloned(),
        LABEL => Some(text(value.get(2..)?, usize::from(u16_at(value, 0)?))),
        // A formula whose value is no number ends its eight bytes with two that no number has.
        FORMULA if u16_at(value, 6)? != u16::MAX => float(value).map(text_of),
        _ => None,
    }
}

fn float(bytes: &[u8]) -> Option<f64> {
    Some(f64::from_le_bytes(*bytes.first_chunk()?))
}

/// Several short numbers side by side: the place of the first, then a format and a number each.
fn short_numbers(data: &[u8]) -> impl Iterator<Item = ((u32, u32), String)> {
    let numbers = data.get(4..).unwrap_or_default().chunks_exact(6);
    let number = |it: &[u8]| u32_at(it, 2).map(|it| text_of(short_number(it)));
    let first = place(data);
    numbers.zip(0..).filter_map(move |(it, index)| {
        let (row, column) = first?;
        Some(((row, column + index), number(it)?))
    })
}

/// A number in thirty bits: whole, or the upper half of a float, and either in hundredths.
fn short_number(bits: u32) -> f64 {
    let number = if bits & 2 == 0 {
        f64::from_bits(u64::from(bits & !3) << 32)
    } else {
        f64::from(bits.cast_signed() >> 2)
    };
    if bits & 1 == 0 { number } else { number / 100.0 }
}

fn damaged() -> WorkbookError {
    WorkbookError::Damaged("the records of the workbook end early".to_owned())
}
