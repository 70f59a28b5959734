//! A package that comes as a `.zip`: looked through before anything of it is written.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{self, Read, Seek as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use encoding_rs::{GB18030, UTF_8};
use tempfile::TempDir;
use zip::ZipArchive;

use crate::layer::Limits;
use crate::text::decode;

/// Deflate cannot shrink honest tables and shapes so much; zeroes it shrinks a thousandfold.
///
/// DBF files are mostly blanks and come to about a hundred.
const RATIO_MAX: u64 = 500;

/// Entries smaller than this may have any ratio.
const RATIO_FROM_BYTES: u64 = 64 << 20;

/// A name longer than this is none that a file system takes.
const NAME_BYTES_MAX: usize = 4096;

/// Why an archive is not unpacked.
#[derive(Debug, thiserror::Error)]
pub enum ArchiveError {
    #[error("the archive cannot be read")]
    Io(#[from] io::Error),
    #[error("the file is not a zip archive that can be read")]
    Zip(#[from] zip::result::ZipError),
    #[error("the name of entry {number} is neither UTF-8 nor GBK")]
    Name { number: usize },
    #[error("`{name}` would be unpacked outside of the folder")]
    Outside { name: String },
    #[error("`{name}` is a link")]
    Link { name: String },
    #[error("`{name}` is encrypted")]
    Encrypted { name: String },
    #[error("`{name}` is in the archive twice")]
    Twice { name: String },
    #[error("the archive has {n_entries} entries, more than {max}")]
    TooMany { n_entries: u64, max: u64 },
    #[error("the archive unpacks to more than {max} bytes")]
    TooLarge { max: u64 },
    #[error("`{name}` unpacks to {bytes} bytes from {packed}")]
    Bomb { name: String, bytes: u64, packed: u64 },
}

/// What was unpacked, gone when it is dropped.
#[derive(Debug)]
pub struct Unpacked {
    folder: TempDir,
    /// The names of all files in the archive, also of those that were not wanted, with `/` between folders.
    pub names: Vec<String>,
    archive: Mutex<ZipArchive<io::BufReader<File>>>,
    entries: HashMap<String, usize>,
}

impl Unpacked {
    /// The temporary folder.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Unpacks a file that was not wanted into a temporary file of its own, if it is no larger than that.
    pub fn file(&self, name: &str, bytes_max: u64) -> io::Result<File> {
        let index = *self.entries.get(name).ok_or(io::ErrorKind::NotFound)?;
        // What is behind the lock is a place in a file, which a panic elsewhere cannot have spoilt.
        let mut archive = self.archive.lock().unwrap_or_else(PoisonError::into_inner);
        let entry = archive.by_index(index).map_err(io::Error::other)?;
        let mut file = tempfile::tempfile()?;
        if io::copy(&mut entry.take(bytes_max.saturating_add(1)), &mut file)? > bytes_max {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        file.rewind()?;
        Ok(file)
    }
}

/// Looks through a whole archive, refuses a hostile one, then unpacks the wanted files.
pub fn unpack(
    path: &Path,
    limits: Limits,
    wanted: impl Fn(&str) -> bool,
) -> Result<Unpacked, ArchiveError> {
    let mut archive = ZipArchive::new(io::BufReader::new(File::open(path)?))?;
    let entries = look_through(&mut archive, limits)?;
    let folder = TempDir::with_prefix("sanquan-")?;
    let mut left = limits.bytes_max;
    let mut names = Vec::with_capacity(entries.len());
    let mut unwanted = HashMap::new();
    for (index, name) in entries {
        if wanted(&name) {
            let bytes = extract(&mut archive, index, &folder.path().join(&name), left)?;
            left =
                left.checked_sub(bytes).ok_or(ArchiveError::TooLarge { max: limits.bytes_max })?;
        } else {
            unwanted.insert(name.clone(), index);
        }
        names.push(name);
    }
    names.sort_unstable();
    Ok(Unpacked { folder, names, archive: Mutex::new(archive), entries: unwanted })
}

/// The files of the archive by their safe names.
fn look_through(
    archive: &mut ZipArchive<io::BufReader<File>>,
    limits: Limits,
) -> Result<Vec<(usize, String)>, ArchiveError> {
    let n_entries = archive.len() as u64;
    if n_entries > limits.entries_max {
        return Err(ArchiveError::TooMany { n_entries, max: limits.entries_max });
    }
    let mut files = Vec::new();
    let mut seen = std::collections::HashSet::new();
    let mut total = 0_u64;
    for index in 0..archive.len() {
        let entry = archive.by_index_raw(index)?;
        let name = safe_name(entry.name_raw(), index)?;
        if entry.is_symlink() {
            return Err(ArchiveError::Link { name });
        }
        if entry.encrypted() {
            return Err(ArchiveError::Encrypted { name });
        }
        let (bytes, packed) = (entry.size(), entry.compressed_size());
        total = total.saturating_add(bytes);
        if total > limits.bytes_max {
            return Err(ArchiveError::TooLarge { max: limits.bytes_max });
        }
        if bytes > RATIO_FROM_BYTES && bytes / packed.max(1) > RATIO_MAX {
            return Err(ArchiveError::Bomb { name, bytes, packed });
        }
        if entry.is_dir() || name.is_empty() {
            continue;
        }
        if !seen.insert(name.to_lowercase()) {
            return Err(ArchiveError::Twice { name });
        }
        files.push((index, name));
    }
    Ok(files)
}

/// A name in UTF-8 or GBK that stays inside the folder it is unpacked into.
fn safe_name(raw: &[u8], number: usize) -> Result<String, ArchiveError> {
    let known = || ArchiveError::Name { number };
    if raw.len() > NAME_BYTES_MAX {
        return Err(known());
    }
    let name = decode(UTF_8, raw).or_else(|| decode(GB18030, raw)).ok_or_else(known)?;
    // Archives made on Windows by old tools have backslashes.
    let name = name.replace('\\', "/");
    let absolute = name.starts_with('/') || name.contains(':') || name.contains('\0');
    if absolute || name.split('/').any(|it| it == "..") {
        return Err(ArchiveError::Outside { name });
    }
    let pieces: Vec<&str> = name.split('/').filter(|it| !it.is_empty() && *it != ".").collect();
    Ok(pieces.join("/"))
}

/// Unpacks one file and counts what really comes out, since the archive may lie about it.
fn extract(
    archive: &mut ZipArchive<io::BufReader<File>>,
    index: usize,
    to: &PathBuf,
    bytes_max: u64,
) -> Result<u64, ArchiveError> {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder)?;
    }
    let entry = archive.by_index(index)?;
    let mut file = File::create_new(to)?;
    Ok(io::copy(&mut entry.take(bytes_max.saturating_add(1)), &mut file)?)
}

#[cfg(test)]
mod tests;
