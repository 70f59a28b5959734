//! The table of a shapefile: dBASE III and IV, read by its fixed widths.
//!
//! The `dbase` crate decodes while it reads and turns numbers into floats; a register needs the text as it stands.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};

use encoding_rs::{Encoding, UTF_8};
use tenure::submission::{ColumnKind, Text};

use super::bytes::{u16_le, u32_le};
use crate::text;

const HEADER_BYTES: usize = 32;
const DESCRIPTOR_BYTES: usize = 32;
const NAME_BYTES: usize = 11;
const TERMINATOR: u8 = 0x0d;

/// The first byte of a record that was deleted.
const DELETED: u8 = b'*';

/// Why bytes are no table that can be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DbfError {
    #[error("the file is shorter than the header of a DBF")]
    Short,
    #[error("`{0:#04x}` is not the version of a dBASE III or IV table")]
    Version(u8),
    #[error("the table has no fields")]
    NoFields,
    #[error("records of {stated} bytes cannot hold fields of {needed}")]
    RecordLength { stated: u16, needed: usize },
}

impl DbfError {
    /// What a clerk is told.
    pub fn title_zh(&self) -> String {
        match self {
            Self::Short => "文件过短，不是 DBF 属性表".to_owned(),
            Self::Version(version) => format!("不是可识别的 DBF 属性表（版本字节 {version:#04x}）"),
            Self::NoFields => "属性表没有字段".to_owned(),
            Self::RecordLength { stated, needed } => {
                format!("文件头所记的记录长度 {stated} 小于字段所需的 {needed}")
            }
        }
    }
}

/// A column of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DbfColumn {
    pub name: String,
    /// The type byte: `C`, `N`, `F`, `D`, `L`, ….
    pub kind: u8,
    pub width: u16,
    pub decimals: u8,
    offset: usize,
}

impl DbfColumn {
    /// The type in the words of a submission.
    pub fn column_kind(&self) -> ColumnKind {
        match self.kind {
            b'C' => ColumnKind::Text(Some(self.width)),
            b'N' | b'F' => ColumnKind::Number {
                digits: Some(self.width),
                decimals: Some(u16::from(self.decimals)),
            },
            b'D' => ColumnKind::Date,
            b'L' => ColumnKind::Other("logical"),
            b'M' => ColumnKind::Other("memo"),
            b'I' | b'B' | b'O' => ColumnKind::Other("binary number"),
            _ => ColumnKind::Other("other"),
        }
    }

    /// The bytes of the field without its padding; `None` where it is empty.
    pub fn cell<'a>(&self, record: &'a [u8]) -> Option<&'a [u8]> {
        let cell = without_blocks_of_blanks(self.bytes(record)?);
        let padding = |it: &u8| *it == b' ' || *it == 0;
        let end = cell.iter().rposition(|it| !padding(it))? + 1;
        let start = match self.kind {
            b'C' => 0,
            _ => cell.iter().position(|it| !padding(it))?,
        };
        let cell = cell.get(start..end)?;
        (self.kind != b'L' || cell != b"?").then_some(cell)
    }

    /// The text of the field: as it stands in the file, or what its binary number says.
    pub fn text(&self, record: &[u8], encoding: &'static Encoding) -> Option<Text> {
        match self.kind {
            b'I' | b'B' | b'O' => self.binary(record),
            _ => text::decode(encoding, self.cell(record)?),
        }
    }

    fn bytes<'a>(&self, record: &'a [u8]) -> Option<&'a [u8]> {
        record.get(self.offset..self.offset + usize::from(self.width))
    }

    fn binary(&self, record: &[u8]) -> Option<Text> {
        let cell = self.bytes(record)?;
        match (self.kind, cell.len()) {
            (b'I', 4) => u32_le(cell, 0).map(|it| Text::from(it.cast_signed().to_string())),
            (b'B', 8) => super::bytes::f64_le(cell, 0).map(|it| Text::from(it.to_string())),
            _ => None,
        }
    }

    fn readable(&self, record: &[u8], encoding: &'static Encoding) -> bool {
        self.bytes(record).is_none_or(<[u8]>::is_ascii)
            || matches!(self.kind, b'I' | b'B' | b'O')
            || self.cell(record).is_none_or(|it| text::decodable(encoding, it))
    }
}

