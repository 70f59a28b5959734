//! GeoJSON, good and bad.

use std::fmt::Write as _;
use std::path::Path;

use expect_test::{Expect, expect};

use super::{GeoJsonError, read_run, scan};
use crate::layer::{Limits, Shape};

const SQUARE: &str = "[[[0,0],[9,0],[9,9],[0,9],[0,0]]]";

/// An error with its cause.
fn reason(error: &GeoJsonError) -> String {
    let cause = std::error::Error::source(error).map_or(String::new(), |it| format!(": {it}"));
    format!("{error}{cause}")
}

fn read(path: &Path) -> String {
    let limits = Limits { vertices_max: 100, ..Limits::default() };
    let mut told = String::new();
    let mut runs = Vec::new();
    let scanned = scan(path, limits, |it| {
        let line = match &it.feature {
            Ok(feature) => {
                let shape = match &feature.shape {
                    Shape::None => "none".to_owned(),
                    Shape::Outline(outline) => format!("outline {}", outline.n_vertices()),
                    other => format!("{other:?}"),
                };
                format!("{} {:?} {:?} {shape}\n", it.row, feature.id, feature.properties)
            }
            Err(error) => format!("{} {}\n", it.row, reason(error)),
        };
        told.push_str(&line);
        runs.push((it.row, it.bytes, format!("{:?}", it.feature)));
    });
    match scanned {
        Ok(scan) => {
            write!(told, "{} features, {:?}", scan.n_rows, scan.crs.map(geometry::Crs::epsg))
                .unwrap();
        }
        Err(error) => return format!("{told}{}", reason(&error)),
    }
    let file = std::fs::File::open(path).unwrap();
    for (row, bytes, seen) in runs.into_iter().filter(|(_, bytes, _)| !bytes.is_empty()) {
        let again = |at, feature| assert_eq!((at, format!("{feature:?}")), (row, seen.clone()));
        read_run(&file, row, bytes, limits, again).unwrap();
    }
    told
}

fn check(text: &str, expected: &Expect) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.geojson");
    std::fs::write(&path, text).unwrap();
    expected.assert_eq(&read(&path));
}

