//! The files of geojsonhint, good and bad, each refusal with what is wrong and where.

use std::fmt::Write as _;
use std::path::Path;

use expect_test::expect_file;

use super::GeoJsonError;
use crate::layer::corpus::{corpus, files};
use crate::layer::{LayerError, Limits, open_single};

/// What is bad to the linter and is read here, with the reason.
const READ: [(&str, &str); 6] = [
    (
        "bad-polygon-interiorring-rhr",
        "a reader should not reject polygons that wind the other way (RFC 7946, 3.1.6)",
    ),
    ("different-first-size", "heights are not read, and in the plane the ring closes"),
    ("excessive_precision_truncated", "digits are no error; the linter itself finds none"),
    ("geometrycollection_single", "a collection of one should be avoided and is allowed (3.1.8)"),
    ("point-toomany", "a position may have more than three elements, which are ignored (3.1.1)"),
    (
        "polygon_winding_order",
        "a reader should not reject polygons that wind the other way (3.1.6)",
    ),
];

fn reason(path: &Path) -> Option<String> {
    let text = std::fs::read(path).unwrap();
    let line = |offset: u64| {
        let before = text.iter().take(usize::try_from(offset).unwrap());
        before.filter(|it| **it == b'\n').count()
    };
    match open_single(path, Limits::default()) {
        Ok(_) => None,
        Err(LayerError::GeoJson { source, .. } | LayerError::Feature { source, .. }) => {
            Some(match source {
                GeoJsonError::At { pointer, offset, error } => {
                    format!("line {} `{pointer}` {error}", line(offset))
                }
                GeoJsonError::NotJson { offset } => format!("line {} {source}", line(offset)),
                other => panic!("{other} without a place"),
            })
        }
        Err(error) => panic!("{error}"),
    }
}

/// The linter's own messages, with its lines, which count from 0.
fn hints(path: &Path) -> Vec<String> {
    let text = std::fs::read_to_string(path.with_extension("result")).unwrap();
    let hints: serde_json::Value = serde_json::from_str(&text).unwrap();
    let told = |it: &serde_json::Value| {
        let message = it["message"].as_str().unwrap().lines().next().unwrap();
        format!("line {} {message}", it["line"])
    };
    hints.as_array().unwrap().iter().map(told).collect()
}

#[test]
fn every_good_file_is_read() {
    let Some(folder) = corpus("geojsonhint/good") else { return };
    let files = files(&folder, "geojson");
    for path in &files {
        assert_eq!(reason(path), None, "{}", path.display());
    }
    assert_eq!(files.len(), 18);
}

#[test]
fn every_bad_file_is_refused_with_what_is_wrong_and_where() {
    let Some(folder) = corpus("geojsonhint/bad") else { return };
    let mut table = String::new();
    for path in files(&folder, "geojson") {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let read = READ.iter().find(|(it, _)| *it == name).map(|(_, why)| *why);
        let ours = reason(&path).unwrap_or_else(|| format!("read: {}", read.unwrap()));
        assert_eq!(ours.starts_with("read: "), read.is_some(), "{name}: {ours}");
        writeln!(table, "{name}: {ours}").unwrap();
        println!("{name}\n  ours   {ours}");
        for hint in hints(&path) {
            println!("  theirs {hint}");
        }
    }
    expect_file!["corpus_reasons.txt"].assert_eq(&table);
}