/// What the head of the file says.
#[derive(Clone, Debug)]
pub struct DbfHeader {
    /// The number of records that the header promises.
    pub n_records: u64,
    pub header_bytes: u64,
    pub record_bytes: usize,
    pub language: u8,
    pub columns: Vec<DbfColumn>,
}

impl DbfHeader {
    /// Reads the head, which is bounded by 64 KiB whatever it says.
    pub fn read(mut reader: impl Read) -> io::Result<Result<Self, DbfError>> {
        let mut head = Vec::with_capacity(4096);
        reader.by_ref().take(HEADER_BYTES as u64).read_to_end(&mut head)?;
        let Some(header_bytes) = u16_le(&head, 8) else { return Ok(Err(DbfError::Short)) };
        let rest = usize::from(header_bytes).saturating_sub(HEADER_BYTES);
        reader.take(rest as u64).read_to_end(&mut head)?;
        Ok(Self::parse(&head))
    }

    fn parse(head: &[u8]) -> Result<Self, DbfError> {
        let stated = u16_le(head, 10).ok_or(DbfError::Short)?;
        let n_records = u32_le(head, 4).ok_or(DbfError::Short)?;
        let header_bytes = u16_le(head, 8).ok_or(DbfError::Short)?;
        let version = head.first().copied().unwrap_or_default();
        // Level 7 has other descriptors; levels 3 to 5, with or without memos, and FoxPro have these.
        if version & 7 != 3 && !matches!(version, 0x02 | 0x30..=0x32 | 0xf5) {
            return Err(DbfError::Version(version));
        }
        if usize::from(header_bytes) < HEADER_BYTES + 1 || head.len() < usize::from(header_bytes) {
            return Err(DbfError::Short);
        }
        let columns = columns(head.get(HEADER_BYTES..).unwrap_or_default(), usize::from(stated));
        let needed = 1 + columns.iter().map(|it| usize::from(it.width)).sum::<usize>();
        if columns.is_empty() {
            return Err(DbfError::NoFields);
        }
        if needed > usize::from(stated) {
            return Err(DbfError::RecordLength { stated, needed });
        }
        Ok(Self {
            n_records: u64::from(n_records),
            header_bytes: u64::from(header_bytes),
            record_bytes: usize::from(stated),
            language: head.get(29).copied().unwrap_or_default(),
            columns,
        })
    }

    /// How many whole records a file of so many bytes has, no more than promised.
    pub fn n_whole(&self, file_bytes: u64) -> u64 {
        let body = file_bytes.saturating_sub(self.header_bytes);
        (body / self.record_bytes as u64).min(self.n_records)
    }

    /// Where a record begins; the first one has number 1.
    pub fn offset_of(&self, row: u64) -> u64 {
        self.header_bytes + (row - 1) * self.record_bytes as u64
    }

    /// Notes the fields of a record that an encoding does not have.
    pub(crate) fn note_undecodable(
        &self,
        row: u64,
        record: &[u8],
        encoding: &'static Encoding,
        noted: &mut text::Undecodable,
    ) {
        // Where the record is UTF-8 as a whole and no character lies across two fields, each field is.
        if encoding == UTF_8
            && let Ok(text) = std::str::from_utf8(record)
            && self.columns.iter().all(|it| text.is_char_boundary(it.offset))
        {
            return;
        }
        for (index, column) in self.columns.iter().enumerate() {
            if !column.readable(record, encoding) {
                noted.note(row, index);
            }
        }
    }
}

/// Most of a table is blanks; sixteen at a time they cost little.
fn without_blocks_of_blanks(mut cell: &[u8]) -> &[u8] {
    while let Some(rest) = cell.strip_suffix(b"                ") {
        cell = rest;
    }
    cell
}