fn feature(properties: &str, geometry: &str) -> String {
    format!(r#"{{"type":"Feature","properties":{properties},"geometry":{geometry}}}"#)
}

#[test]
fn numbers_stay_as_they_are_written() {
    let feature = feature(
        r#"{"unit_code":"a\"},{b","approved_area_m2":120.50,"note":null,"empty":"","flag":true}"#,
        &format!(r#"{{"type":"Polygon","coordinates":{SQUARE}}}"#),
    );
    check(
        &format!(
            r#"{{"type":"FeatureCollection","crs":{{"type":"name","properties":{{"name":"urn:ogc:def:crs:EPSG::4530"}}}},
            "features":[ {feature} , {feature} ]}}"#
        ),
        &expect![[r#"
            1 None [("unit_code", Some("a\"},{b")), ("approved_area_m2", Some("120.50")), ("note", None), ("empty", None), ("flag", Some("true"))] outline 5
            2 None [("unit_code", Some("a\"},{b")), ("approved_area_m2", Some("120.50")), ("note", None), ("empty", None), ("flag", Some("true"))] outline 5
            2 features, Some(4530)"#]],
    );
}

#[test]
fn a_coordinate_is_kept_to_the_bit() {
    let geometry = r#"{"type":"Point","coordinates":[42500000.123456789,4800000.1000000001]}"#;
    check(
        &feature("{}", geometry),
        &expect![[r#"
            1 None [] Point(COORD(42500000.12345679 4800000.100000001))
            1 features, None"#]],
    );
}

#[test]
fn a_feature_that_is_none_does_not_stop_the_others() {
    let good = feature("{}", "null");
    check(
        &format!(
            r#"{{"features":[{good},{{"type":"Feature"}},[],7,{good}],"type":"FeatureCollection"}}"#
        ),
        &expect![[r#"
            1 None [] none
            2 at `/features/1`, byte 64: the member `geometry` is missing
            3 at `/features/2`, byte 83: invalid type: sequence, expected an object
            4 at `/features/3`, byte 86: invalid type: integer `7`, expected an object
            5 None [] none
            5 features, None"#]],
    );
}

#[test]
fn rings_must_close() {
    let polygon = |coordinates| {
        feature("{}", &format!(r#"{{"type":"Polygon","coordinates":{coordinates}}}"#))
    };
    check(
        &polygon("[[[0,0],[9,0],[9,9],[0,9]]]"),
        &expect!["at `/geometry/coordinates/0`, byte 78: a ring does not end where it begins"],
    );
    check(
        &polygon("[[[0,0],[9,0],[0,0]]]"),
        &expect!["at `/geometry/coordinates/0`, byte 78: a ring has fewer than four positions"],
    );
    check(
        &polygon("[[[0,0],[9],[0,0],[0,0]]]"),
        &expect![
            "at `/geometry/coordinates/0/1`, byte 87: invalid length 1, expected a position of two or more numbers"
        ],
    );
}

#[test]
fn texts_that_are_no_geojson() {
    check("", &expect!["the text is not JSON at byte 0"]);
    check("\"a\"", &expect!["the text is not JSON at byte 0"]);
    check(
        "{\"type\":\"FeatureCollection\",\"features\":[",
        &expect!["the text is not JSON at byte 40"],
    );
    check(
        "{\"type\":\"FeatureCollection\",\"features\":[]",
        &expect!["the text is not JSON at byte 41"],
    );
    check(
        "{\"type\":\"FeatureCollection\",\"features\":[]} x",
        &expect!["the text is not JSON at byte 43"],
    );
    check(
        "{\"type\":\"FeatureCollection\",\"features\":{}}",
        &expect!["at `/features`, byte 39: not an array"],
    );
    check(
        "{\"type\":\"featurecollection\",\"features\":[]}",
        &expect!["at `/type`, byte 8: the type is `featurecollection`, not `FeatureCollection`"],
    );
    check("{\"type\":\"Polygon\"}", &expect!["at ``, byte 0: the member `coordinates` is missing"]);
    check("{\"type\":\"Circle\"}", &expect!["at `/type`, byte 8: `Circle` is no type of GeoJSON"]);
    check(
        "{\"type\":\"Point\",\"type\":\"Point\"}",
        &expect!["at `/type`, byte 23: the member `type` stands twice"],
    );
}

#[test]
fn systems_that_are_none_of_ours() {
    let collection = |name: &str| {
        format!(
            r#"{{"type":"FeatureCollection","crs":{{"properties":{{"name":"{name}"}}}},"features":[]}}"#
        )
    };
    check(&collection("urn:ogc:def:crs:OGC:1.3:CRS84"), &expect!["0 features, None"]);
    check(&collection("EPSG:4490"), &expect!["0 features, Some(4490)"]);
    check(
        &collection("EPSG:27700"),
        &expect!["the coordinate system `EPSG:27700` is none of ours"],
    );
}

#[test]
fn a_feature_or_a_file_of_thousands_of_properties_is_refused() {
    let members = |n: std::ops::Range<u32>| {
        let members: Vec<String> = n.map(|it| format!("\"p{it}\":1")).collect();
        format!("{{{}}}", members.join(","))
    };
    check(
        &feature(&members(0..2001), "null"),
        &expect![
            "at `/properties`, byte 31: the features have more than 2000 different properties"
        ],
    );
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.geojson");
    let features = [feature(&members(0..1500), "null"), feature(&members(1500..2001), "null")];
    let text = format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, features.join(","));
    std::fs::write(&path, text).unwrap();
    assert!(crate::layer::open_single(&path, Limits::default()).is_err());
}

#[test]
fn too_many_vertices_leave_the_row_without_a_shape() {
    let ring = format!("[[0,0]{},[0,0]]", ",[1,1]".repeat(99));
    check(
        &feature("{}", &format!(r#"{{"type":"Polygon","coordinates":[{ring}]}}"#)),
        &expect![[r#"
            1 None [] none
            1 features, None"#]],
    );
}
