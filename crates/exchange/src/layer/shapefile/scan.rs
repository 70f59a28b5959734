//! One pass over all files of a shapefile at once, each held against the others.

use std::fs::File;
use std::io::{self, BufReader, Read};
use std::ops::Range;
use std::path::Path;

use encoding_rs::{Encoding, UTF_8};
use geometry::{Crs, Envelope};

use super::index::Index;
use super::{PlacedTrouble, Shapefile, ShapefilePart, ShapefileTrouble};
use crate::digest::{Hashed, Sha256Digest, digest_of};
use crate::layer::Limits;
use crate::layer::dbf::{self, DbfHeader, DbfRecords};
use crate::layer::shp::{HEADER_BYTES, ShapeKind, ShapeTrouble, ShpWalk};
use crate::text::{Suspicion, Undecodable};

/// So many troubles of one kind are told one by one.
const TOLD_MAX: u64 = 20;

const BUFFER_BYTES: usize = 1 << 18;

/// One row as the scan passes it.
#[derive(Debug)]
pub struct ScannedRow<'a> {
    /// From 1, deleted rows counted.
    pub row: u64,
    /// The bytes of the record; empty where there is no table.
    pub record: &'a [u8],
    /// The record of the shape; `None` where none can be read.
    pub shape: Option<Range<u64>>,
    pub envelope: Option<Envelope>,
}

/// What one pass over all files found.
#[derive(Clone, Debug)]
pub struct ShapefileScan {
    /// Rows that are not marked as deleted.
    pub n_rows: u64,
    pub encoding: &'static Encoding,
    pub crs: Option<Crs>,
    pub kind: Option<ShapeKind>,
    pub troubles: Vec<PlacedTrouble>,
    /// The digest of each file that was read.
    pub digests: Vec<(ShapefilePart, Sha256Digest)>,
}

impl Shapefile {
    /// Passes over every row once and checks the files against each other.
    ///
    /// With a table its rows are passed, otherwise the shapes.
    pub fn scan(
        &mut self,
        limits: Limits,
        visit: impl FnMut(ScannedRow<'_>),
    ) -> io::Result<ShapefileScan> {
        let mut scanner = Scanner::open(self, limits)?;
        let n_rows = scanner.pass(visit)?;
        let Scanner { troubles, undecodable, suspicion, digests, .. } = scanner.finish()?;
        self.troubles.extend(troubles);
        if let Some(declared) = self.declared.filter(|it| *it != UTF_8 && suspicion.grounded()) {
            let declared = declared.name();
            self.note(ShapefilePart::Dbf, None, ShapefileTrouble::Utf8AfterAll { declared });
        }
        let undecodable = self.settle_encoding(undecodable)?;
        self.tell_undecodable(&undecodable);
        let mut digests = digests;
        for (part, path) in
            [(ShapefilePart::Prj, &self.parts.prj), (ShapefilePart::Cpg, &self.parts.cpg)]
        {
            if let Some(path) = path {
                digests.push((part, digest_of(path)?));
            }
        }
        Ok(ShapefileScan {
            n_rows,
            encoding: self.encoding,
            crs: self.crs(),
            kind: self.kind,
            troubles: std::mem::take(&mut self.troubles),
            digests,
        })
    }
}

pub(super) type HashedFile = BufReader<Hashed<File>>;

/// A file that is hashed as it is read, and its length.
pub(super) fn hashed(path: &Path) -> io::Result<(HashedFile, u64)> {
    let file = File::open(path)?;
    let n_bytes = file.metadata()?.len();
    Ok((BufReader::with_capacity(BUFFER_BYTES, Hashed::new(file)), n_bytes))
}

struct Scanner<'a> {
    header: Option<&'a DbfHeader>,
    encoding: &'static Encoding,
    records: Option<DbfRecords<HashedFile>>,
    shapes: Option<ShpWalk<HashedFile>>,
    index: Option<Index>,
    /// How many shapes there can be: those of a believable index, or those before a file breaks off.
    n_readable: Option<u64>,
    kind: Option<ShapeKind>,
    n_shapes: u64,
    n_bad_shapes: u64,
    troubles: Vec<PlacedTrouble>,
    undecodable: Undecodable,
    suspicion: Suspicion,
    digests: Vec<(ShapefilePart, Sha256Digest)>,
}

impl<'a> Scanner<'a> {
    fn open(shapefile: &'a Shapefile, limits: Limits) -> io::Result<Self> {
        let mut scanner = Self {
            header: shapefile.table.as_ref(),
            encoding: shapefile.encoding,
            records: None,
            shapes: None,
            index: None,
            n_readable: None,
            kind: shapefile.kind,
            n_shapes: 0,
            n_bad_shapes: 0,
            troubles: Vec::new(),
            undecodable: Undecodable::default(),
            suspicion: Suspicion::default(),
            digests: Vec::new(),
        };
        if let (Some(path), Some(_)) = (&shapefile.parts.shp, shapefile.kind) {
            let (mut file, n_bytes) = hashed(path)?;
            io::copy(&mut file.by_ref().take(HEADER_BYTES), &mut io::sink())?;
            scanner.shapes = Some(ShpWalk::new(file, n_bytes, limits.vertices_max));
            if let Some(index) = &shapefile.parts.shx {
                scanner.open_index(index, n_bytes)?;
            }
        }
        if let (Some(path), Some(header)) = (&shapefile.parts.dbf, &shapefile.table) {
            scanner.open_records(path, header)?;
        }
        Ok(scanner)
    }

