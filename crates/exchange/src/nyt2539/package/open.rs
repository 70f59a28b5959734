//! Opens a package: finds its files, passes over each once, and notes what is wrong with them.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io;
use std::path::Path;

use geometry::Crs;
use sha2::{Digest as _, Sha256};
use tempfile::TempDir;
use tenure::submission::{Attachments, ColumnKind, CountyFacts, FileTrouble, Shape, Table, Text};

use super::listing::{Found, FoundLayer, Listing, walk, wanted};
use super::source::{ColumnMap, Source, SourceReader};
use super::survey::{Plausibility, Survey, Watched};
use super::{FileUsed, Package, PackageError};
use crate::archive::{ArchiveError, Unpacked, unpack};
use crate::digest::{Sha256Digest, digest_of};
use crate::layer::geojson::{self, GeoJsonError};
use crate::layer::{Limits, ShapeKind, Shapefile, ShapefilePart, ShapefileTrouble};
use crate::nyt2539::{LayerShape, Part, SCHEMA, TableSchema, schema_named};
use crate::table::access::Access;
use crate::table::delimited::{CsvError, CsvTable};

/// So many troubles of one kind are told one by one.
const TOLD_MAX: usize = 20;

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

/// Where a table of ownership is read from.
struct TableFile {
    /// The path inside the package.
    name: String,
    on_disk: std::path::PathBuf,
    /// The types of the columns, where the file knows them, and its digest, where the CSV is only a copy of it.
    database: Option<(Vec<ColumnKind>, Sha256Digest)>,
}

struct Opening {
    listing: Listing,
    found: Found,
    limits: Limits,
    /// Holds the tables of databases as CSV.
    spool: TempDir,
    survey: Survey,
    shape: Shape,
    facts: CountyFacts,
    files: Vec<FileUsed>,
    sources: Vec<Source>,
}

