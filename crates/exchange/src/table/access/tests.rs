//! Access databases, read and compared with mdbtools.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::{Access, day};

#[test]
fn days_and_times() {
    assert_eq!(day(42_370.0), "2016-01-01");
    assert_eq!(day(42_370.5), "2016-01-01 12:00:00");
    assert_eq!(day(2_958_101.0), "9999-01-01");
}

#[test]
fn files_that_are_no_databases() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.mdb");
    for bytes in [
        vec![],
        b"<!doctype html>".to_vec(),
        vec![0; 8192],
        b"\0\x01\0\0Standard Jet DB\0\x01".repeat(400),
    ] {
        std::fs::write(&path, bytes).unwrap();
        Access::open(&path).and_then(|mut it| it.table_names()).unwrap_err();
    }
}

/// The databases among our samples.
fn samples() -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("../../gis-samples")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == "mdb" || it == "accdb") {
                found.push(path);
            }
        }
    }
    found
}

fn told(text: &str) {
    eprintln!("{text}");
}

#[test]
fn databases_are_read_as_mdbtools_reads_them() {
    if Command::new("mdb-export").output().is_err() {
        return told("not run: mdb-export is not on PATH");
    }
    let samples = samples();
    if samples.is_empty() {
        told("not run: there is no database among the samples");
    }
    for path in samples {
        let mut database = Access::open(&path).unwrap();
        for name in database.table_names().unwrap() {
            let folder = tempfile::tempdir().unwrap();
            let spool = folder.path().join("a.csv");
            let spooled = database.spool(&name, &spool).unwrap();
            assert_eq!(spooled.n_skipped, 0);
            let spool = std::fs::read_to_string(&spool).unwrap();
            assert_eq!(
                rows(without_rare(&spool).as_bytes()),
                exported(&path, &name),
                "{} {name}",
                path.display()
            );
        }
    }
}

/// `mdb-export` writes two question marks for a character outside of the basic plane.
fn without_rare(text: &str) -> String {
    text.chars().map(|it| if it > '\u{ffff}' { "??".to_owned() } else { it.to_string() }).collect()
}

fn exported(path: &Path, table: &str) -> Vec<Vec<String>> {
    let output = Command::new("mdb-export")
        .args(["-D", "%Y-%m-%d", "-T", "%Y-%m-%d"])
        .args([path.as_os_str(), table.as_ref()])
        .output()
        .unwrap();
    assert!(output.status.success());
    rows(&output.stdout)
}

fn rows(csv: &[u8]) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(csv);
    reader.records().map(|it| it.unwrap().iter().map(str::to_owned).collect()).collect()
}
