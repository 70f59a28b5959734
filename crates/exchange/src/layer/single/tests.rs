//! Single layers, whatever their format.

use std::path::{Path, PathBuf};

use super::open_single;
use crate::layer::{Limits, geojson};

/// Where the files of other people's test suites are, on machines that have them.
fn corpus(name: &str) -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data").join(name);
    if !folder.is_dir() {
        told(&format!("not run: {} is not there", folder.display()));
        return None;
    }
    Some(folder)
}

fn told(text: &str) {
    eprintln!("{text}");
}

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it.eq_ignore_ascii_case(ending)) {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

fn answers(name: &str) -> serde_json::Value {
    let path = corpus("expected/suites").unwrap().join(name);
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

#[test]
fn every_shapefile_of_the_corpus_is_read_or_refused() {
    let Some(folder) = corpus("shapefile_corpus") else { return };
    let answers = answers("shapefile_corpus.json");
    let mut n_compared = 0;
    for path in files(&folder, "shp") {
        let layer = match open_single(&path, Limits::default()) {
            Ok(layer) => layer,
            Err(error) => {
                let name = path.file_name().unwrap().to_string_lossy().into_owned();
                assert_eq!(name, "bad.shp", "{error}");
                continue;
            }
        };
        let named = |it: &&serde_json::Value| path.ends_with(it["file"].as_str().unwrap());
        let answer = answers.as_array().unwrap().iter().find(named).unwrap();
        let n_features =
            answer["gdal"]["features"].as_u64().or_else(|| answer["pyshp"]["records"].as_u64());
        // GDAL believes an index that says 8 of 22 points; we do not, and say so.
        let other_index = path.ends_with("3dpoints.shp")
            && layer.troubles.iter().any(|it| it.file == "3dpoints.shx");
        if let (Some(n_features), false) = (n_features, other_index) {
            assert_eq!(
                layer.parcels.len() as u64,
                n_features,
                "{}: {:?}",
                path.display(),
                layer.troubles
            );
            n_compared += 1;
        }
    }
    assert!(n_compared > 60, "{n_compared}");
}

#[test]
fn every_table_of_the_corpus_is_read_or_refused() {
    let Some(folder) = corpus("shapefile_corpus") else { return };
    for path in files(&folder, "dbf") {
        // A table alone is a shapefile whose shapes are missing.
        let parts = crate::layer::ShapefileParts { dbf: Some(path.clone()), ..Default::default() };
        let mut shapefile = crate::layer::Shapefile::open(parts).unwrap();
        let mut n_rows = 0;
        let scan = shapefile.scan(Limits::default(), |_| n_rows += 1).unwrap();
        assert_eq!(scan.n_rows, n_rows);
        let refused = scan.troubles.iter().any(|it| it.part == crate::layer::ShapefilePart::Dbf);
        assert!(refused || shapefile.table.is_some(), "{}", path.display());
    }
}

#[test]
fn texts_of_the_corpus_are_decoded() {
    let Some(folder) = corpus("shapefile_corpus/mapshaper/dbf") else { return };
    let first = |name: &str| {
        let path = folder.join(name);
        let cpg = path.with_extension("cpg");
        let parts = crate::layer::ShapefileParts {
            dbf: Some(path),
            cpg: cpg.exists().then_some(cpg),
            ..Default::default()
        };
        let mut shapefile = crate::layer::Shapefile::open(parts).unwrap();
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

#[test]
fn every_geopackage_of_the_corpus_is_read_or_refused() {
    let Some(folder) = corpus("gpkg_corpus") else { return };
    let answers = answers("gpkg_corpus.json");
    let mut n_compared = 0;
    for path in files(&folder, "gpkg") {
        let named = |it: &&serde_json::Value| path.ends_with(it["file"].as_str().unwrap());
        let answer = answers.as_array().unwrap().iter().find(named).unwrap();
        let Ok(layer) = open_single(&path, Limits::default()) else { continue };
        for expected in answer["layers"].as_array().into_iter().flatten() {
            if expected["name"] == layer.name.as_str() {
                assert_eq!(
                    Some(layer.parcels.len() as u64),
                    expected["features"].as_u64(),
                    "{}",
                    path.display()
                );
                n_compared += 1;
            }
        }
    }
    assert_eq!(n_compared, 17);
}

#[test]
fn good_geojson_is_read() {
    let Some(folder) = corpus("geojsonhint/good") else { return };
    for path in files(&folder, "geojson") {
        open_single(&path, Limits::default()).unwrap_or_else(|error| {
            let cause = std::error::Error::source(&error).map(ToString::to_string);
            panic!("{error}: {cause:?}")
        });
    }
}

#[test]
fn bad_geojson_is_refused() {
    let Some(folder) = corpus("geojsonhint/bad") else { return };
    let accepted: Vec<String> = files(&folder, "geojson")
        .into_iter()
        .filter(|it| open_single(it, Limits::default()).is_ok())
        .map(|it| it.file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    // What their linter warns of is not wrong: the right-hand rule, precision, single members; heights are not looked at.
    expect_test::expect![[r#"
        bad-polygon-interiorring-rhr
        different-first-size
        excessive_precision_truncated
        geometrycollection_single
        point-toomany
        polygon_winding_order"#]]
    .assert_eq(&accepted.join("\n"));
}

#[test]
fn codes_are_a_features_own_ids() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("fields.geojson");
    let codes = |features: &str| {
        let text = format!(r#"{{"type":"FeatureCollection","features":[{features}]}}"#);
        std::fs::write(&path, text).unwrap();
        let layer = open_single(&path, Limits::default()).unwrap();
        let codes: Vec<_> = layer.parcels.iter().map(|it| it.code.clone().unwrap()).collect();
        format!("{:?} {}", layer.id_property, codes.join(" "))
    };
    let feature = |id: &str, properties: &str| {
        format!(r#"{{"type":"Feature",{id}"properties":{properties},"geometry":null}}"#)
    };
    assert_eq!(codes(&[feature("", "{}"), feature("", "null")].join(",")), "None 1 2");
    assert_eq!(codes(&feature(r#""id":"a7","#, r#"{"fid":3}"#)), "Some(\"id\") a7");
    assert_eq!(codes(&feature("", r#"{"gml_id":"g.1"}"#)), "Some(\"gml_id\") g.1");
    assert_eq!(codes(&feature(r#""id":9,"#, r#"{"dkbm":"D1"}"#)), "Some(\"dkbm\") D1");
}

#[test]
fn nested_collections_do_not_fill_the_stack() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("deep.geojson");
    let deep = "[".repeat(1 << 20);
    std::fs::write(&path, format!(r#"{{"type":"Polygon","coordinates":{deep}"#)).unwrap();
    assert!(open_single(&path, Limits::default()).is_err());
    let closed = format!("{deep}{}", "]".repeat(1 << 20));
    std::fs::write(&path, format!(r#"{{"type":"Polygon","coordinates":{closed}}}"#)).unwrap();
    assert!(geojson::scan(&path, Limits::default(), |_| ()).is_err());
}
