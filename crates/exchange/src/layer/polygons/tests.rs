//! Layers of polygons from many countries, against what shapely says of them.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use expect_test::{expect, expect_file};

use super::{Selection, open_polygons};
use crate::layer::corpus::corpus;
use crate::layer::{LayerCrs, Limits};

fn told(path: &Path, selection: Selection<'_>) -> String {
    let layer = match open_polygons(path, selection, Limits::default()) {
        Ok(layer) => layer,
        Err(error) => {
            let told = error.to_string();
            return told.replace(&format!("{}", path.parent().unwrap().display()), "…");
        }
    };
    let mut told = String::new();
    let tally = layer
        .read(|it| writeln!(told, "{} {} {}", it.row, it.id, it.outline.n_vertices()).unwrap())
        .unwrap();
    write!(told, "{:?}", layer.id_field).unwrap();
    write!(told, ", {} of {} rows", tally.n_polygons, tally.n_rows).unwrap();
    write!(told, ", {} empty", tally.n_empty).unwrap();
    tally.others.iter().for_each(|it| write!(told, ", {}", it.title_zh()).unwrap());
    tally.not_read.iter().for_each(|it| write!(told, ", {it:?}").unwrap());
    told
}

fn geojson(features: &str, selection: Selection<'_>) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.geojson");
    let text = format!(r#"{{"type":"FeatureCollection","features":[{features}]}}"#);
    std::fs::write(&path, text).unwrap();
    told(&path, selection)
}

fn square(id: &str, properties: &str) -> String {
    let ring = "[[0,0],[9,0],[9,9],[0,9],[0,0]]";
    format!(
        r#"{{"type":"Feature",{id}"properties":{properties},"geometry":{{"type":"Polygon","coordinates":[{ring}]}}}}"#
    )
}

#[test]
fn the_parcel_code_goes_before_other_ids() {
    let features = [square(r#""id":1,"#, r#"{"fid":1,"DKBM":"a"}"#)].join(",");
    expect![[r#"
        1 a 5
        Column("DKBM"), 1 of 1 rows, 0 empty"#]]
    .assert_eq(&geojson(&features, Selection::default()));
}

#[test]
fn a_column_that_repeats_itself_names_no_row() {
    let features = [square("", r#"{"id":7,"fid":1}"#), square("", r#"{"id":7,"fid":2}"#)].join(",");
    expect![[r#"
        1 1 5
        2 2 5
        Column("fid"), 2 of 2 rows, 0 empty"#]]
    .assert_eq(&geojson(&features, Selection::default()));
    let named = Selection { id: Some("ID"), ..Selection::default() };
    assert!(geojson(&features, named).starts_with("1 7 5\n2 7 5\nColumn(\"id\")"));
}

#[test]
fn rows_without_names_have_numbers() {
    let features = [square("", r#"{"fid":1}"#), square("", "{}")].join(",");
    expect![[r##"
        1 #1 5
        2 #2 5
        RowNumber, 2 of 2 rows, 0 empty"##]]
    .assert_eq(&geojson(&features, Selection::default()));
}

#[test]
fn a_column_that_is_not_there_is_told() {
    let named = Selection { id: Some("DKBM"), ..Selection::default() };
    assert_eq!(geojson(&square("", "{}"), named), "the layer has no column `DKBM`");
}

#[test]
fn other_kinds_are_counted_and_named() {
    let feature =
        |geometry: &str| format!(r#"{{"type":"Feature","properties":null,"geometry":{geometry}}}"#);
    let point = feature(r#"{"type":"Point","coordinates":[1,2]}"#);
    let mixture = feature(r#"{"type":"GeometryCollection","geometries":[]}"#);
    let features = [point.clone(), square("", "null"), point, mixture, feature("null")].join(",");
    expect![[r##"
        2 #2 5
        RowNumber, 1 of 5 rows, 1 empty, 2 个图形是点，不是面，首见于第 1 行, 1 个图形是几何集合，不是面，首见于第 4 行"##]]
    .assert_eq(&geojson(&features, Selection::default()));
}

#[test]
fn systems_of_geojson() {
    let crs = |named: &str| {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.geojson");
        let text = format!(r#"{{"type":"FeatureCollection",{named}"features":[]}}"#);
        std::fs::write(&path, text).unwrap();
        open_polygons(&path, Selection::default(), Limits::default()).unwrap().crs
    };
    let named = |name: &str| format!(r#""crs":{{"properties":{{"name":"{name}"}}}},"#);
    assert_eq!(crs(""), LayerCrs::wgs84());
    assert_eq!(crs(&named("urn:ogc:def:crs:OGC:1.3:CRS84")), LayerCrs::wgs84());
    assert_eq!(crs(&named("EPSG:4526")), LayerCrs::of_epsg(4526));
    assert_eq!(crs(&named("urn:ogc:def:crs:EPSG::2154")).epsg(), Some(2154));
    assert!(matches!(crs(&named("here")), LayerCrs::Named { epsg: None, .. }));
}

/// The answers of shapely, each with the file that it is about; `X_unz` stands for the archive `X` unpacked.
fn expected() -> Option<Vec<(PathBuf, serde_json::Value)>> {
    let data = corpus("")?;
    let mut files = crate::layer::corpus::files(&data.join("expected"), "json");
    files.retain(|it| it.file_name().unwrap().to_string_lossy().starts_with('f'));
    let read = |it: &PathBuf| {
        let answer: serde_json::Value =
            serde_json::from_str(&std::fs::read_to_string(it).unwrap()).unwrap();
        let file = answer["file"].as_str().unwrap();
        let path = match file.split_once("_unz/") {
            None => data.join(file),
            Some((archive, _)) => {
                let zipped = data.join(format!("{archive}.zip"));
                if zipped.exists() { zipped } else { data.join(archive) }
            }
        };
        (path, answer)
    };
    Some(files.iter().map(read).collect())
}

#[test]
fn layers_of_many_countries_are_as_shapely_says() {
    let Some(expected) = expected() else { return };
    let mut table = String::new();
    for (path, answer) in expected {
        let set = answer["set"].as_str().unwrap();
        let selection = Selection { layer: answer["layer"].as_str(), id: None };
        let layer = match open_polygons(&path, selection, Limits::default()) {
            Ok(layer) => layer,
            Err(error) => {
                let told = error.to_string();
                let parent = format!("{}/", path.parent().unwrap().display());
                writeln!(table, "{set}: {}", told.replace(&parent, "")).unwrap();
                continue;
            }
        };
        let (mut n_vertices, mut n_interiors) = (0, 0);
        let tally = layer
            .read(|it| {
                n_vertices += it.outline.n_vertices();
                n_interiors +=
                    it.outline.patches.iter().map(|it| it.interiors.len()).sum::<usize>();
            })
            .unwrap();
        let number = |key: &str| answer[key].as_u64().unwrap();
        assert_eq!(tally.n_polygons, number("features"), "{set}");
        assert_eq!(n_vertices as u64, number("vertices_total"), "{set}");
        assert_eq!(n_interiors as u64, number("interior_rings"), "{set}");
        let crs = match &layer.crs {
            LayerCrs::Ours(_) => "ours",
            LayerCrs::LonLat { .. } => "degrees",
            LayerCrs::Plane { .. } => "plane",
            LayerCrs::Named { .. } => "named",
            LayerCrs::Unknown => "unknown",
        };
        writeln!(table, "{set}: {:?}, {crs} {:?}", layer.id_field, layer.crs.epsg()).unwrap();
    }
    expect_file!["corpus_layers.txt"].assert_eq(&table);
}
