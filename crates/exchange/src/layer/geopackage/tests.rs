//! `GeoPackage` files, good and bad.

use std::fmt::Write as _;

use expect_test::expect;
use geometry::{Crs, wkb};
use rusqlite::Connection;

use super::{FeatureShape, GeoPackage};
use crate::layer::{Limits, Shape, open_single};

/// A blob of the standard around well-known binary, with an envelope of two dimensions.
fn blob(flags: u8, wkb: &[u8]) -> Vec<u8> {
    let envelope = if flags & 0b10 == 0 { 0 } else { 32 };
    [b"GP\0".as_slice(), &[flags], &4530_u32.to_le_bytes(), &vec![0; envelope], wkb].concat()
}

fn square() -> Vec<u8> {
    let corners = [(0.0, 0.0), (9.0, 0.0), (9.0, 9.0), (0.0, 9.0), (0.0, 0.0)];
    let ring = geometry::Ring(corners.map(Into::into).to_vec());
    let patch = geometry::Patch { exterior: ring, interiors: Vec::new() };
    wkb::encode(&geometry::Outline { patches: vec![patch] })
}

fn given(path: &std::path::Path) {
    let connection = Connection::open(path).unwrap();
    connection
        .execute_batch(
            "CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT);
             CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, geometry_type_name TEXT, srs_id INTEGER);
             CREATE TABLE gpkg_spatial_ref_sys (srs_id INTEGER, organization TEXT, organization_coordsys_id INTEGER, definition TEXT);
             INSERT INTO gpkg_spatial_ref_sys VALUES (9, 'EPSG', 4530, 'undefined');
             INSERT INTO gpkg_contents VALUES ('roads', 'features'), ('DK \"1\"', 'features');
             INSERT INTO gpkg_geometry_columns VALUES ('roads', 'g', 'LINESTRING', 9), ('DK \"1\"', 'geom', 'POLYGON', 9);
             CREATE TABLE roads (fid INTEGER PRIMARY KEY, g BLOB);
             CREATE TABLE \"DK \"\"1\"\"\" (fid INTEGER PRIMARY KEY, geom BLOB, dkbm TEXT, SCMJ REAL);",
        )
        .unwrap();
    let insert = "INSERT INTO \"DK \"\"1\"\"\" (geom, dkbm, SCMJ) VALUES (?1, ?2, ?3)";
    let none: Option<Vec<u8>> = None;
    for (geometry, code) in [
        (Some(blob(0b11, &square())), "张1"),
        (Some(blob(0b1, &square())), "2"),
        (none, "3"),
        (Some(blob(0b1, &square()[..30])), "4"),
        (Some(b"GP".to_vec()), "5"),
        (Some(blob(0b1_0001, &[])), "6"),
        (Some(blob(1, &[1, 1, 0, 0, 0])), "7"),
    ] {
        connection.execute(insert, (geometry, code, 1.5)).unwrap();
    }
}

#[test]
fn rows_with_all_kinds_of_shapes() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.gpkg");
    given(&path);
    let package = GeoPackage::open(&path).unwrap();
    let table = &package.tables[1];
    assert_eq!((table.crs.ours().map(Crs::epsg), table.key.as_deref()), (Some(4530), Some("fid")));
    let mut told = String::new();
    let each = |row, key, values: Vec<_>, shape| {
        let shape = match shape {
            FeatureShape::Read(Shape::Outline(outline)) => {
                format!("outline {}", outline.n_vertices())
            }
            other => format!("{other:?}"),
        };
        writeln!(told, "{row} {key:?} {values:?} {shape}").unwrap();
    };
    package.rows(table, Limits { vertices_max: 5, ..Limits::default() }, each).unwrap();
    expect![[r#"
        1 Some("1") [Some("张1"), Some("1.5")] outline 5
        2 Some("2") [Some("2"), Some("1.5")] outline 5
        3 Some("3") [Some("3"), Some("1.5")] Read(None)
        4 Some("4") [Some("4"), Some("1.5")] Broken
        5 Some("5") [Some("5"), Some("1.5")] Broken
        6 Some("6") [Some("6"), Some("1.5")] Read(None)
        7 Some("7") [Some("7"), Some("1.5")] Read(Other(Point))
    "#]]
    .assert_eq(&told);
}

#[test]
fn the_layer_of_parcels_is_taken() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.gpkg");
    given(&path);
    let layer = open_single(&path, Limits::default()).unwrap();
    assert_eq!((layer.name.as_str(), layer.passed_over), ("DK \"1\"", vec!["roads".to_owned()]));
    assert_eq!(layer.id_property.as_deref(), Some("dkbm"));
    assert_eq!(layer.parcels[0].code.as_deref(), Some("张1"));
    assert_eq!(layer.parcels[0].measured_area_m2.as_deref(), Some("1.5"));
    let rows: Vec<_> = layer.troubles.iter().map(|it| it.row).collect();
    assert_eq!(rows, [Some(4), Some(5), Some(7)]);
    assert_eq!(layer.troubles[2].trouble, "1 个图形是点，不是面，首见于第 7 行");
}

#[test]
fn queries_in_the_file_are_not_run() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.gpkg");
    given(&path);
    let endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)";
    let connection = Connection::open(&path).unwrap();
    let sql = format!("DROP TABLE roads; CREATE VIEW roads AS {endless} SELECT i AS g FROM n");
    connection.execute_batch(&sql).unwrap();
    let package = GeoPackage::open(&path).unwrap();
    assert_eq!(package.tables.len(), 1, "the table beside the view");

    let sql = "DELETE FROM gpkg_contents WHERE data_type = 'features' AND table_name != 'roads'";
    connection.execute(sql, []).unwrap();
    let error = GeoPackage::open(&path).unwrap_err().to_string();
    assert_eq!(error, "`roads` is not a stored table with a column of shapes");

    let sql = format!(
        "DROP TABLE gpkg_contents;
         CREATE VIEW gpkg_contents AS {endless} SELECT 'roads' AS table_name, 'features' AS data_type FROM n"
    );
    connection.execute_batch(&sql).unwrap();
    let error = GeoPackage::open(&path).unwrap_err().to_string();
    assert_eq!(error, "`gpkg_contents` is not a stored table with a column of shapes");
}

#[test]
fn columns_that_sqlite_computes_are_not_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.gpkg");
    given(&path);
    let sql = "DROP TABLE roads; CREATE TABLE roads (fid INTEGER PRIMARY KEY, g BLOB AS (zeroblob(1000000000)))";
    Connection::open(&path).unwrap().execute_batch(sql).unwrap();
    let package = GeoPackage::open(&path).unwrap();
    assert!(package.tables.iter().all(|it| it.name != "roads"));
}

#[test]
fn files_that_are_none() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.gpkg");
    for bytes in [b"".as_slice(), b"<!doctype html>", &[0; 200]] {
        std::fs::write(&path, bytes).unwrap();
        let error = open_single(&path, Limits::default()).unwrap_err();
        assert!(error.to_string().ends_with("cannot be read as a GeoPackage"), "{error}");
    }
}
