//! A shapefile: shapes, index, table, projection and code page that belong together, checked against each other.

mod encoding;
mod index;
mod parts;
mod scan;
mod trouble;

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::ops::Range;

use encoding_rs::{Encoding, UTF_8};
use geometry::{Crs, PrjError, parse_prj};

pub use self::parts::{ShapefilePart, ShapefileParts};
pub use self::scan::{ScannedRow, ShapefileScan};
pub use self::trouble::{PlacedTrouble, ShapefileTrouble, prj_title_zh};

use self::parts::small_text;
use super::LayerCrs;
use super::dbf::{DbfHeader, DbfRecords};
use super::shp::{Shape, ShapeKind, ShpHeader, ShpRun};
use crate::text::{encoding_of_label, encoding_of_language_byte};

/// A shapefile whose heads were read.
#[derive(Debug)]
pub struct Shapefile {
    parts: ShapefileParts,
    /// The head of the table, if there is one that can be read.
    pub table: Option<DbfHeader>,
    kind: Option<ShapeKind>,
    crs: LayerCrs,
    declared: Option<&'static Encoding>,
    encoding: &'static Encoding,
    troubles: Vec<PlacedTrouble>,
    shp_file: Option<File>,
    dbf_file: Option<File>,
}

impl Shapefile {
    /// Reads the heads; a file that is missing or is none gives a trouble, not an error.
    pub fn open(parts: ShapefileParts) -> io::Result<Self> {
        let mut shapefile = Self {
            parts,
            table: None,
            kind: None,
            crs: LayerCrs::Unknown,
            declared: None,
            encoding: UTF_8,
            troubles: Vec::new(),
            shp_file: None,
            dbf_file: None,
        };
        shapefile.open_shapes()?;
        shapefile.open_table()?;
        shapefile.open_projection()?;
        Ok(shapefile)
    }

    fn note(&mut self, part: ShapefilePart, row: Option<u64>, trouble: ShapefileTrouble) {
        self.troubles.push(PlacedTrouble { part, row, trouble });
    }

    fn missing(&mut self, part: ShapefilePart) {
        self.note(part, None, ShapefileTrouble::Missing(part));
    }

    fn open_shapes(&mut self) -> io::Result<()> {
        if self.parts.shx.is_none() {
            self.missing(ShapefilePart::Shx);
        }
        let Some(path) = &self.parts.shp else {
            self.missing(ShapefilePart::Shp);
            return Ok(());
        };
        let file = File::open(path)?;
        match ShpHeader::read(&file)? {
            Ok(header) => (self.kind, self.shp_file) = (Some(header.kind), Some(file)),
            Err(error) => self.note(ShapefilePart::Shp, None, ShapefileTrouble::Shp(error)),
        }
        Ok(())
    }

    fn open_table(&mut self) -> io::Result<()> {
        let label = match &self.parts.cpg {
            Some(path) => Some(small_text(path)?),
            None => None,
        };
        self.declared = label.as_deref().and_then(encoding_of_label);
        if let (Some(label), None) = (label, self.declared) {
            let shown = label.trim().chars().take(20).collect();
            self.note(ShapefilePart::Cpg, None, ShapefileTrouble::CodePage(shown));
        }
        let Some(path) = &self.parts.dbf else {
            self.missing(ShapefilePart::Dbf);
            return Ok(());
        };
        let file = File::open(path)?;
        match DbfHeader::read(&file)? {
            Ok(header) => {
                self.dbf_file = Some(file);
                self.declared =
                    self.declared.or_else(|| encoding_of_language_byte(header.language));
                self.encoding = self.declared.unwrap_or(UTF_8);
                self.table = Some(header);
            }
            Err(error) => self.note(ShapefilePart::Dbf, None, ShapefileTrouble::Dbf(error)),
        }
        Ok(())
    }

    fn open_projection(&mut self) -> io::Result<()> {
        let Some(path) = &self.parts.prj else {
            self.missing(ShapefilePart::Prj);
            return Ok(());
        };
        let text = small_text(path)?;
        let text = text.trim_start_matches('\u{feff}');
        self.crs = LayerCrs::of_wkt(text);
        match parse_prj(text) {
            Ok(_) => {}
            Err(PrjError::NotWkt) if text.trim_start().starts_with('<') => {
                self.note(ShapefilePart::Prj, None, ShapefileTrouble::PrjIsHtml);
            }
            Err(error) => self.note(ShapefilePart::Prj, None, ShapefileTrouble::Prj(error)),
        }
        Ok(())
    }

    /// Reads rows that follow one another, with the bytes of their shapes, which may be none.
    ///
    /// Only what a scan has passed may be asked for; a file that has changed since gives an error.
    pub fn read_run(
        &self,
        first_row: u64,
        n_rows: u64,
        shapes: Range<u64>,
        mut each: impl FnMut(u64, &[u8], Shape),
    ) -> io::Result<()> {
        let shapes = self.read_shapes(shapes)?;
        let mut shapes = ShpRun::new(&shapes);
        let has_shapes = !shapes.bytes().is_empty();
        let mut shape = || {
            let shape = if has_shapes { shapes.advance() } else { Some(Shape::None) };
            shape.ok_or_else(|| io::Error::from(io::ErrorKind::InvalidData))
        };
        let (Some(header), Some(file)) = (&self.table, &self.dbf_file) else {
            for row in first_row..first_row + n_rows {
                each(row, &[], shape()?);
            }
            return Ok(());
        };
        let mut records = DbfRecords::run(file, header, first_row, n_rows)?;
        while let Some((row, record)) = records.advance()? {
            each(row, record, shape()?);
        }
        Ok(())
    }

    fn read_shapes(&self, shapes: Range<u64>) -> io::Result<Vec<u8>> {
        let n_bytes = usize::try_from(shapes.end - shapes.start).unwrap_or(usize::MAX);
        let mut bytes = vec![0; n_bytes];
        if let (Some(mut file), true) = (self.shp_file.as_ref(), n_bytes > 0) {
            file.seek(SeekFrom::Start(shapes.start))?;
            file.read_exact(&mut bytes)?;
        }
        Ok(bytes)
    }

    /// The coordinate system that the `.prj` names, if it is one of the register's.
    pub fn crs(&self) -> Option<Crs> {
        self.crs.ours()
    }

    /// The coordinate system that the `.prj` names.
    pub fn layer_crs(&self) -> &LayerCrs {
        &self.crs
    }

    /// The encoding of the table: declared, or settled by a scan.
    pub fn encoding(&self) -> &'static Encoding {
        self.encoding
    }
}

#[cfg(test)]
mod corpus_tests;
#[cfg(test)]
mod tests;
