//! The encoding of the table where none is declared, and the texts that the encoding does not have.

use std::fs::File;
use std::io;

use encoding_rs::{Encoding, GB18030};

use super::{Shapefile, ShapefilePart, ShapefileTrouble};
use crate::layer::dbf::{self, DbfRecords};
use crate::text::Undecodable;

impl Shapefile {
    /// The encoding that fits the bytes better, if none is declared, with what it does not have.
    pub(super) fn settle_encoding(&mut self, undecodable: Undecodable) -> io::Result<Undecodable> {
        if self.declared.is_some() {
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

    fn undecodable_as(&self, encoding: &'static Encoding) -> io::Result<Undecodable> {
        let mut undecodable = Undecodable::default();
        let (Some(header), Some(path)) = (&self.table, &self.parts.dbf) else {
            return Ok(undecodable);
        };
        let file = File::open(path)?;
        let n_whole = header.n_whole(file.metadata()?.len());
        let mut records = DbfRecords::run(&file, header, 1, n_whole)?;
        while let Some((row, record)) = records.advance()? {
            if !record.is_ascii() && !dbf::deleted(record) {
                header.note_undecodable(row, record, encoding, &mut undecodable);
            }
        }
        Ok(undecodable)
    }

    pub(super) fn tell_undecodable(&mut self, undecodable: &Undecodable) {
        let encoding = self.encoding.name();
        for (row, column) in &undecodable.first {
            let column = self.table.as_ref().and_then(|it| it.columns.get(*column));
            let column = column.map(|it| it.name.clone()).unwrap_or_default();
            self.note(
                ShapefilePart::Dbf,
                Some(*row),
                ShapefileTrouble::Undecodable { column, encoding },
            );
        }
        let count = undecodable.count - undecodable.first.len() as u64;
        if count > 0 {
            self.note(
                ShapefilePart::Dbf,
                None,
                ShapefileTrouble::MoreUndecodable { count, encoding },
            );
        }
    }
}
