//! Comma-separated values, in UTF-8 with or without a mark, or in GB 18030, read by runs of bytes.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::ops::Range;
use std::path::Path;

use csv::ByteRecord;
use encoding_rs::{Encoding, GB18030, UTF_8};

use crate::digest::{Bounded, Hashed, Sha256Digest};
use crate::text::{Undecodable, decodable, decode};

/// A row longer than this is a quote that was never closed.
const ROW_BYTES_MAX: u64 = 4 << 20;

const BUFFER_BYTES: usize = 1 << 18;

/// So many rows of a wrong number of fields are kept with their numbers.
const KEPT_MAX: usize = 20;

const UTF8_MARK: &[u8] = &[0xef, 0xbb, 0xbf];
const UTF16_MARKS: [&[u8]; 2] = [&[0xff, 0xfe], &[0xfe, 0xff]];

/// Why a file is no table that can be read.
#[derive(Debug, thiserror::Error)]
pub enum CsvError {
    #[error("the file cannot be read")]
    Io(#[from] io::Error),
    #[error("the file is empty")]
    Empty,
    #[error("the file is UTF-16")]
    Utf16,
    #[error("row {row} has no end within {ROW_BYTES_MAX} bytes")]
    RowTooLong { row: u64 },
}

impl CsvError {
    /// What a clerk is told.
    pub fn title_zh(&self) -> String {
        match self {
            Self::Io(error) => format!("文件无法读取：{error}"),
            Self::Empty => "文件是空的，连表头也没有".to_owned(),
            Self::Utf16 => "文件是 UTF-16 编码，请另存为 UTF-8 或 GBK 编码的 CSV".to_owned(),
            Self::RowTooLong { .. } => "此行没有结尾，可能有引号没有闭合".to_owned(),
        }
    }

    /// The row at which reading stopped.
    pub fn row(&self) -> Option<u64> {
        match self {
            Self::RowTooLong { row } => Some(*row),
            Self::Io(_) | Self::Empty | Self::Utf16 => None,
        }
    }
}

/// What one pass over a table found.
#[derive(Clone, Debug)]
pub struct CsvScan {
    pub n_rows: u64,
    pub encoding: &'static Encoding,
    pub undecodable: Undecodable,
    /// Rows whose number of fields is not that of the head: the number of them, and the first ones.
    pub n_uneven: u64,
    pub uneven: Vec<u64>,
    pub digest: Sha256Digest,
}

type Source = Bounded<Hashed<File>>;

/// A table of which the head was read.
#[derive(Debug)]
pub struct CsvTable {
    file: File,
    columns: Vec<String>,
    marked: bool,
    encoding: &'static Encoding,
}

impl CsvTable {
    /// Reads the head.
    pub fn open(path: &Path) -> Result<Self, CsvError> {
        let file = File::open(path)?;
        let mut mark = Vec::with_capacity(3);
        (&file).take(3).read_to_end(&mut mark)?;
        if UTF16_MARKS.iter().any(|it| mark.starts_with(it)) {
            return Err(CsvError::Utf16);
        }
        let mut table =
            Self { file, columns: Vec::new(), marked: mark == UTF8_MARK, encoding: UTF_8 };
        let mut reader = table.reader()?;
        let mut head = ByteRecord::new();
        if !next_record(&mut reader, &mut head, 0)? {
            return Err(CsvError::Empty);
        }
        table.columns = head.iter().map(column_name).collect();
        Ok(table)
    }

    /// The names of the columns as they stand in the head.
    pub fn columns(&self) -> &[String] {
        &self.columns
    }

    /// The encoding: settled by a scan.
    pub fn encoding(&self) -> &'static Encoding {
        self.encoding
    }

    fn reader(&self) -> io::Result<csv::Reader<Source>> {
        let mut file = self.file.try_clone()?;
        file.seek(SeekFrom::Start(0))?;
        let source = Bounded::new(Hashed::new(file), ROW_BYTES_MAX + BUFFER_BYTES as u64);
        Ok(builder().buffer_capacity(BUFFER_BYTES).from_reader(source))
    }