/// Says whether a record is marked as deleted.
pub fn deleted(record: &[u8]) -> bool {
    record.first() == Some(&DELETED)
}

fn columns(descriptors: &[u8], record_bytes: usize) -> Vec<DbfColumn> {
    let plain = columns_with(descriptors, |descriptor| {
        u16::from(descriptor.get(16).copied().unwrap_or_default())
    });
    let needed =
        |columns: &[DbfColumn]| 1 + columns.iter().map(|it| usize::from(it.width)).sum::<usize>();
    if needed(&plain) == record_bytes {
        return plain;
    }
    // Clipper and FoxPro keep the high byte of a long text's width where numbers have their decimals.
    let wide = columns_with(descriptors, |descriptor| match descriptor.get(11) {
        Some(b'C') => u16_le(descriptor, 16).unwrap_or_default(),
        _ => u16::from(descriptor.get(16).copied().unwrap_or_default()),
    });
    if needed(&wide) == record_bytes { wide } else { plain }
}

fn columns_with(descriptors: &[u8], width: impl Fn(&[u8]) -> u16) -> Vec<DbfColumn> {
    let mut offset = 1;
    let mut columns = Vec::new();
    for descriptor in descriptors.chunks_exact(DESCRIPTOR_BYTES) {
        if descriptor.first() == Some(&TERMINATOR) {
            break;
        }
        let width = width(descriptor);
        columns.push(DbfColumn {
            name: column_name(descriptor.get(..NAME_BYTES).unwrap_or_default()),
            kind: descriptor.get(11).copied().unwrap_or_default().to_ascii_uppercase(),
            width,
            decimals: descriptor.get(17).copied().unwrap_or_default(),
            offset,
        });
        offset += usize::from(width);
    }
    columns
}

/// Names are ASCII in the standard; others are shown as well as can be.
fn column_name(bytes: &[u8]) -> String {
    let name = bytes.split(|it| *it == 0).next().unwrap_or_default().trim_ascii();
    let decoded = text::decode(UTF_8, name).or_else(|| text::decode(encoding_rs::GB18030, name));
    decoded.map_or_else(|| name.escape_ascii().to_string(), String::from)
}

/// Reads records that follow one another into a buffer that is used again.
#[derive(Debug)]
pub struct DbfRecords<R> {
    reader: R,
    record: Vec<u8>,
    left: u64,
    row: u64,
}

impl<R: Read> DbfRecords<R> {
    /// So many records from where the reader stands, the first of which has this number.
    pub fn new(reader: R, header: &DbfHeader, first_row: u64, n_rows: u64) -> Self {
        Self { reader, record: vec![0; header.record_bytes], left: n_rows, row: first_row }
    }

    /// The next record and its number, deleted ones included.
    pub fn advance(&mut self) -> io::Result<Option<(u64, &[u8])>> {
        if self.left == 0 {
            return Ok(None);
        }
        self.reader.read_exact(&mut self.record)?;
        let row = self.row;
        self.left -= 1;
        self.row += 1;
        Ok(Some((row, &self.record)))
    }

    /// Gives the reader back.
    pub fn into_inner(self) -> R {
        self.reader
    }
}

impl<'a> DbfRecords<io::BufReader<&'a File>> {
    /// A run of records of a file.
    pub fn run(
        file: &'a File,
        header: &DbfHeader,
        first_row: u64,
        n_rows: u64,
    ) -> io::Result<Self> {
        let mut file = file;
        file.seek(SeekFrom::Start(header.offset_of(first_row)))?;
        let run_bytes =
            usize::try_from(n_rows).unwrap_or(usize::MAX).saturating_mul(header.record_bytes);
        let capacity = run_bytes.clamp(header.record_bytes, 1 << 18);
        Ok(Self::new(io::BufReader::with_capacity(capacity, file), header, first_row, n_rows))
    }
}

#[cfg(test)]
pub(crate) mod tests;
