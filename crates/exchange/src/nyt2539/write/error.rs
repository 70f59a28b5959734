//! Why a package could not be written.

use std::io;
use std::path::PathBuf;

use thiserror::Error;

/// Why a package could not be written; nothing of it is left behind.
#[derive(Debug, Error)]
pub enum WriteError {
    #[error("cannot write `{}`", path.display())]
    Io { path: PathBuf, source: io::Error },
    #[error("`{}` is there already and is not empty", .0.display())]
    NotEmpty(PathBuf),
    #[error("`{}` names no folder", .0.display())]
    NoName(PathBuf),
    #[error("{at} takes {bytes} bytes and the column holds {width}")]
    TooLong { at: Box<Cell>, bytes: usize, width: usize },
    #[error("{at} is `{value}`, which is not a number")]
    NotANumber { at: Box<Cell>, value: String },
    #[error("a coordinate in `{file}`, row {row}, is not finite, and GeoJSON has no way to say so")]
    NotFinite { file: String, row: u64 },
    #[error("the shape in `{file}`, row {row}, is larger than a shapefile can hold")]
    ShapeTooLarge { file: String, row: u64 },
}

/// A value's place in a written file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The path inside the package.
    pub file: String,
    /// The number of the row in that file, from 1.
    pub row: u64,
    /// The column's name in the standard.
    pub column: &'static str,
}

impl std::fmt::Display for Cell {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "`{}`, row {}, column {}", self.file, self.row, self.column)
    }
}

pub(super) type Result<T> = std::result::Result<T, WriteError>;

/// Says which file an I/O error came from.
pub(super) trait At<T> {
    fn at(self, path: &std::path::Path) -> Result<T>;
}

impl<T, E: Into<io::Error>> At<T> for std::result::Result<T, E> {
    fn at(self, path: &std::path::Path) -> Result<T> {
        self.map_err(|it| WriteError::Io { path: path.to_owned(), source: it.into() })
    }
}
