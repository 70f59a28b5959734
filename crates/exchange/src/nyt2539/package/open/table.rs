//! A table of ownership, or one of our own, passed over row by row.

use tenure::submission::{ColumnKind, Table};

use super::database::TableFile;
use super::{Opening, PackageError};
use crate::layer::ShapefileTrouble;
use crate::nyt2539::TableSchema;
use crate::nyt2539::package::FileUsed;
use crate::nyt2539::package::source::{ColumnMap, Source, SourceReader};
use crate::nyt2539::package::survey::Watched;
use crate::table::delimited::{CsvError, CsvTable};
use crate::text::Undecodable;

impl Opening {
    pub(super) fn read_table(
        &mut self,
        schema: &'static TableSchema,
        file: &TableFile,
    ) -> Result<(), PackageError> {
        let table = schema.table;
        match self.scan_table(schema, file) {
            Ok(()) => Ok(()),
            Err(CsvError::Io(error)) => Err(self.failed(&file.name, error)),
            Err(error) => {
                self.trouble(&file.name, Some(table), error.row(), error.title_zh(), true);
                Ok(())
            }
        }
    }

    fn scan_table(
        &mut self,
        schema: &'static TableSchema,
        file: &TableFile,
    ) -> Result<(), CsvError> {
        let table = schema.table;
        let mut csv = CsvTable::open(&file.on_disk)?;
        let columns = ColumnMap::new(table, csv.columns().to_vec());
        if !columns.known() {
            let trouble = format!("表头没有表 {} 的任何字段", schema.name);
            self.trouble(&file.name, Some(table), None, trouble, true);
        }
        let rows_before = self.rows_before(table);
        let watched = Watched::new(self.sources.len(), &columns);
        let survey = &mut self.survey;
        let scan = csv.scan(|row, record, bytes| {
            survey.row(&watched, row, bytes, |column| record.get(column));
        })?;
        for row in &scan.uneven {
            let trouble = "此行的字段数与表头不一致".to_owned();
            self.trouble(&file.name, Some(table), Some(*row), trouble, true);
        }
        if scan.n_uneven > scan.uneven.len() as u64 {
            let trouble = format!("共有 {} 行的字段数与表头不一致", scan.n_uneven);
            self.trouble(&file.name, Some(table), None, trouble, true);
        }
        self.tell_undecodable(&file.name, table, &columns, scan.encoding.name(), &scan.undecodable);
        let kinds = file.database.as_ref().map(|(kinds, _)| kinds.clone());
        let untyped = vec![ColumnKind::Untyped; columns.names.len()];
        self.describe(table, &columns, kinds.unwrap_or(untyped));
        self.files.push(FileUsed {
            path: file.name.clone(),
            table: Some(table),
            rows: Some(scan.n_rows),
            encoding: file.database.is_none().then(|| scan.encoding.name()),
            crs: None,
            sha256: file.database.as_ref().map_or(scan.digest, |(_, digest)| *digest),
        });
        *self.facts.rows.entry(table).or_default() += scan.n_rows;
        let last_row = rows_before + scan.n_rows;
        let reader = SourceReader::Csv(csv);
        self.sources.push(Source {
            table,
            file: file.name.clone(),
            reader,
            columns,
            rows_before,
            last_row,
        });
        Ok(())
    }

    fn tell_undecodable(
        &mut self,
        file: &str,
        table: Table,
        columns: &ColumnMap,
        encoding: &'static str,
        undecodable: &Undecodable,
    ) {
        for (row, column) in &undecodable.first {
            let column = columns.names.get(*column).cloned().unwrap_or_default();
            let trouble = ShapefileTrouble::Undecodable { column, encoding };
            self.trouble(file, Some(table), Some(*row), trouble.title_zh(), true);
        }
        let count = undecodable.count - undecodable.first.len() as u64;
        if count > 0 {
            let trouble = ShapefileTrouble::MoreUndecodable { count, encoding };
            self.trouble(file, Some(table), None, trouble.title_zh(), true);
        }
    }
}
