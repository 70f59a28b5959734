//! A package that was delivered: opened in one pass, then read village by village.
//!
//! A defect of a file is told in [`Package::shape`] and does not keep the rest from being read.
//! A row has a running number over the files of its table; [`Package::place`] says where that is.

mod documents;
mod extent;
mod listing;
mod open;
mod repeats;
mod source;
mod summaries;
mod survey;
mod village;

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use tempfile::TempDir;
use tenure::Place;
use tenure::submission::{Attachment, CountyFacts, Shape, Table, Text, Village};

use self::documents::Documents;
use self::extent::Run;
use self::source::Source;
use crate::archive::{ArchiveError, Unpacked};
use crate::digest::Sha256Digest;
use crate::layer::Limits;

/// A document in a zip is unpacked to be looked into; a larger one is not. The number is our own.
const DOCUMENT_BYTES_MAX: u64 = 256 << 20;

/// Why there is no package to be read.
#[derive(Debug, thiserror::Error)]
pub enum PackageError {
    #[error("`{}` cannot be read", path.display())]
    Io { path: PathBuf, source: io::Error },
    #[error("`{}` is no package: it has neither `矢量数据` nor `权属数据`", path.display())]
    NoPackage { path: PathBuf },
    #[error("the package has more than {max} files")]
    TooManyFiles { max: u64 },
    #[error("`{}` is refused", path.display())]
    Archive { path: PathBuf, source: ArchiveError },
    #[error("there is no room for temporary files")]
    Spool(#[source] io::Error),
}

/// Why a village could not be read, though the package was opened.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    #[error("`{file}` cannot be read, or has changed since it was opened")]
    Io { file: String, source: io::Error },
    #[error("`{file}` has changed since it was opened")]
    Changed { file: String },
}

/// A file that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileUsed {
    /// The path inside the package.
    pub path: String,
    pub table: Option<Table>,
    /// The rows of values that it holds, where it holds any.
    pub rows: Option<u64>,
    /// The name of the encoding that its text was read in.
    pub encoding: Option<&'static str>,
    /// The name of the coordinate system.
    pub crs: Option<String>,
    pub sha256: [u8; 32],
}

/// Where in the files of a package something stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Located {
    /// The path inside the package.
    pub file: String,
    /// The number in the file, the first row of values being 1.
    pub row: Option<u64>,
    /// The name of the column in the file.
    pub column: Option<String>,
}

/// A package of NY/T 2539 that was opened.
#[derive(Debug)]
pub struct Package {
    year: Option<u16>,
    limits: Limits,
    shape: Shape,
    facts: CountyFacts,
    files: Vec<FileUsed>,
    read_past: Vec<String>,
    digest: Sha256Digest,
    sources: Vec<Source>,
    villages: BTreeMap<Text, Vec<Run>>,
    documents: Documents,
    /// Where the files are, and what stands before their names in a zip.
    place: (PathBuf, String),
    /// What a zip was unpacked into, gone with the package.
    unpacked: Option<Unpacked>,
    /// Tables of databases as CSV, gone with the package.
    _spool: TempDir,
}

impl Package {
    /// Opens a folder or a zip and passes once over every row.
    pub fn open(path: impl AsRef<Path>, limits: Limits) -> Result<Self, PackageError> {
        open::open(path.as_ref(), limits)
    }

    /// The county that the package is of: six digits, or empty where nothing says so.
    pub fn county(&self) -> &str {
        &self.facts.county
    }

    /// The year in the names of the files.
    pub fn year(&self) -> Option<u16> {
        self.year
    }

    /// The form of the package, and what is wrong with its files.
    pub fn shape(&self) -> &Shape {
        &self.shape
    }

    /// What only the whole package can say.
    pub fn facts(&self) -> &CountyFacts {
        &self.facts
    }

    /// The files that were read.
    pub fn files(&self) -> &[FileUsed] {
        &self.files
    }

    /// Files of the standard that the register has no use for, and other tables beside those that were read.
    pub fn read_past(&self) -> &[String] {
        &self.read_past
    }

    /// The SHA-256 over the sorted names of the files that were read, each with the SHA-256 of its contents.
    pub fn digest(&self) -> [u8; 32] {
        self.digest
    }

    /// The codes of the villages in order, first the empty one if there are rows that name no village.
    pub fn villages(&self) -> impl Iterator<Item = &str> {
        self.villages.keys().map(Text::as_str)
    }

    /// Reads the rows of one village; a village that has none is empty.
    pub fn read_village(&self, code: &str) -> Result<Village, ReadError> {
        let mut village = Village { code: Text::from(code), ..Village::default() };
        for run in self.villages.get(code).map_or(&[][..], Vec::as_slice) {
            if let Some(source) = self.sources.get(run.source as usize) {
                village::read_run(&mut village, source, run, self.limits)?;
            }
        }
        Ok(village)
    }

    /// Looks into the documents that the rows of a village refer to, each of them once for the whole package.
    pub fn attachments(&self, village: &Village) -> Vec<Attachment> {
        self.documents.of_village(village, |name| self.open_document(name))
    }

    fn open_document(&self, name: &str) -> io::Result<File> {
        let (root, prefix) = &self.place;
        if let Some(unpacked) = &self.unpacked {
            return unpacked.file(&format!("{prefix}{name}"), DOCUMENT_BYTES_MAX);
        }
        let path = root.join(name);
        // What is no plain file, such as a pipe, would be waited for.
        if !fs::metadata(&path)?.is_file() {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        File::open(path)
    }

    /// Says in which file, row and column a finding stands.
    pub fn place(&self, place: &Place) -> Option<Located> {
        let table = place.table?;
        let holds = |it: &&Source| {
            it.table == table
                && place.row.is_none_or(|row| row > it.rows_before && row <= it.last_row)
        };
        let source = self.sources.iter().find(holds)?;
        Some(Located {
            file: source.file.clone(),
            row: place.row.map(|it| it - source.rows_before),
            column: place.field.and_then(|it| source.columns.name_of(it)),
        })
    }
}

#[cfg(test)]
mod tests;
