//! The fixtures that readers of vector tiles share: what is valid is read as it is meant, what is not is refused.

use std::path::{Path, PathBuf};

use expect_test::expect_file;
use serde_json::Value as Json;

use crate::tile::{
    Feature, Geometry, Layer, Tile, TilePolygon, Value, commands::Commands, decode, wire::varints,
};

fn folder(name: &str) -> Option<PathBuf> {
    let data = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/mvt_fixtures");
    let path = Path::new(data).join(name);
    if !path.exists() {
        println!("did not run: {} is not there", path.display());
        return None;
    }
    Some(path)
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("the folder can be read");
    let mut paths: Vec<_> = entries.map(|it| it.unwrap().path()).collect();
    paths.sort();
    paths
}

fn json(path: &Path) -> Json {
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

/// The commands of a geometry, written anew, and the number of its type.
fn rewritten(geometry: &Geometry) -> (u64, Vec<u64>) {
    let mut commands = Commands::default();
    let kind = match geometry {
        Geometry::Unknown(numbers) => {
            return (0, numbers.iter().copied().map(u64::from).collect());
        }
        Geometry::Points(points) => {
            commands.points(points);
            1
        }
        Geometry::Lines(lines) => {
            for line in lines {
                commands.line(line);
            }
            2
        }
        Geometry::Polygons(polygons) => {
            for ring in polygons.iter().flat_map(TilePolygon::rings) {
                commands.ring(ring.iter().copied());
            }
            3
        }
    };
    (kind, varints(commands.bytes()).map(Result::unwrap).collect())
}

fn list<'a>(json: &'a Json, key: &str) -> &'a [Json] {
    json[key].as_array().map_or(&[], Vec::as_slice)
}

fn numbers(json: &Json, key: &str) -> Vec<u64> {
    list(json, key).iter().map(|it| it.as_u64().expect(key)).collect()
}

/// Says whether a value is the one that a fixture describes; 076 describes the text of a number as the number.
#[expect(clippy::cast_possible_truncation, reason = "a float was written as a float")]
fn is_described(value: Value<'_>, json: &Json) -> bool {
    let described = |kind: &str| json.get(kind).unwrap_or(&Json::Null);
    match value {
        Value::String(it) => {
            let number = || it.parse().ok().map(Json::Number);
            described("string_value").as_str() == Some(it)
                || Some(described("string_value")) == number().as_ref()
        }
        Value::Float(it) => described("float_value").as_f64().map(|it| it as f32) == Some(it),
        Value::Double(it) => described("double_value").as_f64() == Some(it),
        Value::Int(it) => described("int_value").as_i64() == Some(it),
        Value::Uint(it) => described("uint_value").as_u64() == Some(it),
        Value::Sint(it) => described("sint_value").as_i64() == Some(it),
        Value::Bool(it) => described("bool_value").as_bool() == Some(it),
    }
}

fn assert_same_feature(feature: &Feature, json: &Json) {
    assert_eq!(feature.id, json["id"].as_u64());
    let tags: Vec<u64> =
        feature.tags.iter().flat_map(|it| [it.key, it.value]).map(u64::from).collect();
    assert_eq!(tags, numbers(json, "tags"));
    let expected = (json["type"].as_u64().unwrap_or(0), numbers(json, "geometry"));
    assert_eq!(rewritten(&feature.geometry), expected);
}

fn assert_same_layer(layer: &Layer<'_>, json: &Json) {
    assert_eq!(Some(layer.name), json["name"].as_str());
    assert_eq!(Some(u64::from(layer.version)), json["version"].as_u64());
    assert_eq!(u64::from(layer.extent), json["extent"].as_u64().unwrap_or(4096));
    let keys: Vec<&str> = list(json, "keys").iter().map(|it| it.as_str().unwrap()).collect();
    assert_eq!(layer.keys, keys);
    assert_eq!(layer.values.len(), list(json, "values").len());
    for (value, json) in layer.values.iter().zip(list(json, "values")) {
        assert!(is_described(*value, json), "{value:?} {json}");
    }
    assert_eq!(layer.features.len(), list(json, "features").len());
    for (feature, json) in layer.features.iter().zip(list(json, "features")) {
        assert_same_feature(feature, json);
    }
}

fn assert_same(tile: &Tile<'_>, json: &Json) {
    assert_eq!(tile.layers.len(), list(json, "layers").len());
    for (layer, json) in tile.layers.iter().zip(list(json, "layers")) {
        assert_same_layer(layer, json);
    }
}

/// One line of the table: the number, what its authors say of versions 1 and 2, and what we do.
///
/// 003 and 016 are the same bytes; that the type is missing may be accepted.
/// 057 is said to be valid, but its command counts more points than there are: it is 051 again.
/// 061 is said to be valid in version 1, but names no version, which 024 says is fatal.
fn line_of_table(fixture: &Path) -> String {
    let name = fixture.file_name().unwrap().to_string_lossy();
    let validity = &json(&fixture.join("info.json"))["validity"];
    let says = |version: &str| if validity[version] == true { "valid" } else { "invalid" };
    let bytes = std::fs::read(fixture.join("tile.mvt")).unwrap();
    let outcome = match decode(&bytes) {
        Err(error) => format!("refused: {error}"),
        Ok(tile) => {
            assert_same(&tile, &json(&fixture.join("tile.json")));
            "read".to_owned()
        }
    };
    format!("{name} {}/{} {outcome}\n", says("v1"), says("v2"))
}

#[test]
fn every_fixture_is_read_as_it_is_meant_or_refused() {
    let Some(folder) = folder("fixtures") else { return };
    let table: String = entries(&folder).iter().map(|it| line_of_table(it)).collect();
    expect_file!["fixtures.txt"].assert_eq(&table);
}

#[test]
fn tiles_of_real_places_are_read() {
    let Some(folder) = folder("real-world") else { return };
    let places = entries(&folder).into_iter().filter(|it| !it.ends_with("compressed"));
    let mut n_tiles = 0;
    for path in places.flat_map(|it| entries(&it)) {
        let bytes = std::fs::read(&path).unwrap();
        if let Err(error) = decode(&bytes) {
            panic!("{}: {error}", path.display());
        }
        n_tiles += 1;
    }
    assert!(n_tiles > 0);
}
