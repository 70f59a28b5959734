//! The built files: those that the binary was built with, or those of a folder.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rust_embed::Embed;

/// What `ui` was built to before the binary was; nothing where it was not.
#[derive(Embed)]
#[folder = "ui/dist"]
#[allow_missing = true]
struct Embedded;

/// A folder of pages that cannot be read.
#[derive(Debug)]
pub struct Unreadable {
    pub path: PathBuf,
    pub cause: io::Error,
}

/// The files of the pages by their paths, such as `assets/Find-1a2b.js`.
///
/// They are held in memory, a few mebibytes, so that no address can lead anywhere else on the disk.
#[derive(Debug, Default)]
pub struct Pages {
    files: BTreeMap<String, Cow<'static, [u8]>>,
}

/// The page that every address of the workbench begins with.
const INDEX: &str = "index.html";

impl Pages {
    /// The pages that the binary was built with.
    pub fn embedded() -> Self {
        let files = Embedded::iter()
            .filter_map(|path| Some((path.to_string(), Embedded::get(&path)?.data)));
        Self { files: files.collect() }
    }

    /// The pages that were built into a folder.
    pub fn in_folder(folder: &Path) -> Result<Self, Unreadable> {
        let mut pages = Self::default();
        pages
            .take(folder, folder)
            .map_err(|cause| Unreadable { path: folder.to_owned(), cause })?;
        Ok(pages)
    }

    /// Whether there is a page at all.
    pub fn are_there(&self) -> bool {
        self.index().is_some()
    }

    pub(crate) fn index(&self) -> Option<&Cow<'static, [u8]>> {
        self.files.get(INDEX)
    }

    pub(crate) fn file(&self, path: &str) -> Option<&Cow<'static, [u8]>> {
        self.files.get(path)
    }

    fn take(&mut self, root: &Path, folder: &Path) -> io::Result<()> {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                self.take(root, &path)?;
            } else if let Ok(name) = path.strip_prefix(root) {
                self.files.insert(name.to_string_lossy().into_owned(), fs::read(&path)?.into());
            }
        }
        Ok(())
    }
}

impl std::fmt::Display for Unreadable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "the pages in `{}` cannot be read", self.path.display())
    }
}

impl std::error::Error for Unreadable {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.cause)
    }
}