impl Opening {
    fn new(listing: Listing, limits: Limits) -> Result<Self, PackageError> {
        let found = listing.find();
        let documents: std::collections::HashSet<String> =
            listing.documents().map(str::to_lowercase).collect();
        let mut survey = Survey::default();
        survey.documents = Some(documents).filter(|it| !it.is_empty());
        Ok(Self {
            found,
            limits,
            spool: TempDir::with_prefix("sanquan-").map_err(PackageError::Spool)?,
            survey,
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
        self.settle_county();
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

    /// The files of each table: a database goes before CSV, and one folder of CSV before the other.
    fn table_files(&mut self) -> Result<BTreeMap<usize, Vec<TableFile>>, PackageError> {
        let mut tables: BTreeMap<usize, Vec<TableFile>> = BTreeMap::new();
        for name in std::mem::take(&mut self.found.databases) {
            self.spool_database(&name, &mut tables)?;
        }
        let from_databases: Vec<usize> = tables.keys().copied().collect();
        for ((index, ..), name) in std::mem::take(&mut self.found.tables) {
            let files = tables.entry(index).or_default();
            let folder = |it: &str| it.split('/').next().unwrap_or_default().to_owned();
            let elsewhere = files.first().is_some_and(|it| folder(&it.name) != folder(&name));
            if from_databases.contains(&index) || elsewhere {
                self.found.read_past.push(name);
                continue;
            }
            files.push(TableFile { on_disk: self.listing.path(&name), name, database: None });
        }
        Ok(tables)
    }

    fn spool_database(
        &mut self,
        name: &str,
        tables: &mut BTreeMap<usize, Vec<TableFile>>,
    ) -> Result<(), PackageError> {
        let path = self.listing.path(name);
        let digest = digest_of(&path).map_err(|error| self.failed(name, error))?;
        let opened = Access::open(&path).and_then(|mut it| Ok((it.table_names()?, it)));
        let (table_names, mut database) = match opened {
            Ok(opened) => opened,
            Err(error) => {
                self.trouble(name, None, None, error.title_zh(), true);
                return Ok(());
            }
        };
        for table_name in table_names {
            let schema = schema_named(&table_name).filter(|it| it.part == Part::Ownership);
            let Some(schema) = schema else {
                self.found.read_past.push(format!("{name}：{table_name}"));
                continue;
            };
            let on_disk = self.spool.path().join(format!(
                "{}-{}.csv",
                schema.name,
                self.files.len() + tables.len()
            ));
            match database.spool(&table_name, &on_disk) {
                Ok(spooled) => {
                    if spooled.n_skipped > 0 {
                        let trouble =
                            format!("表 {} 有 {} 行无法读取", schema.name, spooled.n_skipped);
                        self.trouble(name, Some(schema.table), None, trouble, true);
                    }
                    let kinds = spooled.columns.into_iter().map(|(_, kind)| kind).collect();
                    let file = TableFile {
                        name: name.to_owned(),
                        on_disk,
                        database: Some((kinds, digest)),
                    };
                    let index =
                        SCHEMA.iter().position(|it| it.table == schema.table).unwrap_or_default();
                    tables.entry(index).or_default().push(file);
                }
                Err(error) => self.trouble(name, Some(schema.table), None, error.title_zh(), true),
            }
        }
        Ok(())
    }

    fn rows_before(&self, table: Table) -> u64 {
        self.sources
            .iter()
            .filter(|it| it.table == table)
            .map(|it| it.last_row)
            .max()
            .unwrap_or_default()
    }

    fn read_table(
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
        let watched = Watched::new(self.sources.len(), rows_before, &columns);
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
        undecodable: &crate::text::Undecodable,
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

    /// Notes the columns of a table; of a split one, also those that only a later file has.
    fn describe(&mut self, table: Table, columns: &ColumnMap, kinds: Vec<ColumnKind>) {
        let described = self.shape.columns.entry(table).or_default();
        for column in columns.described(kinds) {
            if !described.contains(&column) {
                described.push(column);
            }
        }
    }

    fn read_layer(
        &mut self,
        schema: &'static TableSchema,
        wanted: LayerShape,
        layer: &FoundLayer,
    ) -> Result<(), PackageError> {
        let table = schema.table;
        let file = layer.name("shp");
        let mut shapefile = Shapefile::open(layer.parts(&self.listing))
            .map_err(|error| self.failed(&file, error))?;
        let table_columns = shapefile.table.as_ref().map_or(Vec::new(), |it| it.columns.clone());
        let columns =
            ColumnMap::new(table, table_columns.iter().map(|it| it.name.clone()).collect());
        let rows_before = self.rows_before(table);
        let watched = Watched::new(self.sources.len(), rows_before, &columns);
        let mut plausibility = Plausibility::default();
        let (crs, has_table) = (shapefile.crs(), shapefile.table.is_some());
        let mut last_row = rows_before;
        let survey = &mut self.survey;
        let scan = shapefile
            .scan(self.limits, |it| {
                if let Some((crs, envelope)) = crs.zip(it.envelope) {
                    plausibility.look(crs, envelope);
                }
                if has_table {
                    last_row = rows_before + it.row;
                    let cell = |column: usize| table_columns.get(column)?.cell(it.record);
                    survey.row(&watched, it.row, it.shape.unwrap_or(0..0), cell);
                }
            })
            .map_err(|error| self.failed(&file, error))?;
        for placed in &scan.troubles {
            let name = layer.name(placed.part.ending());
            let fatal = placed.trouble.loses() && (needs_crs(table) || !about_crs(&placed.trouble));
            self.trouble(&name, Some(table), placed.row, placed.trouble.title_zh(), fatal);
        }
        self.check_crs(table, &layer.name("prj"), crs, plausibility.trouble());
        self.check_kind(table, &file, wanted, scan.kind);
        if has_table && scan.n_rows == 0 && table == Table::Parcel {
            self.trouble(&file, Some(table), None, "图层没有记录".to_owned(), false);
        }
        for (part, sha256) in &scan.digests {
            self.files.push(FileUsed {
                path: layer.name(part.ending()),
                table: Some(table),
                rows: (*part == ShapefilePart::Dbf).then_some(scan.n_rows),
                encoding: (*part == ShapefilePart::Dbf).then(|| scan.encoding.name()),
                crs: scan.crs.filter(|_| *part == ShapefilePart::Shp).map(Crs::name),
                sha256: *sha256,
            });
        }
        if !has_table {
            return Ok(());
        }
        self.describe(
            table,
            &columns,
            table_columns.iter().map(crate::layer::dbf::DbfColumn::column_kind).collect(),
        );
        *self.facts.rows.entry(table).or_default() += scan.n_rows;
        let reader = SourceReader::Layer(Box::new(shapefile));
        self.sources.push(Source { table, file, reader, columns, rows_before, last_row });
        Ok(())
    }

    /// Holds a layer's system against its coordinates and against the other files of the layer.
    fn check_crs(
        &mut self,
        table: Table,
        file: &str,
        crs: Option<Crs>,
        strange: Option<geometry::CoordinateTrouble>,
    ) {
        let Some(crs) = crs else { return };
        if crs == Crs::LonLat {
            let trouble = "坐标系是经纬度，应为高斯-克吕格投影的平面坐标（米）".to_owned();
            self.trouble(file, Some(table), None, trouble, needs_crs(table));
            return;
        }
        if let Some(strange) = strange {
            let trouble =
                format!("多数图形与所记坐标系 {} 不符：{}", crs.name(), strange.title_zh());
            self.trouble(file, Some(table), None, trouble, needs_crs(table));
        }
        let first = *self.facts.crs.entry(table).or_insert(crs);
        if first != crs {
            let trouble =
                format!("坐标系 {} 与同一图层其他分幅的 {} 不同", crs.name(), first.name());
            self.trouble(file, Some(table), None, trouble, needs_crs(table));
        }
    }

    fn check_kind(
        &mut self,
        table: Table,
        file: &str,
        wanted: LayerShape,
        kind: Option<ShapeKind>,
    ) {
        let Some(kind) = kind else { return };
        let matches = match wanted {
            LayerShape::Point => kind == ShapeKind::Point,
            LayerShape::Line => kind == ShapeKind::Line,
            LayerShape::Polygon => kind == ShapeKind::Polygon,
        };
        if !matches {
            let trouble = format!("图层类型是“{}”，与标准不符", kind.title_zh());
            self.trouble(file, Some(table), None, trouble, needs_crs(table));
        }
    }

    fn read_homesteads(&mut self, schema: &'static TableSchema) -> Result<(), PackageError> {
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
        let watched = Watched::new(self.sources.len(), 0, &columns);
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
            if let crate::layer::Shape::Outline(outline) = &feature.shape {
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

    /// Takes the county that most names agree on, and tells of the others.
    fn settle_county(&mut self) {
        let mut names = std::mem::take(&mut self.found.counties);
        let root = self.listing.root_name.clone().unwrap_or_default();
        if let Some(code) = root.get(..6).filter(|it| it.bytes().all(|it| it.is_ascii_digit())) {
            names.push((root.clone(), code.to_owned(), String::new()));
        }
        let Some(county) = commonest(names.iter().map(|(_, county, _)| county.as_str())) else {
            return;
        };
        self.facts.county = Text::from(county);
        for (name, other, _) in names.iter().filter(|(_, it, _)| it != county) {
            let trouble = format!("名称中的县级代码 {other} 与其他文件的 {county} 不一致");
            self.shape.file_troubles.push(FileTrouble {
                file: name.clone(),
                table: None,
                row: None,
                trouble,
                fatal: false,
            });
        }
        self.found.counties = names;
    }

    fn finish(mut self, unpacked: Option<Unpacked>) -> Package {
        let years = self
            .found
            .counties
            .iter()
            .map(|(_, _, year)| year.as_str())
            .filter(|it| !it.is_empty());
        let year = commonest(years).and_then(|it| it.parse().ok());
        self.shape.attachments = Attachments {
            delivered: self.survey.documents.is_some(),
            missing: std::mem::take(&mut self.survey.missing),
            n_references: self.survey.n_references,
        };
        let villages = self.survey.finish(&mut self.facts).finish();
        if self.facts.county.is_empty() {
            let counties = villages.keys().filter_map(|it| it.get(..6));
            self.facts.county = commonest(counties).map(Text::from).unwrap_or_default();
        }
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
            _temporary: (self.spool, unpacked),
        }
    }
}

/// A parcel and a homestead are entered with their place; the other layers only help to check them.
fn needs_crs(table: Table) -> bool {
    matches!(table, Table::Parcel | Table::Homestead)
}

fn about_crs(trouble: &ShapefileTrouble) -> bool {
    matches!(
        trouble,
        ShapefileTrouble::Missing(ShapefilePart::Prj)
            | ShapefileTrouble::Prj(_)
            | ShapefileTrouble::PrjIsHtml
    )
}

fn note_columns(feature: &geojson::Feature, names: &mut Vec<String>, seen: &mut Vec<bool>) {
    for (name, _) in &feature.properties {
        match names.iter().position(|it| it.eq_ignore_ascii_case(name)) {
            Some(index) => seen.iter_mut().skip(index).take(1).for_each(|it| *it = true),
            None if names.len() < 1000 => {
                names.push(String::from(name.as_str()));
                seen.push(true);
            }
            None => {}
        }
    }
}

/// The text that stands most often; of two, the one that stands first.
fn commonest<'a>(texts: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for text in texts {
        match counts.iter_mut().find(|(it, _)| *it == text) {
            Some((_, count)) => *count += 1,
            None => counts.push((text, 1)),
        }
    }
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map(|(text, _)| text)
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
