//! The `.dbf` of a layer, written by hand, so that numbers stand as the text in which they were delivered.
//!
//! The format pads texts with blanks; a blank at the end of a value does not survive it.

use std::fs::File;
use std::io::{self, BufWriter, Seek as _, SeekFrom, Write as _};
use std::path::Path;

use geometry::GaussKruger;
use tenure::submission::{Field, FieldKind, Table};

use super::encoding::{DbfEncoding, encode};
use super::error::{At as _, Cell, Result, WriteError};
use crate::nyt2539::TableSchema;

/// dBASE III without memos.
const VERSION: u8 = 0x03;
const TERMINATOR: u8 = 0x0D;
const END_OF_FILE: u8 = 0x1A;
/// The mark of a record that is not deleted, and the padding.
const BLANK: u8 = b' ';
/// The longest text column of the format.
const TEXT_WIDTH_MAX: u16 = 254;
/// How many bytes a Chinese character takes in UTF-8; the rare ones beyond the first plane take one more.
const UTF8_BYTES_PER_CHARACTER: u16 = 3;
/// A text column of at most so many characters holds codes only, whatever its name.
const CODE_CHARACTERS_MAX: u16 = 6;
/// How many bytes a file may take, as for the shapes.
const FILE_BYTES_MAX: u64 = 1 << 31;

/// A column of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct DbfColumn {
    name: &'static str,
    kind: u8,
    width: u8,
    decimals: u8,
}

/// The columns of a layer, of the standard's types and lengths.
pub(super) fn columns_of(
    schema: &TableSchema,
    crs: GaussKruger,
    encoding: DbfEncoding,
) -> Vec<DbfColumn> {
    let column = |(field, name): (&Field, &&'static str)| {
        let (kind, width, decimals) = match field.kind {
            FieldKind::Integer(digits) => (b'N', u16::from(digits), 0),
            FieldKind::Decimal(digits, decimals) => {
                let prefix = u16::from(crs.prefixed() && carries_prefix(field));
                (b'N', u16::from(digits) + 1 + prefix, decimals)
            }
            FieldKind::Date => (b'D', 8, 0),
            FieldKind::Memo => (b'C', TEXT_WIDTH_MAX, 0),
            FieldKind::Code(list) => {
                let longest = list.entries().iter().map(|(code, _)| code.len()).max();
                (b'C', longest.and_then(|it| u16::try_from(it).ok()).unwrap_or(1), 0)
            }
            FieldKind::Text(characters) => {
                (b'C', text_width(schema.table, field, characters, encoding), 0)
            }
        };
        let width = u8::try_from(width).unwrap_or(u8::MAX);
        DbfColumn { name, kind, width, decimals }
    };
    schema.fields.iter().zip(schema.columns).map(column).collect()
}

/// A surveyed coordinate of `Float(10,3)` has no room for a zone number in front of an easting.
///
/// The standard's own template gives both coordinates one digit more for it.
fn carries_prefix(field: &Field) -> bool {
    matches!(field.name, "easting_m" | "northing_m")
}

/// The standard's length; in UTF-8, where it counts bytes, as many as the standard's characters may take.
fn text_width(table: Table, field: &Field, characters: u16, encoding: DbfEncoding) -> u16 {
    let is_code = field.name == "code" || field.name.ends_with("_code");
    match (table, field.name) {
        (Table::County, "code") => 6,
        (Table::Town, "code") => 9,
        (Table::VillageArea, "code") => 12,
        _ if is_code || characters <= CODE_CHARACTERS_MAX => characters,
        _ if encoding == DbfEncoding::Utf8 => {
            (characters * UTF8_BYTES_PER_CHARACTER).min(TEXT_WIDTH_MAX)
        }
        _ => characters,
    }
}

/// One attribute file in the making.
#[derive(Debug)]
pub(super) struct DbfFile {
    file: BufWriter<File>,
    header: Vec<u8>,
    record_bytes: u64,
    bytes: u64,
    n_rows: u32,
}

