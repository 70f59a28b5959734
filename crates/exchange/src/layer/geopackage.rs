//! GeoPackage: the feature tables of an SQLite file.
//!
//! An SQLite file can hold queries as well as data, so only what is stored is read: no views, no virtual tables.

mod blob;

use std::path::Path;

use geometry::Crs;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags, OptionalExtension as _, Row};
use tenure::submission::Text;

pub use self::blob::FeatureShape;
use self::blob::shape_of;
use super::{LayerCrs, Limits, Shape};

/// A file with more tables of features is none that a survey made; the number is our own.
const TABLES_MAX: u32 = 1000;

/// Coordinates take sixteen bytes each, with heights and measures thirty-two.
const BYTES_PER_VERTEX: u64 = 32;
const GEOMETRY_BYTES_SPARE: u64 = 1 << 20;

/// Why a file is no GeoPackage that can be read.
#[derive(Debug, thiserror::Error)]
pub enum GeoPackageError {
    #[error("the file is no SQLite database, or a broken one")]
    Sqlite(#[from] rusqlite::Error),
    #[error("the file has no table of features")]
    NoFeatures,
    #[error("`{0}` is not a stored table with a column of shapes")]
    NotStored(String),
    #[error("the file lists more than {TABLES_MAX} tables of features")]
    TooManyTables,
}

/// A table of features.
#[derive(Clone, Debug)]
pub struct FeatureTable {
    pub name: String,
    geometry_column: String,
    /// The kind that the table declares: `POLYGON`, `GEOMETRY`, ….
    pub kind: String,
    pub crs: LayerCrs,
    /// The column of the primary key.
    pub key: Option<String>,
    /// The other columns.
    pub columns: Vec<String>,
}

/// An open GeoPackage.
#[derive(Debug)]
pub struct GeoPackage {
    connection: Connection,
    pub tables: Vec<FeatureTable>,
}

impl GeoPackage {
    /// Opens a file to be read only, and lists its tables of features.
    ///
    /// Views among them are left out, as long as there is a table.
    pub fn open(path: &Path) -> Result<Self, GeoPackageError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags)?;
        connection.pragma_update(None, "trusted_schema", false)?;
        let tables = feature_tables(&connection)?;
        if tables.is_empty() {
            return Err(GeoPackageError::NoFeatures);
        }
        Ok(Self { connection, tables })
    }

    /// Reads every row of a table: its key, the values of its other columns, its shape.
    pub fn rows(
        &self,
        table: &FeatureTable,
        limits: Limits,
        mut each: impl FnMut(u64, Option<Text>, Vec<Option<Text>>, FeatureShape),
    ) -> Result<u64, GeoPackageError> {
        let bytes_max = limits
            .vertices_max
            .saturating_mul(BYTES_PER_VERTEX)
            .saturating_add(GEOMETRY_BYTES_SPARE);
        let geometry = quoted(&table.geometry_column);
        let key = table.key.as_deref().map_or_else(|| "NULL".to_owned(), quoted);
        let columns: Vec<String> =
            std::iter::once(key).chain(table.columns.iter().map(|it| quoted(it))).collect();
        let sql = format!(
            "SELECT length({geometry}), CASE WHEN length({geometry}) <= {bytes_max} THEN {geometry} END, {} FROM {}",
            columns.join(", "),
            quoted(&table.name),
        );
        let mut statement = self.connection.prepare(&sql)?;
        let mut rows = statement.query([])?;
        let mut row_number = 0;
        while let Some(row) = rows.next()? {
            row_number += 1;
            let shape = shape(row, limits)?;
            let values =
                (3..3 + table.columns.len()).map(|it| value(row, it)).collect::<Result<_, _>>()?;
            each(row_number, value(row, 2)?, values, shape);
        }
        Ok(row_number)
    }
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

fn feature_tables(connection: &Connection) -> Result<Vec<FeatureTable>, GeoPackageError> {
    for name in ["gpkg_contents", "gpkg_geometry_columns", "gpkg_spatial_ref_sys"] {
        if !stored(connection, name)? {
            return Err(GeoPackageError::NotStored(name.to_owned()));
        }
    }
    let (mut tables, mut views) = (Vec::new(), Vec::new());
    for name in feature_table_names(connection)? {
        match feature_table(connection, &name)? {
            Some(table) => tables.push(table),
            None => views.push(name),
        }
    }
    match views.into_iter().next().filter(|_| tables.is_empty()) {
        Some(view) => Err(GeoPackageError::NotStored(view)),
        None => Ok(tables),
    }
}

