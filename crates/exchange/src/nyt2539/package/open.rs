//! Opens a package: finds its files, passes over each once, and notes what is wrong with them.

mod county;
mod database;
mod homestead;
mod layer;
mod table;

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io;
use std::path::Path;

use sha2::{Digest as _, Sha256};
use tempfile::TempDir;
use tenure::submission::{ColumnKind, CountyFacts, FileTrouble, Shape, Table};

use self::county::commonest;
use super::documents::Documents;
use super::listing::{Found, FoundLayer, Listing, walk, wanted};
use super::source::{ColumnMap, Source};
use super::summaries;
use super::survey::Survey;
use super::{FileUsed, Package, PackageError};
use crate::archive::{ArchiveError, Unpacked, unpack};
use crate::digest::Sha256Digest;
use crate::layer::Limits;
use crate::nyt2539::{Part, SCHEMA, TableSchema};

pub(super) fn open(path: &Path, limits: Limits) -> Result<Package, PackageError> {
    let unreadable = |source| PackageError::Io { path: path.to_owned(), source };
    let no_package = || PackageError::NoPackage { path: path.to_owned() };
    let metadata = fs::metadata(path).map_err(unreadable)?;
    let (listing, unpacked) = if metadata.is_dir() {
        let own_name =
            path.canonicalize().ok().and_then(|it| Some(it.file_name()?.to_str()?.to_owned()));
        (Listing::new(path, own_name, walk(path, limits)?), None)
    } else {
        let unpacked = unpack(path, limits, wanted).map_err(|source| match source {
            ArchiveError::Io(source) => unreadable(source),
            ArchiveError::Zip(_) if !is_zip(path) => no_package(),
            source => PackageError::Archive { path: path.to_owned(), source },
        })?;
        let own_name = path.file_stem().and_then(|it| it.to_str()).map(str::to_owned);
        (Listing::new(unpacked.path(), own_name, unpacked.names.clone()), Some(unpacked))
    };
    let listing = listing.ok_or_else(no_package)?;
    let mut opening = Opening::new(listing, limits)?;
    opening.read_all()?;
    Ok(opening.finish(unpacked))
}

fn is_zip(path: &Path) -> bool {
    let mut magic = [0; 2];
    File::open(path).and_then(|mut it| io::Read::read_exact(&mut it, &mut magic)).is_ok()
        && &magic == b"PK"
}

struct Opening {
    listing: Listing,
    found: Found,
    limits: Limits,
    /// Holds the tables of databases as CSV.
    spool: TempDir,
    survey: Survey,
    documents: Documents,
    shape: Shape,
    facts: CountyFacts,
    files: Vec<FileUsed>,
    sources: Vec<Source>,
}

impl Opening {
    fn new(listing: Listing, limits: Limits) -> Result<Self, PackageError> {
        let found = listing.find();
        Ok(Self {
            found,
            limits,
            spool: TempDir::with_prefix("sanquan-").map_err(PackageError::Spool)?,
            survey: Survey::default(),
            documents: Documents::of(listing.documents()),
            shape: Shape { parts_absent: listing.parts_absent(), ..Shape::default() },
            facts: CountyFacts::default(),
            files: Vec::new(),
            sources: Vec::new(),
            listing,
        })
    }

    fn trouble(
        &mut self,
        file: &str,
        table: Option<Table>,
        row: Option<u64>,
        trouble: String,
        fatal: bool,
    ) {
        self.shape.file_troubles.push(FileTrouble {
            file: file.to_owned(),
            table,
            row,
            trouble,
            fatal,
        });
    }

    fn failed(&self, name: &str, source: io::Error) -> PackageError {
        PackageError::Io { path: self.listing.path(name), source }
    }

    fn read_all(&mut self) -> Result<(), PackageError> {
        let mut tables = self.table_files()?;
        let mut layers: Vec<(usize, FoundLayer)> = std::mem::take(&mut self.found.layers)
            .into_iter()
            .map(|((index, ..), it)| (index, it))
            .collect();
        layers.sort_by_key(|(index, _)| *index);
        for (index, schema) in SCHEMA.iter().enumerate() {
            match schema.part {
                Part::Layer(shape) => {
                    for (_, layer) in layers.iter().filter(|(it, _)| *it == index) {
                        self.read_layer(schema, shape, layer)?;
                    }
                }
                Part::Ownership | Part::Own => {
                    for file in tables.remove(&index).unwrap_or_default() {
                        self.read_table(schema, &file)?;
                    }
                }
                Part::OwnLayer => self.read_homesteads(schema)?,
            }
            if schema.mandatory && !self.facts.has(schema.table) {
                self.tell_missing(schema);
            }
        }
        let workbooks = std::mem::take(&mut self.found.summaries);
        self.shape.summaries =
            summaries::read(&self.listing, &workbooks, self.limits, &mut self.files);
        for name in std::mem::take(&mut self.found.misnamed) {
            let trouble = "文件名不是“表名＋6位县级区划代码＋4位年份”".to_owned();
            self.trouble(&name, None, None, trouble, false);
        }
        Ok(())
    }

    fn tell_missing(&mut self, schema: &TableSchema) {
        let named = |it: &FileTrouble| it.table == Some(schema.table) && it.fatal;
        if self.shape.file_troubles.iter().any(named) {
            return;
        }
        let folder =
            if matches!(schema.part, Part::Layer(_)) { "矢量数据" } else { "权属数据" };
        let trouble = format!("缺少必备的表 {}", schema.name);
        self.trouble(folder, Some(schema.table), None, trouble, true);
    }

    fn rows_before(&self, table: Table) -> u64 {
        self.sources
            .iter()
            .filter(|it| it.table == table)
            .map(|it| it.last_row)
            .max()
            .unwrap_or_default()
    }

    /// Notes the columns of a table; of a split one, also those that only a later file has.
    fn describe(&mut self, table: Table, columns: &ColumnMap, kinds: Vec<ColumnKind>) {
        let described = self.shape.columns.entry(table).or_default();
        for column in columns.described(kinds) {
            if !described.contains(&column) {
                described.push(column);
            }
        }
    }

    fn finish(mut self, unpacked: Option<Unpacked>) -> Package {
        let years = self
            .found
            .counties
            .iter()
            .map(|(_, _, year)| year.as_str())
            .filter(|it| !it.is_empty());
        let year = commonest(years).and_then(|it| it.parse().ok());
        self.facts.documents_delivered = !self.documents.is_empty();
        let villages = std::mem::take(&mut self.survey).finish(&mut self.facts).finish();
        self.settle_county(villages.keys());
        Package {
            year,
            limits: self.limits,
            shape: self.shape,
            facts: self.facts,
            digest: digest(&self.files),
            files: self.files,
            read_past: self.found.read_past,
            sources: self.sources,
            villages,
            documents: self.documents,
            place: (self.listing.root, self.listing.prefix),
            unpacked,
            _spool: self.spool,
        }
    }
}

/// Over names and contents alone, so that a zip and its folder have the same.
fn digest(files: &[FileUsed]) -> Sha256Digest {
    let files: BTreeMap<&str, &Sha256Digest> =
        files.iter().map(|it| (it.path.as_str(), &it.sha256)).collect();
    let mut sha256 = Sha256::new();
    for (path, digest) in files {
        sha256.update(path.as_bytes());
        sha256.update([0]);
        sha256.update(digest);
    }
    sha256.finalize().into()
}
