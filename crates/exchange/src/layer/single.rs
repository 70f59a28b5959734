//! One layer alone, to be checked without a package: a shapefile, a GeoPackage or a GeoJSON file.

use std::io;
use std::path::{Path, PathBuf};

use geometry::Crs;
use tenure::submission::{Column, ColumnKind, FileTrouble, Parcel, Record as _, Table, Text};

use super::dbf::DbfColumn;
use super::geojson::{self, Feature, GeoJsonError};
use super::geopackage::{FeatureShape, FeatureTable, GeoPackage, GeoPackageError};
use super::shapefile::{ShapefileParts, ShapefileTrouble};
use super::{Limits, Shape, Shapefile, ShapefilePart};
use crate::nyt2539::{TableSchema, schema_of};

/// Names of properties that carry a feature's own id, the likeliest first.
const ID_PROPERTIES: &[&str] = &[
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
}

/// A layer as parcels.
#[derive(Clone, Debug)]
pub struct Layer {
    pub name: String,
    /// The property that the codes were taken from; `None` where rows were numbered.
    pub id_property: Option<String>,
    pub crs: Option<Crs>,
    pub parcels: Vec<Parcel>,
    /// The columns, those of the standard by their fields.
    pub columns: Vec<Column>,
    /// What is wrong with the file without keeping it from being read.
    pub troubles: Vec<FileTrouble>,
    /// Rows whose shape is none of a parcel's: points, lines, mixtures.
    pub n_other_shapes: u64,
    /// Other layers of the same file, which were not read.
    pub passed_over: Vec<String>,
}

/// Opens a file and reads all of it.
pub fn open_single(path: &Path, limits: Limits) -> Result<Layer, LayerError> {
    let ending =
        path.extension().and_then(|it| it.to_str()).unwrap_or_default().to_ascii_lowercase();
    match ending.as_str() {
        "shp" => open_shapefile(path, limits),
        "gpkg" => open_geopackage(path, limits),
        "geojson" | "json" => open_geojson(path, limits),
        _ => Err(LayerError::OtherFormat { path: path.to_owned() }),
    }
}

/// Makes parcels of rows, whatever the format.
struct Builder {
    layer: Layer,
    file: String,
    schema: &'static TableSchema,
    /// For each field of the standard, its column in the file.
    columns_of_fields: Vec<Option<usize>>,
    id_column: Option<usize>,
}

impl Builder {
    fn new(path: &Path, crs: Option<Crs>, columns: Vec<(String, ColumnKind)>) -> Self {
        let schema = schema_of(Table::Parcel);
        let columns: Vec<Column> = columns
            .into_iter()
            .map(|(name, kind)| Column {
                field: schema.field_of(&name).map(|it| it.name),
                name,
                kind,
            })
            .collect();
        let position = |field: &str| columns.iter().position(|it| it.field == Some(field));
        let columns_of_fields = schema.fields.iter().map(|it| position(it.name)).collect();
        let named = |id: &str| columns.iter().position(|it| it.name.eq_ignore_ascii_case(id));
        let id_column = position("code").or_else(|| ID_PROPERTIES.iter().find_map(|it| named(it)));
        let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let id_property = id_column.and_then(|it| columns.get(it)).map(|it| it.name.clone());
        let layer = Layer {
            name,
            id_property,
            crs,
            parcels: Vec::new(),
            columns,
            troubles: Vec::new(),
            n_other_shapes: 0,
            passed_over: Vec::new(),
        };
        Self { layer, file, schema, columns_of_fields, id_column }
    }

    /// Adds a row; an id that the format itself gives goes before that of a property.
    fn push(&mut self, row: u64, own_id: Option<Text>, values: &[Option<Text>], shape: Shape) {
        let value =
            |column: &Option<usize>| column.and_then(|it| values.get(it)).cloned().flatten();
        let mut parcel = Parcel::from_values(row, self.columns_of_fields.iter().map(value));
        if parcel.code.is_none() {
            let id = own_id.or_else(|| value(&self.id_column));
            parcel.code = Some(id.unwrap_or_else(|| Text::from(row.to_string())));
        }
        parcel.outline = match shape {
            Shape::Outline(outline) => Some(outline),
            Shape::None => None,
            Shape::Point(_) | Shape::Points(_) | Shape::Lines(_) => {
                self.layer.n_other_shapes += 1;
                None
            }
        };
        self.layer.parcels.push(parcel);
    }

    fn trouble(&mut self, file: Option<String>, row: Option<u64>, trouble: String, fatal: bool) {
        let file = file.unwrap_or_else(|| self.file.clone());
        self.layer.troubles.push(FileTrouble {
            file,
            table: Some(self.schema.table),
            row,
            trouble,
            fatal,
        });
    }
}

