//! One file of a table, and which of its columns is which field.

use std::fs::File;

use tenure::submission::{Column, ColumnKind, Table};

use super::extent::key_fields;
use crate::layer::Shapefile;
use crate::nyt2539::{TableSchema, schema_of};
use crate::table::delimited::CsvTable;

/// A file of a table.
#[derive(Debug)]
pub(super) struct Source {
    pub(super) table: Table,
    /// The relative name; for a layer that of its `.shp`.
    pub(super) file: String,
    pub(super) reader: SourceReader,
    pub(super) columns: ColumnMap,
    /// The rows in the files of the table before this one.
    pub(super) rows_before: u64,
    /// The number of the last row.
    pub(super) last_row: u64,
}

/// How the file is read.
#[derive(Debug)]
pub(super) enum SourceReader {
    Csv(CsvTable),
    Layer(Box<Shapefile>),
    GeoJson(File),
}

/// Which column is which field.
#[derive(Clone, Debug)]
pub(super) struct ColumnMap {
    pub(super) schema: &'static TableSchema,
    /// The names of the columns in the file.
    pub(super) names: Vec<String>,
    /// For each field of the schema, its column.
    pub(super) of_fields: Vec<Option<usize>>,
    /// The columns that say which village a row belongs to.
    pub(super) keys: Vec<usize>,
}

impl ColumnMap {
    pub(super) fn new(table: Table, names: Vec<String>) -> Self {
        let schema = schema_of(table);
        let of_fields: Vec<Option<usize>> = schema
            .columns
            .iter()
            .map(|column| names.iter().position(|it| it.eq_ignore_ascii_case(column)))
            .collect();
        let mut map = Self { schema, names, of_fields, keys: Vec::new() };
        map.keys = key_fields(table).iter().filter_map(|it| map.of(it)).collect();
        map
    }

    /// The column of a field.
    pub(super) fn of(&self, field: &str) -> Option<usize> {
        let index = self.schema.fields.iter().position(|it| it.name == field)?;
        self.of_fields.get(index).copied().flatten()
    }

    /// Whether any column is one of the table's.
    pub(super) fn known(&self) -> bool {
        self.of_fields.iter().any(Option::is_some)
    }

    /// The name of a field's column in the file, otherwise in the standard.
    pub(super) fn name_of(&self, field: &str) -> Option<String> {
        let delivered = self.of(field).and_then(|it| self.names.get(it)).cloned();
        delivered.or_else(|| self.schema.column_of(field).map(str::to_owned))
    }

    /// The columns as the shape of a submission has them.
    pub(super) fn described(&self, kinds: impl IntoIterator<Item = ColumnKind>) -> Vec<Column> {
        let field = |index| {
            let place = self.of_fields.iter().position(|it| *it == Some(index))?;
            self.schema.fields.get(place).map(|it| it.name)
        };
        self.names
            .iter()
            .zip(kinds)
            .enumerate()
            .map(|(index, (name, kind))| Column { field: field(index), name: name.clone(), kind })
            .collect()
    }
}
