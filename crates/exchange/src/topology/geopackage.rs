//! The findings as a GeoPackage, for a GIS: one table of places and one of the ground that is covered twice or not at all.
//!
//! Written as the GeoPackage standard (OGC 12-128r19, sections 1.1 and 2.1) asks, in the layer's own coordinates.

use std::path::Path;

use geometry::{Coord, Envelope, Outline, wkb};
use rusqlite::{Connection, Transaction, params};

use super::{TopologyFinding, TopologyReport};

/// `GPKG` in ASCII, and version 1.3.0.
const APPLICATION_ID: i32 = 0x4750_4B47;
const USER_VERSION: i32 = 10_300;

const PLACES: &str = "topology_places";
const AREAS: &str = "topology_areas";

/// The tables that make a file a GeoPackage, with the three systems that each has.
const SCHEMA: &str = r#"
CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY,
  organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
  description TEXT DEFAULT '', last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL,
  geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
INSERT INTO gpkg_spatial_ref_sys VALUES
  ('Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined Cartesian coordinate reference system'),
  ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinate reference system'),
  ('WGS 84 geodetic', 4326, 'EPSG', 4326, 'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]]', NULL);
"#;

/// What a finding has for a geometry in a table, as well-known binary, and its envelope.
type ShapeOf<'a> = dyn Fn(&TopologyFinding) -> Option<(Vec<u8>, Envelope)> + 'a;

/// Why the findings could not be written.
#[derive(Debug, thiserror::Error)]
pub enum TopologyFileError {
    #[error("there is already a file `{path}`")]
    Exists { path: String },
    #[error("the GeoPackage cannot be written")]
    Sqlite(#[from] rusqlite::Error),
}

impl TopologyReport {
    /// Writes the findings into a new GeoPackage; a file that is there is left alone.
    pub fn write_geopackage(&self, path: &Path) -> Result<(), TopologyFileError> {
        if path.exists() {
            return Err(TopologyFileError::Exists { path: path.display().to_string() });
        }
        let mut connection = Connection::open(path)?;
        connection.pragma_update(None, "application_id", APPLICATION_ID)?;
        connection.pragma_update(None, "user_version", USER_VERSION)?;
        let transaction = connection.transaction()?;
        transaction.execute_batch(SCHEMA)?;
        let srs_id = self.add_system(&transaction)?;
        let places = |it: &TopologyFinding| {
            let [x, y] = it.place.position?;
            let at = self.frame.layer((x, y).into())?;
            Some((point_wkb(at), Envelope::of([at])?))
        };
        let areas = |it: &TopologyFinding| {
            let shape = self.in_layer(it.shape.as_ref()?)?;
            let envelope = shape.envelope()?;
            Some((wkb::encode(&shape), envelope))
        };
        self.add_table(&transaction, PLACES, "POINT", srs_id, &places)?;
        self.add_table(&transaction, AREAS, "GEOMETRY", srs_id, &areas)?;
        Ok(transaction.commit()?)
    }

    /// The layer's system, by its number; one without a number is left undefined.
    fn add_system(&self, transaction: &Transaction<'_>) -> rusqlite::Result<i32> {
        let Some(epsg) = self.system.epsg else {
            return Ok(if self.system.plane == "local-projection" { 4326 } else { -1 });
        };
        let name = self.system.layer.clone().unwrap_or_else(|| format!("EPSG:{epsg}"));
        transaction.execute(
            "INSERT OR IGNORE INTO gpkg_spatial_ref_sys VALUES (?1, ?2, 'EPSG', ?2, 'undefined', NULL)",
            params![name, epsg],
        )?;
        Ok(epsg.into())
    }

    fn in_layer(&self, shape: &Outline) -> Option<Outline> {
        shape
            .coords()
            .all(|it| self.frame.layer(it).is_some())
            .then(|| shape.map_coords(|it| self.frame.layer(it).unwrap_or(it)))
    }

    fn add_table(
        &self,
        transaction: &Transaction<'_>,
        table: &str,
        kind: &str,
        srs_id: i32,
        shape: &ShapeOf<'_>,
    ) -> rusqlite::Result<()> {
        transaction.execute_batch(&format!(
            "CREATE TABLE {table} (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom {kind}, code TEXT NOT NULL,
             severity TEXT NOT NULL, title TEXT NOT NULL, objects TEXT NOT NULL, measure REAL, unit TEXT)"
        ))?;
        let mut insert = transaction.prepare(&format!(
            "INSERT INTO {table} (geom, code, severity, title, objects, measure, unit) VALUES (?, ?, ?, ?, ?, ?, ?)"
        ))?;
        let mut extent: Option<Envelope> = None;
        for finding in &self.findings {
            let Some((wkb, envelope)) = shape(finding) else { continue };
            extent = Some(extent.map_or(envelope, |it| it.union(envelope)));
            let (measure, unit) = finding.measure.map(|it| (it.value, it.unit)).unzip();
            let blob = with_header(srs_id, &wkb);
            let TopologyFinding { code, severity, title, .. } = finding;
            insert.execute(params![
                blob,
                code,
                severity,
                title,
                finding.objects.join("、"),
                measure,
                unit
            ])?;
        }
        let extent = extent.map(|it| [it.min_x, it.min_y, it.max_x, it.max_y]);
        transaction.execute(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier, min_x, min_y, max_x, max_y, srs_id)
             VALUES (?1, 'features', ?1, ?2, ?3, ?4, ?5, ?6)",
            params![table, extent.map(|it| it[0]), extent.map(|it| it[1]), extent.map(|it| it[2]), extent.map(|it| it[3]), srs_id],
        )?;
        transaction.execute(
            "INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, ?, 0, 0)",
            params![table, kind, srs_id],
        )?;
        Ok(())
    }
}

/// The header of a geometry without an envelope, little-endian (section 2.1.3 of the standard), and the geometry.
fn with_header(srs_id: i32, wkb: &[u8]) -> Vec<u8> {
    let mut blob = b"GP\x00\x01".to_vec();
    blob.extend(srs_id.to_le_bytes());
    blob.extend(wkb);
    blob
}

/// A point in well-known binary, little-endian.
fn point_wkb(at: Coord) -> Vec<u8> {
    let mut wkb = vec![1, 1, 0, 0, 0];
    wkb.extend(at.x.to_le_bytes());
    wkb.extend(at.y.to_le_bytes());
    wkb
}