fn open_shapefile(path: &Path, limits: Limits) -> Result<Layer, LayerError> {
    let failed = |source| LayerError::Io { path: path.to_owned(), source };
    let parts = ShapefileParts::beside(path).map_err(failed)?;
    let mut shapefile = Shapefile::open(parts).map_err(failed)?;
    let mut rows = Vec::new();
    let scan = shapefile
        .scan(limits, |it| rows.push((it.row, it.shape.unwrap_or(0..0))))
        .map_err(failed)?;
    let unreadable =
        |it: &&super::shapefile::PlacedTrouble| matches!(it.trouble, ShapefileTrouble::Shp(_));
    if let Some(placed) = scan.troubles.iter().find(unreadable) {
        return Err(LayerError::Shapefile {
            path: path.to_owned(),
            source: placed.trouble.clone(),
        });
    }
    let table_columns = shapefile.table.as_ref().map_or(Vec::new(), |it| it.columns.clone());
    let columns = table_columns.iter().map(|it| (it.name.clone(), it.column_kind())).collect();
    let mut builder = Builder::new(path, scan.crs, columns);
    for placed in &scan.troubles {
        let file = path.with_extension(placed.part.ending());
        let file = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        // Alone, a layer of shapes without a projection or a table can still be looked at.
        let needless = matches!(
            placed.trouble,
            ShapefileTrouble::Missing(ShapefilePart::Prj | ShapefilePart::Dbf)
                | ShapefileTrouble::Prj(_)
        );
        builder.trouble(
            Some(file),
            placed.row,
            placed.trouble.title_zh(),
            placed.trouble.loses() && !needless,
        );
    }
    for (row, shapes) in rows {
        let values = |record: &[u8]| -> Vec<Option<Text>> {
            table_columns.iter().map(|it: &DbfColumn| it.text(record, scan.encoding)).collect()
        };
        shapefile
            .read_run(row, 1, shapes, |row, record, shape| {
                builder.push(row, None, &values(record), shape);
            })
            .map_err(failed)?;
    }
    Ok(builder.layer)
}

fn open_geopackage(path: &Path, limits: Limits) -> Result<Layer, LayerError> {
    let failed = |source| LayerError::GeoPackage { path: path.to_owned(), source };
    let package = GeoPackage::open(path).map_err(failed)?;
    let Some(table) = likeliest(&package.tables) else {
        return Err(failed(GeoPackageError::NoFeatures));
    };
    let columns = table.columns.iter().map(|it| (it.clone(), ColumnKind::Untyped)).collect();
    let mut builder = Builder::new(path, table.crs, columns);
    builder.layer.name.clone_from(&table.name);
    builder.layer.passed_over = package
        .tables
        .iter()
        .filter(|it| it.name != table.name)
        .map(|it| it.name.clone())
        .collect();
    if builder.id_column.is_none() {
        builder.layer.id_property.clone_from(&table.key);
    }
    let id_column = builder.id_column;
    package
        .rows(table, limits, |row, key, values, shape| {
            let shape = match shape {
                FeatureShape::Outline(outline) => Shape::Outline(outline),
                FeatureShape::None => Shape::None,
                FeatureShape::Other => {
                    builder.layer.n_other_shapes += 1;
                    Shape::None
                }
                FeatureShape::TooLarge => {
                    builder.trouble(
                        None,
                        Some(row),
                        "图形的顶点数超过读取上限，未读入图形".to_owned(),
                        false,
                    );
                    Shape::None
                }
                FeatureShape::Broken => {
                    builder.trouble(None, Some(row), "图形无法读取".to_owned(), true);
                    Shape::None
                }
            };
            builder.push(row, key.filter(|_| id_column.is_none()), &values, shape);
        })
        .map_err(failed)?;
    Ok(builder.layer)
}

/// The table of parcels by its name, otherwise the first that may hold polygons, otherwise the first.
fn likeliest(tables: &[FeatureTable]) -> Option<&FeatureTable> {
    let parcels = |it: &&FeatureTable| it.name.to_ascii_uppercase().starts_with("DK");
    let polygons = |it: &&FeatureTable| it.kind.to_ascii_uppercase().ends_with("POLYGON");
    let open = |it: &&FeatureTable| it.kind.eq_ignore_ascii_case("GEOMETRY");
    let first = |wanted: &dyn Fn(&&FeatureTable) -> bool| tables.iter().find(wanted);
    first(&parcels).or_else(|| first(&polygons)).or_else(|| first(&open)).or_else(|| tables.first())
}

fn open_geojson(path: &Path, limits: Limits) -> Result<Layer, LayerError> {
    let mut features: Vec<Feature> = Vec::new();
    let mut names: Vec<String> = Vec::new();
    let mut known = std::collections::HashSet::new();
    let (mut wrong, mut too_large) = (None, Vec::new());
    let scan = geojson::scan(path, limits, |it| match it.feature {
        Ok(feature) => {
            for (name, _) in &feature.properties {
                if known.insert(name.clone()) {
                    names.push(String::from(name.as_str()));
                }
            }
            too_large.extend(feature.too_large.map(|n_vertices| (it.row, n_vertices)));
            features.push(feature);
        }
        Err(_) if wrong.is_some() => {}
        Err(error) => wrong = Some((it.row, error)),
    })
    .map_err(|source| LayerError::GeoJson { path: path.to_owned(), source })?;
    if let Some((row, source)) = wrong {
        return Err(LayerError::Feature { path: path.to_owned(), row, source });
    }
    // Without a system of its own, RFC 7946 says longitude and latitude.
    let columns = names.into_iter().map(|it| (it, ColumnKind::Untyped)).collect();
    let mut builder = Builder::new(path, Some(scan.crs.unwrap_or(Crs::LonLat)), columns);
    for (row, n_vertices) in too_large {
        builder.trouble(None, Some(row), GeoJsonError::TooLarge { n_vertices }.title_zh(), false);
    }
    if features.iter().any(|it| it.id.is_some())
        && builder.layer.columns.iter().all(|it| it.field != Some("code"))
    {
        builder.layer.id_property = Some("id".to_owned());
    }
    let names: Vec<String> = builder.layer.columns.iter().map(|it| it.name.clone()).collect();
    for (row, feature) in (1..).zip(features) {
        let values: Vec<Option<Text>> =
            names.iter().map(|it| feature.property(it).cloned()).collect();
        builder.push(row, feature.id, &values, feature.shape);
    }
    Ok(builder.layer)
}

#[cfg(test)]
mod tests;
