//! A file of one layer, whatever its format: its columns, its system, and its rows in order.

use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};

use tenure::submission::{ColumnKind, Text};

use super::dbf::DbfColumn;
use super::geojson::{self, Feature, GeoJsonError, PROPERTIES_MAX};
use super::geopackage::{FeatureShape, FeatureTable, GeoPackage, GeoPackageError};
use super::shapefile::{PlacedTrouble, ShapefileScan, ShapefileTrouble};
use super::{LayerCrs, Limits, Shape, Shapefile, ShapefileParts};

/// Rows of a shapefile are read together as far as they follow one another; the numbers are our own.
const RUN_ROWS_MAX: u64 = 256;
const RUN_BYTES_MAX: u64 = 1 << 20;

/// Why a layer is refused.
#[derive(Debug, thiserror::Error)]
pub enum LayerError {
    #[error("`{}` cannot be read", path.display())]
    Io { path: PathBuf, source: io::Error },
    #[error("`{}` is neither a shapefile nor a GeoPackage nor GeoJSON", path.display())]
    OtherFormat { path: PathBuf },
    #[error("`{}` cannot be read as a shapefile", path.display())]
    Shapefile { path: PathBuf, source: ShapefileTrouble },
    #[error("`{}` cannot be read as a GeoPackage", path.display())]
    GeoPackage { path: PathBuf, source: GeoPackageError },
    #[error("`{}` cannot be read as GeoJSON", path.display())]
    GeoJson { path: PathBuf, source: GeoJsonError },
    #[error("feature {row} of `{}` is no GeoJSON", path.display())]
    Feature { path: PathBuf, row: u64, source: GeoJsonError },
    #[error("`{}` cannot be unpacked", path.display())]
    Archive { path: PathBuf, source: crate::archive::ArchiveError },
    #[error("`{}` holds {count} shapefiles, GeoPackages or GeoJSON files, not one", path.display())]
    NotOne { path: PathBuf, count: usize },
    #[error("`{}` has no layer `{name}`", path.display())]
    NoLayer { path: PathBuf, name: String },
    #[error("the layer has no column `{name}`")]
    NoColumn { name: String },
}

/// Names of properties that carry a feature's own id, the likeliest first.
pub(super) const ID_PROPERTIES: &[&str] = &[
    "id",
    "fid",
    "code",
    "gml_id",
    "gid",
    "uid",
    "objectid",
    "object_id",
    "ogc_fid",
    "idu",
    "local_id",
    "feature_id",
];

/// The id that a format itself gives to its rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum OwnId {
    /// The member `id` of a GeoJSON feature, which someone has given it.
    Feature,
    /// The primary key of a GeoPackage's table, mostly counted by a database.
    Key(String),
}

impl OwnId {
    pub(super) fn name(&self) -> &str {
        match self {
            Self::Feature => "id",
            Self::Key(name) => name,
        }
    }
}

/// What a row has for a shape.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum RowShape {
    Read(Shape),
    /// The reason, in Chinese, and whether a shape is lost that the register could have read.
    NotRead {
        reason: String,
        fatal: bool,
    },
}

/// A row of a layer.
#[derive(Debug)]
pub(super) struct LayerRow {
    /// From 1.
    pub(super) row: u64,
    /// The id that the format itself gives: the `id` of a feature, the primary key of a table.
    pub(super) own_id: Option<Text>,
    /// For each column its text.
    pub(super) values: Vec<Option<Text>>,
    pub(super) shape: RowShape,
}

/// An opened layer.
#[derive(Debug)]
pub(super) struct LayerSource {
    pub(super) path: PathBuf,
    pub(super) name: String,
    pub(super) crs: LayerCrs,
    pub(super) columns: Vec<(String, ColumnKind)>,
    pub(super) own_id: Option<OwnId>,
    /// Other layers of the same file.
    pub(super) passed_over: Vec<String>,
    /// What is wrong with a shapefile without keeping it from being read.
    pub(super) troubles: Vec<PlacedTrouble>,
    limits: Limits,
    format: Format,
}

#[derive(Debug)]
enum Format {
    Shapefile { shapefile: Box<Shapefile>, scan: ShapefileScan, runs: Vec<Run> },
    GeoPackage { package: GeoPackage, table: FeatureTable },
    GeoJson,
}

/// Rows of a shapefile that follow one another, with the bytes of their shapes.
#[derive(Debug)]
struct Run {
    first_row: u64,
    n_rows: u64,
    shapes: Range<u64>,
}

impl Run {
    /// Adds a row, to the last run if it goes on there and does not become too large.
    fn add(runs: &mut Vec<Self>, row: u64, shape: Range<u64>) {
        if let Some(last) = runs.last_mut()
            && last.first_row + last.n_rows == row
            && last.shapes.end == shape.start
            && last.shapes.is_empty() == shape.is_empty()
            && last.n_rows < RUN_ROWS_MAX
            && shape.end - last.shapes.start <= RUN_BYTES_MAX
        {
            last.n_rows += 1;
            last.shapes.end = shape.end;
            return;
        }
        runs.push(Self { first_row: row, n_rows: 1, shapes: shape });
    }
}