    /// Passes over every row once, with its number and its bytes in the file.
    pub fn scan(
        &mut self,
        mut visit: impl FnMut(u64, &ByteRecord, Range<u64>),
    ) -> Result<CsvScan, CsvError> {
        let mut reader = self.reader()?;
        let mut record = ByteRecord::new();
        next_record(&mut reader, &mut record, 0)?;
        let n_columns = record.len();
        let (mut n_rows, mut n_uneven, mut uneven) = (0, 0, Vec::new());
        let mut undecodable = Undecodable::default();
        let mut start = reader.position().byte();
        while next_record(&mut reader, &mut record, n_rows + 1)? {
            n_rows += 1;
            if record.len() != n_columns {
                n_uneven += 1;
                if uneven.len() < KEPT_MAX {
                    uneven.push(n_rows);
                }
            }
            note_undecodable(n_rows, &record, UTF_8, &mut undecodable);
            let end = reader.position().byte();
            visit(n_rows, &record, start..end);
            start = end;
        }
        let digest = reader.into_inner().reader.finish()?;
        let undecodable = self.settle_encoding(undecodable)?;
        Ok(CsvScan { n_rows, encoding: self.encoding, undecodable, n_uneven, uneven, digest })
    }

    fn settle_encoding(&mut self, undecodable: Undecodable) -> Result<Undecodable, CsvError> {
        if self.marked {
            return Ok(undecodable);
        }
        let mut failed = None;
        let (encoding, undecodable) = Undecodable::choose(undecodable, || {
            self.undecodable_as(GB18030).unwrap_or_else(|error| {
                failed = Some(error);
                Undecodable::default()
            })
        });
        self.encoding = encoding;
        failed.map_or(Ok(undecodable), Err)
    }

    fn undecodable_as(&self, encoding: &'static Encoding) -> Result<Undecodable, CsvError> {
        let mut undecodable = Undecodable::default();
        let mut reader = self.reader()?;
        let mut record = ByteRecord::new();
        let mut row = 0;
        while next_record(&mut reader, &mut record, row)? {
            if row > 0 {
                note_undecodable(row, &record, encoding, &mut undecodable);
            }
            row += 1;
        }
        Ok(undecodable)
    }

    /// Reads the rows of a run of bytes that a scan passed.
    pub fn read_run(
        &self,
        first_row: u64,
        bytes: Range<u64>,
        mut each: impl FnMut(u64, &ByteRecord),
    ) -> io::Result<()> {
        let n_bytes = usize::try_from(bytes.end - bytes.start).unwrap_or(usize::MAX);
        let mut run = vec![0; n_bytes];
        let mut file = &self.file;
        file.seek(SeekFrom::Start(bytes.start))?;
        file.read_exact(&mut run)?;
        let mut reader =
            builder().buffer_capacity(n_bytes.clamp(64, BUFFER_BYTES)).from_reader(run.as_slice());
        let mut record = ByteRecord::new();
        let mut row = first_row;
        while reader.read_byte_record(&mut record)? {
            each(row, &record);
            row += 1;
        }
        Ok(())
    }
}

fn builder() -> csv::ReaderBuilder {
    let mut builder = csv::ReaderBuilder::new();
    builder.has_headers(false).flexible(true);
    builder
}

fn next_record(
    reader: &mut csv::Reader<Source>,
    record: &mut ByteRecord,
    row: u64,
) -> Result<bool, CsvError> {
    reader.get_mut().mark();
    match reader.read_byte_record(record) {
        Ok(more) => Ok(more),
        Err(_) if reader.get_ref().exceeded => Err(CsvError::RowTooLong { row }),
        Err(error) => Err(CsvError::Io(error.into())),
    }
}

fn note_undecodable(
    row: u64,
    record: &ByteRecord,
    encoding: &'static Encoding,
    noted: &mut Undecodable,
) {
    if record.as_slice().is_ascii() {
        return;
    }
    for (index, field) in record.iter().enumerate() {
        if !decodable(encoding, field) {
            noted.note(row, index);
        }
    }
}

/// Names of columns are ASCII in the standard; others are shown as well as can be.
fn column_name(bytes: &[u8]) -> String {
    let name = bytes.trim_ascii();
    let decoded = decode(UTF_8, name).or_else(|| decode(GB18030, name));
    decoded.map_or_else(|| name.escape_ascii().to_string(), String::from)
}

#[cfg(test)]
mod tests;
