//! GeoPackage: the feature tables of an SQLite file.

use std::path::Path;

use geometry::{Crs, parse_prj, wkb};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags, OptionalExtension as _, Row};
use tenure::submission::Text;

use super::Limits;

/// The head of a geometry: `GP`, version, flags, reference system.
const MAGIC: &[u8] = b"GP";
const HEADER_BYTES: usize = 8;
const EMPTY: u8 = 0b0001_0000;

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
}

/// A table of features.
#[derive(Clone, Debug)]
pub struct FeatureTable {
    pub name: String,
    geometry_column: String,
    /// The kind that the table declares: `POLYGON`, `GEOMETRY`, ….
    pub kind: String,
    pub crs: Option<Crs>,
    /// The column of the primary key.
    pub key: Option<String>,
    /// The other columns.
    pub columns: Vec<String>,
}

/// What a row has for a shape.
#[derive(Clone, Debug, PartialEq)]
pub enum FeatureShape {
    None,
    Outline(geometry::Outline),
    /// A shape that is none of a parcel's.
    Other,
    TooLarge,
    Broken,
}

/// An open GeoPackage.
#[derive(Debug)]
pub struct GeoPackage {
    connection: Connection,
    pub tables: Vec<FeatureTable>,
}

impl GeoPackage {
    /// Opens a file to be read only, and lists its tables of features.
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
    let mut statement = connection.prepare(
        "SELECT g.table_name, g.column_name, g.geometry_type_name, g.srs_id \
         FROM gpkg_geometry_columns g JOIN gpkg_contents c ON lower(c.table_name) = lower(g.table_name) \
         WHERE c.data_type = 'features' ORDER BY c.rowid",
    )?;
    let mut rows = statement.query([])?;
    let mut tables = Vec::new();
    while let Some(row) = rows.next()? {
        let mut table = FeatureTable {
            name: row.get(0)?,
            geometry_column: row.get(1)?,
            kind: row.get(2)?,
            crs: crs(connection, row.get(3)?)?,
            key: None,
            columns: Vec::new(),
        };
        columns(connection, &mut table)?;
        tables.push(table);
    }
    Ok(tables)
}

fn columns(connection: &Connection, table: &mut FeatureTable) -> Result<(), GeoPackageError> {
    let mut statement = connection.prepare("SELECT name, pk FROM pragma_table_info(?1)")?;
    let mut rows = statement.query([&table.name])?;
    while let Some(row) = rows.next()? {
        let (name, key): (String, i64) = (row.get(0)?, row.get(1)?);
        if key == 1 {
            table.key = Some(name);
        } else if !name.eq_ignore_ascii_case(&table.geometry_column) {
            table.columns.push(name);
        }
    }
    Ok(())
}

/// The reference system by its EPSG code, or by the definition that the file has of it.
fn crs(connection: &Connection, srs_id: i64) -> Result<Option<Crs>, GeoPackageError> {
    let sql = "SELECT organization, organization_coordsys_id, definition FROM gpkg_spatial_ref_sys WHERE srs_id = ?1";
    let found = connection
        .query_row(sql, [srs_id], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?, row.get::<_, String>(2)?))
        })
        .optional()?;
    let Some((organization, code, definition)) = found else { return Ok(None) };
    let code = u16::try_from(code).ok().filter(|_| organization.eq_ignore_ascii_case("EPSG"));
    Ok(code.and_then(Crs::from_epsg).or_else(|| parse_prj(&definition).ok()))
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
        (ValueRef::Null, _) => FeatureShape::None,
        (_, ValueRef::Blob(blob)) => shape_of(blob, limits),
        (_, ValueRef::Null) => FeatureShape::TooLarge,
        _ => FeatureShape::Broken,
    })
}

/// The outline in a geometry of the GeoPackage standard, 2.1.3.
fn shape_of(blob: &[u8], limits: Limits) -> FeatureShape {
    let flags = blob.get(3).copied().unwrap_or_default();
    let envelope_bytes = match (flags >> 1) & 0b111 {
        0 => 0,
        1 => 32,
        2 | 3 => 48,
        4 => 64,
        _ => return FeatureShape::Broken,
    };
    let Some(body) = blob.get(HEADER_BYTES + envelope_bytes..).filter(|_| blob.starts_with(MAGIC))
    else {
        return FeatureShape::Broken;
    };
    if flags & EMPTY != 0 {
        return FeatureShape::None;
    }
    match wkb::decode(body) {
        Ok(outline) if outline.n_vertices() as u64 > limits.vertices_max => FeatureShape::TooLarge,
        Ok(outline) => FeatureShape::Outline(outline),
        Err(wkb::WkbError::Kind(_)) => FeatureShape::Other,
        Err(_) => FeatureShape::Broken,
    }
}

#[cfg(test)]
mod tests;