fn feature_table_names(connection: &Connection) -> Result<Vec<String>, GeoPackageError> {
    let mut statement = connection.prepare(
        "SELECT table_name FROM gpkg_contents WHERE data_type = 'features' ORDER BY rowid LIMIT ?1",
    )?;
    let names = statement.query_map([TABLES_MAX + 1], |row| row.get(0))?;
    let names: Vec<String> = names.collect::<Result<_, _>>()?;
    if names.len() > TABLES_MAX as usize { Err(GeoPackageError::TooManyTables) } else { Ok(names) }
}

/// Whether a name is that of an ordinary table, by the statement that made it.
fn stored(connection: &Connection, name: &str) -> Result<bool, GeoPackageError> {
    let sql =
        "SELECT 1 FROM sqlite_master WHERE lower(name) = lower(?1) AND sql LIKE 'CREATE TABLE %'";
    Ok(connection.query_row(sql, [name], |_| Ok(())).optional()?.is_some())
}

/// A table of features; `None` where it is not stored, or has no such column of shapes.
fn feature_table(
    connection: &Connection,
    name: &str,
) -> Result<Option<FeatureTable>, GeoPackageError> {
    let sql = "SELECT column_name, geometry_type_name, srs_id FROM gpkg_geometry_columns \
               WHERE lower(table_name) = lower(?1) LIMIT 1";
    let found = connection
        .query_row(sql, [name], |row| Ok((row.get(0)?, row.get(1)?, row.get::<_, i64>(2)?)))
        .optional()?;
    let Some((geometry_column, kind, srs_id)) = found else { return Ok(None) };
    let mut table = FeatureTable {
        name: name.to_owned(),
        geometry_column,
        kind,
        crs: crs(connection, srs_id)?,
        key: None,
        columns: Vec::new(),
    };
    let has_shapes = columns(connection, &mut table)?;
    Ok((has_shapes && stored(connection, name)?).then_some(table))
}

/// Notes the columns of a table; `false` if that of the shapes is not among them.
///
/// Columns that SQLite computes are not listed.
fn columns(connection: &Connection, table: &mut FeatureTable) -> Result<bool, GeoPackageError> {
    let mut statement = connection.prepare("SELECT name, pk FROM pragma_table_info(?1)")?;
    let mut rows = statement.query([&table.name])?;
    let mut has_shapes = false;
    while let Some(row) = rows.next()? {
        let (name, key): (String, i64) = (row.get(0)?, row.get(1)?);
        if name.eq_ignore_ascii_case(&table.geometry_column) {
            has_shapes = true;
        } else if key == 1 {
            table.key = Some(name);
        } else {
            table.columns.push(name);
        }
    }
    Ok(has_shapes)
}

/// The reference system by its EPSG code, or by the definition that the file has of it.
fn crs(connection: &Connection, srs_id: i64) -> Result<LayerCrs, GeoPackageError> {
    let sql = "SELECT organization, organization_coordsys_id, definition FROM gpkg_spatial_ref_sys WHERE srs_id = ?1";
    let found = connection
        .query_row(sql, [srs_id], |row| {
            Ok((
                row.get::<_, Option<String>>(0)?,
                row.get::<_, Option<i64>>(1)?,
                row.get::<_, Option<String>>(2)?,
            ))
        })
        .optional()?;
    let Some((organization, code, definition)) = found else { return Ok(LayerCrs::Unknown) };
    let epsg = organization.is_some_and(|it| it.eq_ignore_ascii_case("EPSG"));
    let code = code.and_then(|it| u16::try_from(it).ok()).filter(|it| epsg && *it > 0);
    if let Some(ours) = code.and_then(Crs::from_epsg) {
        return Ok(LayerCrs::Ours(ours));
    }
    Ok(LayerCrs::of_wkt(&definition.unwrap_or_default()).with_epsg(code))
}

fn value(row: &Row<'_>, index: usize) -> Result<Option<Text>, GeoPackageError> {
    let text = match row.get_ref(index)? {
        ValueRef::Null | ValueRef::Blob(_) => return Ok(None),
        ValueRef::Integer(it) => Text::from(it.to_string()),
        ValueRef::Real(it) => Text::from(it.to_string()),
        ValueRef::Text(it) => {
            Text::from_utf8(it).map_err(|error| rusqlite::Error::Utf8Error(index, error))?
        }
    };
    Ok((!text.is_empty()).then_some(text))
}

fn shape(row: &Row<'_>, limits: Limits) -> Result<FeatureShape, GeoPackageError> {
    let length = row.get_ref(0)?;
    Ok(match (length, row.get_ref(1)?) {
        (ValueRef::Null, _) => FeatureShape::Read(Shape::None),
        (_, ValueRef::Blob(blob)) => shape_of(blob, limits),
        (_, ValueRef::Null) => FeatureShape::TooLarge,
        _ => FeatureShape::Broken,
    })
}

#[cfg(test)]
mod corpus_tests;
#[cfg(test)]
mod tests;
