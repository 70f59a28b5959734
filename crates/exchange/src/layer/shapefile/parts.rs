//! The files that a shapefile is made of, and how they are found beside each other.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Larger `.prj` and `.cpg` files are read no further.
const SMALL_FILE_BYTES_MAX: u64 = 64 * 1024;

/// The files of a shapefile, where they are there.
#[derive(Clone, Debug, Default)]
pub struct ShapefileParts {
    pub shp: Option<PathBuf>,
    pub shx: Option<PathBuf>,
    pub dbf: Option<PathBuf>,
    pub prj: Option<PathBuf>,
    pub cpg: Option<PathBuf>,
}

impl ShapefileParts {
    /// The files beside a `.shp` that have its name, whatever the case of their endings.
    pub fn beside(shp: &Path) -> io::Result<Self> {
        let mut parts = Self { shp: Some(shp.to_owned()), ..Self::default() };
        let folder = shp.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            if path.file_stem() == shp.file_stem() {
                parts.take(path);
            }
        }
        parts.shp = Some(shp.to_owned());
        Ok(parts)
    }

    /// Takes a file by its ending; `false` if it is none of a shapefile's.
    pub fn take(&mut self, path: PathBuf) -> bool {
        let ending =
            path.extension().and_then(|it| it.to_str()).unwrap_or_default().to_ascii_lowercase();
        let place = match ending.as_str() {
            "shp" => &mut self.shp,
            "shx" => &mut self.shx,
            "dbf" => &mut self.dbf,
            "prj" => &mut self.prj,
            "cpg" => &mut self.cpg,
            _ => return false,
        };
        place.get_or_insert(path);
        true
    }
}

/// One of the files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShapefilePart {
    Shp,
    Shx,
    Dbf,
    Prj,
    Cpg,
}

impl ShapefilePart {
    /// The ending of the file's name.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Shp => "shp",
            Self::Shx => "shx",
            Self::Dbf => "dbf",
            Self::Prj => "prj",
            Self::Cpg => "cpg",
        }
    }
}

/// The text of a `.prj` or `.cpg` file.
pub(super) fn small_text(path: &Path) -> io::Result<String> {
    let mut bytes = Vec::new();
    File::open(path)?.take(SMALL_FILE_BYTES_MAX).read_to_end(&mut bytes)?;
    // Only names of systems and code pages are looked for, all of them ASCII; anything else is no name.
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