impl DbfFile {
    /// `year` goes into the header as the day of the last change, the first of January: no clock is read.
    pub(super) fn create(
        path: &Path,
        columns: &[DbfColumn],
        encoding: DbfEncoding,
        year: u16,
    ) -> Result<Self> {
        let record_bytes = 1 + columns.iter().map(|it| u16::from(it.width)).sum::<u16>();
        let header = header(columns, record_bytes, encoding, year);
        let mut file = BufWriter::new(File::create_new(path).at(path)?);
        file.write_all(&header).at(path)?;
        let bytes = u64::try_from(header.len()).unwrap_or(u64::MAX);
        Ok(Self { file, header, record_bytes: u64::from(record_bytes), bytes, n_rows: 0 })
    }

    /// Says whether the file can take one row more.
    pub(super) fn takes_one(&self) -> bool {
        self.bytes + self.record_bytes < FILE_BYTES_MAX
    }

    pub(super) fn write(&mut self, record: &[u8]) -> io::Result<()> {
        self.file.write_all(record)?;
        self.bytes += self.record_bytes;
        self.n_rows += 1;
        Ok(())
    }

    /// Writes the number of rows where the header has it.
    pub(super) fn finish(mut self) -> io::Result<()> {
        self.file.write_all(&[END_OF_FILE])?;
        self.file.seek(SeekFrom::Start(0))?;
        self.header.splice(4..8, self.n_rows.to_le_bytes());
        self.file.write_all(&self.header)?;
        self.file.flush()
    }
}

fn header(columns: &[DbfColumn], record_bytes: u16, encoding: DbfEncoding, year: u16) -> Vec<u8> {
    let year_since_1900 = u8::try_from(year.saturating_sub(1900)).unwrap_or(u8::MAX);
    let header_bytes = u16::try_from(32 * (columns.len() + 1) + 1).unwrap_or(u16::MAX);
    let mut bytes = vec![VERSION, year_since_1900, 1, 1];
    bytes.extend([0; 4]);
    bytes.extend(header_bytes.to_le_bytes());
    bytes.extend(record_bytes.to_le_bytes());
    bytes.extend([0; 17]);
    bytes.push(encoding.language_byte());
    bytes.extend([0; 2]);
    for column in columns {
        let mut name = column.name.as_bytes().to_vec();
        name.resize(11, 0);
        bytes.extend(name);
        bytes.push(column.kind);
        bytes.extend([0; 4]);
        bytes.extend([column.width, column.decimals]);
        bytes.extend([0; 14]);
    }
    bytes.push(TERMINATOR);
    bytes
}

/// The bytes of one row, padded; lost characters are told with their column.
pub(super) fn record<'a>(
    columns: &[DbfColumn],
    values: impl Iterator<Item = Option<&'a str>>,
    encoding: DbfEncoding,
    cell: impl Fn(&'static str) -> Cell,
    mut on_loss: impl FnMut(&'static str, char),
) -> Result<Vec<u8>> {
    let mut bytes = vec![BLANK];
    let mut lost = Vec::new();
    for (column, value) in columns.iter().zip(values) {
        let value = value.unwrap_or_default();
        if column.kind == b'N' && !value.is_empty() && !is_number(value) {
            let at = Box::new(cell(column.name));
            return Err(WriteError::NotANumber { at, value: value.to_owned() });
        }
        let text = encode(value, encoding.encoding(), &mut lost);
        lost.drain(..).for_each(|it| on_loss(column.name, it));
        let width = usize::from(column.width);
        let Some(padding) = width.checked_sub(text.len()) else {
            let at = Box::new(cell(column.name));
            return Err(WriteError::TooLong { at, bytes: text.len(), width });
        };
        let padding = std::iter::repeat_n(BLANK, padding);
        if column.kind == b'N' {
            bytes.extend(padding);
            bytes.extend_from_slice(&text);
        } else {
            bytes.extend_from_slice(&text);
            bytes.extend(padding);
        }
    }
    Ok(bytes)
}

/// Says whether readers of the format take the text for a number.
fn is_number(text: &str) -> bool {
    let familiar = |it: u8| it.is_ascii_digit() || matches!(it, b'+' | b'-' | b'.' | b'e' | b'E');
    text.bytes().all(familiar) && text.parse::<f64>().is_ok()
}