    fn note(&mut self, part: ShapefilePart, row: Option<u64>, trouble: ShapefileTrouble) {
        self.troubles.push(PlacedTrouble { part, row, trouble });
    }

    fn open_records(&mut self, path: &Path, header: &DbfHeader) -> io::Result<()> {
        let (mut file, n_bytes) = hashed(path)?;
        io::copy(&mut file.by_ref().take(header.header_bytes), &mut io::sink())?;
        let whole = header.n_whole(n_bytes);
        if whole < header.n_records {
            let trouble = ShapefileTrouble::TableTruncated { whole, promised: header.n_records };
            self.note(ShapefilePart::Dbf, Some(whole + 1), trouble);
        }
        self.records = Some(DbfRecords::new(file, header, 1, whole));
        Ok(())
    }

    fn open_index(&mut self, path: &Path, shp_bytes: u64) -> io::Result<()> {
        let (index, digest) = Index::open(path, shp_bytes)?;
        self.digests.push((ShapefilePart::Shx, digest));
        if index.is_none() {
            self.note(ShapefilePart::Shx, None, ShapefileTrouble::Index);
        }
        self.n_readable = index.as_ref().map(|it| it.n_entries);
        self.index = index;
        Ok(())
    }

    fn pass(&mut self, mut visit: impl FnMut(ScannedRow<'_>)) -> io::Result<u64> {
        let mut n_rows = 0;
        let Some(mut records) = self.records.take() else { return self.pass_shapes(visit) };
        while let Some((row, record)) = records.advance()? {
            let (shape, envelope) = self.next_shape(row)?;
            if dbf::deleted(record) {
                continue;
            }
            if let (Some(header), false) = (self.header, record.is_ascii()) {
                header.note_undecodable(row, record, self.encoding, &mut self.undecodable);
                self.suspicion.look(record);
            }
            n_rows += 1;
            visit(ScannedRow { row, record, shape, envelope });
        }
        self.digests.push((ShapefilePart::Dbf, records.into_inner().into_inner().finish()?));
        self.compare_counts()?;
        Ok(n_rows)
    }

    fn pass_shapes(&mut self, mut visit: impl FnMut(ScannedRow<'_>)) -> io::Result<u64> {
        let mut n_rows = 0;
        loop {
            let n_shapes = self.n_shapes;
            let (shape, envelope) = self.next_shape(n_rows + 1)?;
            if self.n_shapes == n_shapes {
                return Ok(n_rows);
            }
            n_rows += 1;
            visit(ScannedRow { row: n_rows, record: &[], shape, envelope });
        }
    }

    /// Says where the rows and the shapes stop having partners.
    fn compare_counts(&mut self) -> io::Result<()> {
        let Some(header) = self.header else { return Ok(()) };
        let n_rows = header.n_records;
        loop {
            let before = self.n_shapes;
            self.next_shape(before + 1)?;
            if self.n_shapes == before {
                break;
            }
        }
        let n_shapes = self.n_shapes;
        if self.kind.is_some() && n_shapes != n_rows {
            let row = n_shapes.min(n_rows) + 1;
            self.note(ShapefilePart::Shp, Some(row), ShapefileTrouble::Counts { n_shapes, n_rows });
        }
        Ok(())
    }

    fn next_shape(&mut self, row: u64) -> io::Result<(Option<Range<u64>>, Option<Envelope>)> {
        let Some(walk) = &mut self.shapes else { return Ok((None, None)) };
        if self.n_readable.is_some_and(|it| self.n_shapes >= it) {
            return Ok((None, None));
        }
        let mut indexed = None;
        if let Some(index) = &mut self.index {
            indexed = index.advance()?;
            if let Some((offset, _)) = indexed {
                walk.skip_to(offset)?;
            }
        }
        let Some(entry) = walk.advance()? else { return Ok((None, None)) };
        self.n_shapes += 1;
        let record_bytes = entry.bytes.end - entry.bytes.start;
        if indexed.is_some_and(|(_, content)| content + 8 != record_bytes) {
            self.bad_shape(ShapefilePart::Shx, row, ShapefileTrouble::Index);
        }
        match entry.shape {
            Ok(envelope) => Ok((Some(entry.bytes), envelope)),
            Err(trouble) => {
                if trouble == ShapeTrouble::Truncated {
                    // The number of shapes is what the file has whole.
                    self.n_shapes -= 1;
                    self.n_readable = Some(self.n_shapes);
                }
                self.bad_shape(ShapefilePart::Shp, row, ShapefileTrouble::Shape(trouble));
                Ok((None, None))
            }
        }
    }

    fn bad_shape(&mut self, part: ShapefilePart, row: u64, trouble: ShapefileTrouble) {
        self.n_bad_shapes += 1;
        if self.n_bad_shapes <= TOLD_MAX {
            self.note(part, Some(row), trouble);
        }
    }

    fn finish(mut self) -> io::Result<Self> {
        if let Some(count) = self.n_bad_shapes.checked_sub(TOLD_MAX).filter(|it| *it > 0) {
            self.note(ShapefilePart::Shp, None, ShapefileTrouble::MoreShapes { count });
        }
        if let Some(shapes) = self.shapes.take() {
            self.digests.push((ShapefilePart::Shp, shapes.into_inner().into_inner().finish()?));
        }
        Ok(self)
    }
}
