//! The files of other people's test suites, on machines that have them.

use std::path::{Path, PathBuf};

/// Where the files of other people's test suites are, on machines that have them.
pub(super) fn corpus(name: &str) -> Option<PathBuf> {
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

/// The files under a folder with an ending, in order.
pub(super) fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
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

/// What independent tools say of a suite, file by file.
pub(super) fn answers(name: &str) -> serde_json::Value {
    let path = corpus("expected/suites").unwrap().join(name);
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}
