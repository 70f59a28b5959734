//! The files of messages: found in a delivery, and kept where they are written.

use std::fs::{self, File};
use std::io::{ErrorKind, Read as _, read_to_string};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, ensure};
use exchange::change_message::MESSAGE_BYTES_MAX;

/// So many messages, of so many bytes in all, are taken in at once; the numbers are our own, and bound the memory.
const MESSAGES_MAX: usize = 10_000;
const BYTES_MAX: u64 = 256 << 20;
/// A digest with the name of its file is much shorter.
const DIGEST_BYTES_MAX: u64 = 1_024;
/// The folders of a delivery lie this deep: county, serial number, `BW`.
const DEPTH_MAX: usize = 4;

/// The messages among files and folders, in the order of their paths.
pub(super) fn messages(paths: &[PathBuf]) -> anyhow::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for path in paths {
        let about = fs::metadata(path).with_context(|| format!("`{}`", path.display()))?;
        if about.is_dir() { search(path, DEPTH_MAX, &mut found)? } else { found.push(path.clone()) }
    }
    let mut n_bytes_all: u64 = 0;
    for path in &found {
        let n_bytes = fs::metadata(path)?.len();
        n_bytes_all = n_bytes_all.saturating_add(n_bytes);
        let fits = usize::try_from(n_bytes).is_ok_and(|it| it <= MESSAGE_BYTES_MAX);
        ensure!(fits, "`{}` has {n_bytes} bytes, more than a message may have", path.display());
    }
    ensure!(n_bytes_all <= BYTES_MAX, "more than {BYTES_MAX} bytes of messages at once");
    found.sort();
    Ok(found)
}

fn search(folder: &Path, depth: usize, found: &mut Vec<PathBuf>) -> anyhow::Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("`{}`", folder.display()))? {
        let entry = entry?;
        let (path, kind) = (entry.path(), entry.file_type()?);
        if kind.is_dir() && depth > 0 {
            search(&path, depth - 1, found)?;
        } else if kind.is_file() && path.extension().is_some_and(|it| it == "xml") {
            ensure!(found.len() < MESSAGES_MAX, "more than {MESSAGES_MAX} messages at once");
            found.push(path);
        }
    }
    Ok(())
}

/// Holds a message against its digest, where one lies beside the folder of the message.
pub(super) fn check_digest(path: &Path, digest: &str) -> anyhow::Result<()> {
    let folder = path.parent().and_then(Path::parent);
    let Some((folder, name)) = folder.zip(path.file_stem()) else { return Ok(()) };
    let beside = folder.join(name).with_extension("sha256");
    let line = match File::open(&beside) {
        Ok(file) => read_to_string(file.take(DIGEST_BYTES_MAX)),
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) => Err(error),
    };
    let line = line.with_context(|| format!("`{}` cannot be read", beside.display()))?;
    let said = line.split_whitespace().next().unwrap_or_default();
    ensure!(
        said.eq_ignore_ascii_case(digest),
        "`{}` is not the file whose digest stands in `{}`: it was altered on the way",
        path.display(),
        beside.display()
    );
    Ok(())
}

/// Writes a file; one that is there already must be the same.
pub(super) fn keep(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let written = || format!("`{}` cannot be written", path.display());
    match fs::read(path) {
        Ok(there) => {
            ensure!(there == bytes, "`{}` is there already and is another file", path.display());
            return Ok(());
        }
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        Err(error) => return Err(error).with_context(written),
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(written)?;
    }
    fs::write(path, bytes).with_context(written)
}