impl LayerSource {
    /// Opens a file and passes over it as far as its columns are not known beforehand.
    ///
    /// `layer` names one of a GeoPackage's tables; without it the likeliest is taken.
    pub(super) fn open(
        path: &Path,
        layer: Option<&str>,
        limits: Limits,
    ) -> Result<Self, LayerError> {
        match Ending::of(path) {
            Some(Ending::Shp) => Self::open_shapefile(path, limits),
            Some(Ending::Gpkg) => Self::open_geopackage(path, layer, limits),
            Some(Ending::GeoJson) => Self::open_geojson(path, limits),
            None => Err(LayerError::OtherFormat { path: path.to_owned() }),
        }
    }

    fn new(path: &Path, crs: LayerCrs, limits: Limits, format: Format) -> Self {
        Self {
            path: path.to_owned(),
            name: path.file_stem().unwrap_or_default().to_string_lossy().into_owned(),
            crs,
            columns: Vec::new(),
            own_id: None,
            passed_over: Vec::new(),
            troubles: Vec::new(),
            limits,
            format,
        }
    }

    fn open_shapefile(path: &Path, limits: Limits) -> Result<Self, LayerError> {
        let failed = |source| LayerError::Io { path: path.to_owned(), source };
        let parts = ShapefileParts::beside(path).map_err(failed)?;
        let mut shapefile = Box::new(Shapefile::open(parts).map_err(failed)?);
        let mut runs = Vec::new();
        let mut scan = shapefile
            .scan(limits, |it| Run::add(&mut runs, it.row, it.shape.unwrap_or(0..0)))
            .map_err(failed)?;
        let unreadable = |it: &&PlacedTrouble| matches!(it.trouble, ShapefileTrouble::Shp(_));
        if let Some(placed) = scan.troubles.iter().find(unreadable) {
            let (path, source) = (path.to_owned(), placed.trouble.clone());
            return Err(LayerError::Shapefile { path, source });
        }
        let columns = shapefile.table.as_ref().map_or(Vec::new(), |table| {
            table.columns.iter().map(|it| (it.name.clone(), it.column_kind())).collect()
        });
        let troubles = std::mem::take(&mut scan.troubles);
        let crs = shapefile.layer_crs().clone();
        let format = Format::Shapefile { shapefile, scan, runs };
        Ok(Self { columns, troubles, ..Self::new(path, crs, limits, format) })
    }

    fn open_geopackage(
        path: &Path,
        layer: Option<&str>,
        limits: Limits,
    ) -> Result<Self, LayerError> {
        let failed = |source| LayerError::GeoPackage { path: path.to_owned(), source };
        let package = GeoPackage::open(path).map_err(failed)?;
        let found = match layer {
            Some(name) => package.tables.iter().find(|it| it.name == name),
            None => likeliest(&package.tables),
        };
        let Some(table) = found.cloned() else {
            let name = layer.unwrap_or_default().to_owned();
            return Err(LayerError::NoLayer { path: path.to_owned(), name });
        };
        let others = package.tables.iter().filter(|it| it.name != table.name);
        let passed_over = others.map(|it| it.name.clone()).collect();
        let columns = table.columns.iter().map(|it| (it.clone(), ColumnKind::Untyped)).collect();
        let (name, own_id) = (table.name.clone(), table.key.clone().map(OwnId::Key));
        let crs = table.crs.clone();
        let format = Format::GeoPackage { package, table };
        let source = Self::new(path, crs, limits, format);
        Ok(Self { name, columns, own_id, passed_over, ..source })
    }

    fn open_geojson(path: &Path, limits: Limits) -> Result<Self, LayerError> {
        let failed = |source| LayerError::GeoJson { path: path.to_owned(), source };
        let mut names: Vec<String> = Vec::new();
        let mut known = std::collections::HashSet::new();
        let (mut wrong, mut has_ids) = (None, false);
        let scan = geojson::scan_any_crs(path, limits, |it| match it.feature {
            Ok(feature) => {
                has_ids |= feature.id.is_some();
                for (name, _) in feature.properties {
                    if names.len() <= PROPERTIES_MAX && known.insert(name.to_ascii_lowercase()) {
                        names.push(name.into());
                    }
                }
            }
            Err(_) if wrong.is_some() => {}
            Err(error) => wrong = Some((it.row, error)),
        })
        .map_err(failed)?;
        if let Some((row, source)) = wrong {
            return Err(LayerError::Feature { path: path.to_owned(), row, source });
        }
        if names.len() > PROPERTIES_MAX {
            return Err(failed(GeoJsonError::TooManyProperties { max: PROPERTIES_MAX }));
        }
        let crs = match scan.crs {
            None => LayerCrs::wgs84(),
            Some(name) => match geojson::epsg_of_name(&name) {
                Some(code) => LayerCrs::of_epsg(code),
                None => LayerCrs::Named { name, epsg: None },
            },
        };
        let columns = names.into_iter().map(|it| (it, ColumnKind::Untyped)).collect();
        let own_id = has_ids.then_some(OwnId::Feature);
        Ok(Self { columns, own_id, ..Self::new(path, crs, limits, Format::GeoJson) })
    }

