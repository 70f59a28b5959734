//! A table of the package as CSV (RFC 4180), every value as it is held.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use encoding_rs::{Encoding, GBK, UTF_8};

use super::encoding::encode;
use super::error::{At as _, Cell, Result};
use super::{LostCharacter, TableFormat};
use crate::nyt2539::{Part, TableSchema};

/// The folders of the tables in a package: the standard's, and our own beside it.
pub(super) const FOLDER: &str = "权属数据";
pub(super) const OWN_FOLDER: &str = "sanquan";

const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// One table in the making.
#[derive(Debug)]
pub(super) struct TableWriter {
    path: PathBuf,
    file: String,
    columns: &'static [&'static str],
    encoding: &'static Encoding,
    rows: csv::Writer<File>,
    n_rows: u64,
    lost_characters: Vec<LostCharacter>,
}

impl TableWriter {
    /// Our own tables are UTF-8 whatever the standard's are in, since no older program reads them.
    pub(super) fn create(root: &Path, schema: &TableSchema, format: TableFormat) -> Result<Self> {
        let own = schema.part != Part::Ownership;
        let encoding = if format == TableFormat::CsvGbk && !own { GBK } else { UTF_8 };
        let marked = format != TableFormat::CsvUtf8 && encoding == UTF_8;
        let folder = if own { OWN_FOLDER } else { FOLDER };
        let file = format!("{folder}/{}.csv", schema.name);
        let path = root.join(&file);
        fs::create_dir_all(root.join(folder)).at(&path)?;
        let mut out = File::create_new(&path).at(&path)?;
        if marked {
            out.write_all(BYTE_ORDER_MARK).at(&path)?;
        }
        let mut rows = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
        rows.write_record(schema.columns).at(&path)?;
        let (columns, lost_characters) = (schema.columns, Vec::new());
        Ok(Self { path, file, columns, encoding, rows, n_rows: 0, lost_characters })
    }

    pub(super) fn write<'a>(
        &mut self,
        values: impl Iterator<Item = Option<&'a str>>,
    ) -> Result<()> {
        self.n_rows += 1;
        let mut lost = Vec::new();
        for (column, value) in self.columns.iter().zip(values) {
            let value = encode(value.unwrap_or_default(), self.encoding, &mut lost);
            self.rows.write_field(value).at(&self.path)?;
            for character in lost.drain(..) {
                let at = Cell { file: self.file.clone(), row: self.n_rows, column };
                self.lost_characters.push(LostCharacter { at, character });
            }
        }
        self.rows.write_record(None::<&[u8]>).at(&self.path)
    }

    pub(super) fn finish(mut self) -> Result<(String, Vec<LostCharacter>)> {
        self.rows.flush().at(&self.path)?;
        Ok((self.file, self.lost_characters))
    }
}
