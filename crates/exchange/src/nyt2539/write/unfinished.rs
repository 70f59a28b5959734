//! The folder in which a package is written until it is complete.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::error::{At as _, Result, WriteError};

/// A folder beside the place of the package; it goes when it is dropped unfinished.
#[derive(Debug)]
pub(super) struct Unfinished {
    path: PathBuf,
    target: PathBuf,
}

impl Unfinished {
    /// Makes the folder; the place of the package must be absent or empty.
    pub(super) fn beside(target: PathBuf) -> Result<Self> {
        if contents(&target).at(&target)? {
            return Err(WriteError::NotEmpty(target));
        }
        let Some(name) = target.file_name() else { return Err(WriteError::NoName(target)) };
        let name = format!(".{}.unfinished-{}", name.to_string_lossy(), std::process::id());
        let path = target.with_file_name(name);
        if let Some(parent) = target.parent() {
            fs::create_dir_all(parent).at(parent)?;
        }
        fs::create_dir(&path).at(&path)?;
        Ok(Self { path, target })
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Moves the folder to the place of the package, which is still absent or empty.
    pub(super) fn finish(self) -> Result<()> {
        match fs::remove_dir(&self.target) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => fs::rename(&self.path, &self.target),
        }
        .at(&self.target)
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        // After `finish` it is no longer there; what else may stand in the way has nobody left to be told.
        drop(fs::remove_dir_all(&self.path));
    }
}

/// Says whether there is anything in a folder, or in its place.
fn contents(folder: &Path) -> io::Result<bool> {
    match fs::read_dir(folder) {
        Ok(mut entries) => entries.next().transpose().map(|it| it.is_some()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}
