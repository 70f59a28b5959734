//! The homesteads of our own layer, passed over feature by feature.

use std::fs::File;

use geometry::Crs;
use tenure::submission::{ColumnKind, Table};

use super::{Opening, PackageError};
use crate::layer::Shape;
use crate::layer::geojson::{self, GeoJsonError};
use crate::nyt2539::TableSchema;
use crate::nyt2539::package::FileUsed;
use crate::nyt2539::package::source::{ColumnMap, Source, SourceReader};
use crate::nyt2539::package::survey::{Plausibility, Watched};

/// So many troubles of one kind are told one by one.
const TOLD_MAX: usize = 20;
/// Names of properties beyond so many are not noted.
const NAMES_MAX: usize = 1000;

impl Opening {
    pub(super) fn read_homesteads(
        &mut self,
        schema: &'static TableSchema,
    ) -> Result<(), PackageError> {
        let Some(name) = self.found.homesteads.take() else { return Ok(()) };
        match self.scan_homesteads(schema, &name) {
            Ok(()) => Ok(()),
            Err(GeoJsonError::Io(error)) => Err(self.failed(&name, error)),
            Err(error) => {
                self.trouble(&name, Some(schema.table), None, error.title_zh(), true);
                Ok(())
            }
        }
    }

    fn scan_homesteads(
        &mut self,
        schema: &'static TableSchema,
        name: &str,
    ) -> Result<(), GeoJsonError> {
        let table = schema.table;
        let path = self.listing.path(name);
        let file = File::open(&path)?;
        // Properties have no order and no head, so the columns are the schema's, and others as they turn up.
        let mut names: Vec<String> = schema.columns.iter().map(|it| (*it).to_owned()).collect();
        let columns = ColumnMap::new(table, names.clone());
        let watched = Watched::new(self.sources.len(), &columns);
        let mut seen = vec![false; names.len()];
        let mut troubles = Vec::new();
        let mut envelopes = Vec::new();
        let survey = &mut self.survey;
        let scan = geojson::scan(&path, self.limits, |it| {
            let feature = match it.feature {
                Ok(feature) => feature,
                Err(error) => {
                    troubles.push((it.row, error.title_zh(), true));
                    geojson::Feature::default()
                }
            };
            if let Some(n_vertices) = feature.too_large {
                troubles.push((it.row, GeoJsonError::TooLarge { n_vertices }.title_zh(), false));
            }
            note_columns(&feature, &mut names, &mut seen);
            if let Shape::Outline(outline) = &feature.shape {
                envelopes.extend(outline.envelope());
            }
            let cell =
                |column: usize| Some(feature.property(columns.names.get(column)?)?.as_bytes());
            survey.row(&watched, it.row, it.bytes, cell);
        })?;
        let n_troubles = troubles.len();
        for (row, trouble, fatal) in troubles.into_iter().take(TOLD_MAX) {
            self.trouble(name, Some(table), Some(row), trouble, fatal);
        }
        if n_troubles > TOLD_MAX {
            let trouble = format!("另有 {} 个要素有问题", n_troubles - TOLD_MAX);
            self.trouble(name, Some(table), None, trouble, true);
        }
        let crs = scan.crs.unwrap_or(Crs::LonLat);
        let mut plausibility = Plausibility::default();
        for envelope in envelopes {
            plausibility.look(crs, envelope);
        }
        self.check_crs(table, name, Some(crs), plausibility.trouble());
        self.describe_properties(table, &names, &seen);
        self.files.push(FileUsed {
            path: name.to_owned(),
            table: Some(table),
            rows: Some(scan.n_rows),
            encoding: Some("UTF-8"),
            crs: Some(crs.name()),
            sha256: scan.digest,
        });
        *self.facts.rows.entry(table).or_default() += scan.n_rows;
        let (reader, last_row) = (SourceReader::GeoJson(file), scan.n_rows);
        self.sources.push(Source {
            table,
            file: name.to_owned(),
            reader,
            columns,
            rows_before: 0,
            last_row,
        });
        Ok(())
    }

    fn describe_properties(&mut self, table: Table, names: &[String], seen: &[bool]) {
        let delivered =
            names.iter().zip(seen).filter(|(_, seen)| **seen).map(|(name, _)| name.clone());
        let columns = ColumnMap::new(table, delivered.collect());
        let kinds = vec![ColumnKind::Untyped; columns.names.len()];
        self.describe(table, &columns, kinds);
    }
}

fn note_columns(feature: &geojson::Feature, names: &mut Vec<String>, seen: &mut Vec<bool>) {
    for (name, _) in &feature.properties {
        match names.iter().position(|it| it.eq_ignore_ascii_case(name)) {
            Some(index) => seen.iter_mut().skip(index).take(1).for_each(|it| *it = true),
            None if names.len() < NAMES_MAX => {
                names.push(String::from(name.as_str()));
                seen.push(true);
            }
            None => {}
        }
    }
}
