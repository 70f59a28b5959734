//! Inputs that once broke a reader, kept as they were found.

use std::path::{Path, PathBuf};

use crate::targets::Target;

/// Where they lie, in a folder for each target.
pub(super) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz-corpus")
}

/// What lies in a folder, in order; nothing if there is none.
pub(super) fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|it| it.unwrap().path()).collect();
    paths.sort();
    paths
}

/// Reads the seeds as they are, and everything that is kept for the target.
pub(super) fn replay(target: &Target) {
    for seed in &target.seeds {
        assert!(target.read(seed), "{}: a seed is refused", target.name);
    }
    for path in entries(&folder().join(target.name)) {
        target.read(&std::fs::read(path).unwrap());
    }
}
