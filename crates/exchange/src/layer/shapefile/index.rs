//! The index of a shapefile, believed only where all of it can be true.

use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::Path;

use super::scan::hashed;
use crate::digest::Sha256Digest;
use crate::layer::bytes::u32_be;
use crate::layer::shp::{HEADER_BYTES, ShpHeader};

const ENTRY_BYTES: u64 = 8;

/// An index that agrees with itself and with the length of the `.shp`.
#[derive(Debug)]
pub(super) struct Index {
    file: BufReader<File>,
    /// How many records the index has.
    pub(super) n_entries: u64,
}

impl Index {
    /// Reads all of it once, for its digest and to see whether it can be true; `None` where it cannot.
    ///
    /// Records must stand in order, inside the file, and not over each other.
    pub(super) fn open(path: &Path, shp_bytes: u64) -> io::Result<(Option<Self>, Sha256Digest)> {
        let (mut file, n_bytes) = hashed(path)?;
        let mut believable = ShpHeader::read(&mut file)?.is_ok();
        let n_entries = n_bytes.saturating_sub(HEADER_BYTES) / ENTRY_BYTES;
        let mut behind = HEADER_BYTES;
        for _ in 0..n_entries {
            let Some((offset, content)) = entry(&mut file)? else { break };
            believable &= offset >= behind && offset + ENTRY_BYTES + content <= shp_bytes;
            behind = offset + ENTRY_BYTES + content;
        }
        let digest = file.into_inner().finish()?;
        if !believable {
            return Ok((None, digest));
        }
        let mut file = BufReader::new(File::open(path)?);
        io::copy(&mut file.by_ref().take(HEADER_BYTES), &mut io::sink())?;
        Ok((Some(Self { file, n_entries }), digest))
    }

    /// Where the next record begins, and the bytes of its content.
    pub(super) fn advance(&mut self) -> io::Result<Option<(u64, u64)>> {
        entry(&mut self.file)
    }
}

fn entry(index: &mut impl Read) -> io::Result<Option<(u64, u64)>> {
    let mut entry = [0; 8];
    match index.read_exact(&mut entry) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
        Err(error) => return Err(error),
    }
    let word = |at| u32_be(&entry, at).map(|it| u64::from(it) * 2);
    Ok(word(0).zip(word(4)))
}