    /// Whether it is GeoJSON, where no system means one and not none.
    pub(super) fn is_geojson(&self) -> bool {
        matches!(self.format, Format::GeoJson)
    }

    /// Passes over the rows once more, in the order of the file.
    pub(super) fn rows(&self, visit: impl FnMut(LayerRow)) -> Result<(), LayerError> {
        match &self.format {
            Format::Shapefile { shapefile, scan, runs } => {
                self.shapefile_rows(shapefile, scan, runs, visit)
            }
            Format::GeoPackage { package, table } => self.geopackage_rows(package, table, visit),
            Format::GeoJson => self.geojson_rows(visit),
        }
    }

    fn shapefile_rows(
        &self,
        shapefile: &Shapefile,
        scan: &ShapefileScan,
        runs: &[Run],
        mut visit: impl FnMut(LayerRow),
    ) -> Result<(), LayerError> {
        let columns: &[DbfColumn] = shapefile.table.as_ref().map_or(&[], |it| &it.columns);
        for run in runs {
            let each = |row, record: &[u8], shape| {
                let values = columns.iter().map(|it| it.text(record, scan.encoding)).collect();
                visit(LayerRow { row, own_id: None, values, shape: RowShape::Read(shape) });
            };
            let read = shapefile.read_run(run.first_row, run.n_rows, run.shapes.clone(), each);
            read.map_err(|source| LayerError::Io { path: self.path.clone(), source })?;
        }
        Ok(())
    }

    fn geopackage_rows(
        &self,
        package: &GeoPackage,
        table: &FeatureTable,
        mut visit: impl FnMut(LayerRow),
    ) -> Result<(), LayerError> {
        let not_read = |reason: &str, fatal| RowShape::NotRead { reason: reason.to_owned(), fatal };
        package
            .rows(table, self.limits, |row, own_id, values, shape| {
                let shape = match shape {
                    FeatureShape::Read(shape) => RowShape::Read(shape),
                    FeatureShape::TooLarge => {
                        not_read("图形的顶点数超过读取上限，未读入图形", false)
                    }
                    FeatureShape::Broken => not_read("图形无法读取", true),
                };
                visit(LayerRow { row, own_id, values, shape });
            })
            .map_err(|source| LayerError::GeoPackage { path: self.path.clone(), source })?;
        Ok(())
    }

    fn geojson_rows(&self, mut visit: impl FnMut(LayerRow)) -> Result<(), LayerError> {
        let mut wrong = None;
        geojson::scan_any_crs(&self.path, self.limits, |it| match it.feature {
            Ok(feature) => visit(self.row_of(it.row, feature)),
            Err(source) => wrong = Some((it.row, source)),
        })
        .map_err(|source| LayerError::GeoJson { path: self.path.clone(), source })?;
        match wrong {
            Some((row, source)) => {
                Err(LayerError::Feature { path: self.path.clone(), row, source })
            }
            None => Ok(()),
        }
    }

    fn row_of(&self, row: u64, feature: Feature) -> LayerRow {
        let values = self.columns.iter().map(|(name, _)| feature.property(name).cloned()).collect();
        let shape = match feature.too_large {
            Some(n_vertices) => RowShape::NotRead {
                reason: GeoJsonError::TooLarge { n_vertices }.title_zh(),
                fatal: false,
            },
            None => RowShape::Read(feature.shape),
        };
        LayerRow { row, own_id: feature.id, values, shape }
    }
}

/// The formats that a layer may have, by the ending of the file's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    Shp,
    Gpkg,
    GeoJson,
}

impl Ending {
    pub(super) fn of(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        match ending.as_str() {
            "shp" => Some(Self::Shp),
            "gpkg" => Some(Self::Gpkg),
            "geojson" | "json" => Some(Self::GeoJson),
            _ => None,
        }
    }
}

/// The table of parcels by its name, otherwise the first that may hold polygons, otherwise the first.
fn likeliest(tables: &[FeatureTable]) -> Option<&FeatureTable> {
    let parcels = |it: &&FeatureTable| it.name.to_ascii_uppercase().starts_with("DK");
    let polygons = |it: &&FeatureTable| it.kind.to_ascii_uppercase().ends_with("POLYGON");
    let open = |it: &&FeatureTable| it.kind.eq_ignore_ascii_case("GEOMETRY");
    let first = |wanted: &dyn Fn(&&FeatureTable) -> bool| tables.iter().find(wanted);
    first(&parcels).or_else(|| first(&polygons)).or_else(|| first(&open)).or_else(|| tables.first())
}
