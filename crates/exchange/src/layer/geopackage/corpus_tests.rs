//! The files of the GeoPackage test suites, each table against what GDAL says of it.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use expect_test::expect_file;

use super::{FeatureShape, GeoPackage};
use crate::layer::corpus::{answers, corpus, files};
use crate::layer::{LayerCrs, Limits, ShapeKind};

/// What is read of a table: rows, kinds of shapes, system.
struct Read {
    n_rows: u64,
    kinds: BTreeMap<String, u64>,
    crs: LayerCrs,
}

fn read(path: &Path) -> Result<BTreeMap<String, Read>, String> {
    let package = GeoPackage::open(path).map_err(|it| it.to_string())?;
    let mut tables = BTreeMap::new();
    for table in &package.tables {
        let mut kinds = BTreeMap::new();
        let each = |_, _, _, shape| {
            let kind = match shape {
                FeatureShape::Read(shape) => format!("{:?}", shape.kind()),
                other => format!("{other:?}"),
            };
            *kinds.entry(kind).or_default() += 1;
        };
        let n_rows = package.rows(table, Limits::default(), each).map_err(|it| it.to_string())?;
        tables.insert(table.name.clone(), Read { n_rows, kinds, crs: table.crs.clone() });
    }
    Ok(tables)
}

/// The kind that GDAL names, where it names one.
fn kind_of(geometry: &str) -> Option<ShapeKind> {
    match geometry.trim_end_matches(" Z") {
        "Point" => Some(ShapeKind::Point),
        "LineString" | "MultiLineString" => Some(ShapeKind::Line),
        "Polygon" | "MultiPolygon" => Some(ShapeKind::Polygon),
        "GeometryCollection" => Some(ShapeKind::Mixture),
        _ => None,
    }
}

#[test]
fn every_file_is_read_or_refused() {
    let Some(folder) = corpus("gpkg_corpus") else { return };
    let mut told = String::new();
    for path in files(&folder, "gpkg") {
        writeln!(told, "{}", path.file_name().unwrap().display()).unwrap();
        match read(&path) {
            Ok(tables) => {
                for (name, Read { n_rows, kinds, crs }) in tables {
                    let crs = crs.epsg().map_or(String::new(), |it| format!(" EPSG:{it}"));
                    writeln!(told, "  {name}: {n_rows} {kinds:?}{crs}").unwrap();
                }
            }
            Err(error) => writeln!(told, "  refused: {error}").unwrap(),
        }
    }
    expect_file!["corpus_tables.txt"].assert_eq(&told);
}

#[test]
fn every_table_is_as_gdal_says() {
    let Some(folder) = corpus("gpkg_corpus") else { return };
    let answers = answers("gpkg_corpus.json");
    let mut n_compared = 0;
    for path in files(&folder, "gpkg") {
        let named = |it: &&serde_json::Value| path.ends_with(it["file"].as_str().unwrap());
        let answer = answers.as_array().unwrap().iter().find(named).unwrap();
        for expected in answer["layers"].as_array().into_iter().flatten() {
            // A table without shapes is none of ours.
            let Some(geometry) = expected["geom"].as_str() else { continue };
            let tables = read(&path).unwrap();
            let table = &tables[expected["name"].as_str().unwrap()];
            assert_eq!(Some(table.n_rows), expected["features"].as_u64(), "{}", path.display());
            if let Some(kind) = kind_of(geometry) {
                let allowed = [format!("{kind:?}"), "Null".to_owned()];
                assert!(table.kinds.keys().all(|it| allowed.contains(it)), "{:?}", table.kinds);
            }
            let epsg = expected["crs"].as_str().unwrap().strip_prefix("EPSG:");
            assert_eq!(table.crs.epsg(), epsg.map(|it| it.parse().unwrap()), "{}", path.display());
            n_compared += 1;
        }
    }
    assert_eq!(n_compared, 27);
}
