//! Shapefiles of other people's test suites, against what GDAL and pyshp say of them.

use std::fmt::Write as _;
use std::path::Path;

use expect_test::expect_file;

use super::{Shapefile, ShapefilePart, ShapefileParts, ShapefileScan};
use crate::layer::corpus::{answers, corpus, files};
use crate::layer::{Limits, Shape, ShapeKind, open_single};

/// What is read of a shapefile.
struct Read {
    scan: ShapefileScan,
    n_columns: usize,
    n_null: u64,
}

fn read(path: &Path) -> Read {
    let mut shapefile = Shapefile::open(ShapefileParts::beside(path).unwrap()).unwrap();
    let mut rows = Vec::new();
    let each = |it: super::ScannedRow<'_>| rows.push((it.row, it.shape.unwrap_or(0..0)));
    let scan = shapefile.scan(Limits::default(), each).unwrap();
    let mut n_null = 0;
    for (row, shape) in rows {
        let each = |_, _: &[u8], shape| n_null += u64::from(shape == Shape::None);
        shapefile.read_run(row, 1, shape, each).unwrap();
    }
    let n_columns = shapefile.table.as_ref().map_or(0, |it| it.columns.len());
    Read { scan, n_columns, n_null }
}

fn answer(path: &Path) -> serde_json::Value {
    let answers = answers("shapefile_corpus.json");
    let mut answers = answers.as_array().unwrap().iter();
    answers.find(|it| path.ends_with(it["file"].as_str().unwrap())).unwrap().clone()
}

/// The kind that pyshp or GDAL names.
fn kind_of(answer: &serde_json::Value) -> Option<ShapeKind> {
    let name = answer["pyshp"]["shapeTypeName"].as_str();
    let name = name.or_else(|| answer["gdal"]["geometry"].as_str())?.to_ascii_uppercase();
    match name.trim_end_matches(" Z").trim_end_matches(['Z', 'M']) {
        "POINT" => Some(ShapeKind::Point),
        "MULTIPOINT" => Some(ShapeKind::MultiPoint),
        "POLYLINE" | "LINESTRING" => Some(ShapeKind::Line),
        "POLYGON" => Some(ShapeKind::Polygon),
        "MULTIPATCH" => Some(ShapeKind::MultiPatch),
        other => panic!("{other}"),
    }
}

#[test]
fn every_shapefile_is_as_gdal_and_pyshp_say() {
    let Some(folder) = corpus("shapefile_corpus") else { return };
    let mut n_compared = 0;
    for path in files(&folder, "shp") {
        let name = path.display();
        if path.ends_with("bad.shp") {
            assert!(open_single(&path, Limits::default()).is_err(), "{name}");
            continue;
        }
        let answer = answer(&path);
        let Read { scan, n_columns, n_null } = read(&path);
        // Neither tool reads one file, whose code page is a web page.
        let Some(kind) = kind_of(&answer) else {
            assert!(path.ends_with("htmlcpg.shp"), "{name}");
            continue;
        };
        assert_eq!(scan.kind, Some(kind), "{name}");
        // GDAL believes an index that says 8 of 22 points; we do not, and say so.
        let other_index = path.ends_with("3dpoints.shp")
            && scan.troubles.iter().any(|it| it.part == ShapefilePart::Shx);
        if other_index {
            continue;
        }
        let gdal = &answer["gdal"];
        let n_features = gdal["features"].as_u64().or_else(|| answer["pyshp"]["records"].as_u64());
        assert_eq!(Some(scan.n_rows), n_features, "{name}: {:?}", scan.troubles);
        if gdal.is_object() {
            assert_eq!(Some(n_null), gdal["null"].as_u64(), "{name}: shapes that are none");
            assert_eq!(Some(n_columns as u64), gdal["fields"].as_u64(), "{name}: columns");
        }
        n_compared += 1;
    }
    assert_eq!(n_compared, 69);
}

#[test]
fn what_is_told_of_every_shapefile() {
    let Some(folder) = corpus("shapefile_corpus") else { return };
    let mut told = String::new();
    for path in files(&folder, "shp") {
        let Read { scan, .. } = read(&path);
        let name = path.strip_prefix(&folder).unwrap().display();
        writeln!(told, "{name} {}", scan.encoding.name()).unwrap();
        for it in scan.troubles.iter().take(3) {
            let row = it.row.map_or(String::new(), |row| format!(" row {row}"));
            writeln!(told, "  {}{row}: {}", it.part.ending(), it.trouble).unwrap();
        }
    }
    expect_file!["corpus_told.txt"].assert_eq(&told);
}

#[test]
fn every_table_alone_has_the_records_that_are_expected() {
    let Some(folder) = corpus("shapefile_corpus") else { return };
    let mut n_compared = 0;
    for path in files(&folder, "dbf") {
        // A table alone is a shapefile whose shapes are missing.
        let parts = ShapefileParts { dbf: Some(path.clone()), ..Default::default() };
        let mut shapefile = Shapefile::open(parts).unwrap();
        let mut n_rows = 0;
        let scan = shapefile.scan(Limits::default(), |_| n_rows += 1).unwrap();
        assert_eq!(scan.n_rows, n_rows);
        let refused = scan.troubles.iter().any(|it| it.part == ShapefilePart::Dbf);
        assert!(refused || shapefile.table.is_some(), "{}", path.display());
        if path.with_extension("shp").exists() || path.with_extension("SHP").exists() {
            continue;
        }
        assert_eq!(Some(n_rows), answer(&path)["records"].as_u64(), "{}", path.display());
        n_compared += 1;
    }
    assert_eq!(n_compared, 19);
}

#[test]
fn texts_of_the_corpus_are_decoded() {
    let Some(folder) = corpus("shapefile_corpus/mapshaper/dbf") else { return };
    let first = |name: &str| {
        let path = folder.join(name);
        let cpg = path.with_extension("cpg");
        let parts = ShapefileParts {
            dbf: Some(path),
            cpg: cpg.exists().then_some(cpg),
            ..Default::default()
        };
        let mut shapefile = Shapefile::open(parts).unwrap();
        let mut record = Vec::new();
        let scan =
            shapefile.scan(Limits::default(), |it| record.extend_from_slice(it.record)).unwrap();
        let columns = &shapefile.table.as_ref().unwrap().columns;
        let texts: Vec<_> =
            columns.iter().filter_map(|it| it.text(&record, scan.encoding)).collect();
        format!("{} {texts:?}", scan.encoding.name())
    };
    expect_test::expect![[r#"
        gb18030 ["简体国语"]
        gb18030 ["简体国语"]
        UTF-8 ["国语國語"]
        Big5 ["國語"]
        gb18030 ["简体"]
        UTF-8 []"#]]
    .assert_eq(
        &["gbk.dbf", "gb2312.dbf", "utf8.dbf", "cpg/big5.dbf", "ldid/chinese.dbf", "cpg/utf16.dbf"]
            .map(first)
            .join("\n"),
    );
}
