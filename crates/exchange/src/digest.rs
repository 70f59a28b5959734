//! Reads and hashes in one go, and refuses to gather more than a bounded piece.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use sha2::{Digest as _, Sha256};

/// The SHA-256 of a file's contents.
pub(crate) type Sha256Digest = [u8; 32];

/// The digest in lower-case hexadecimal digits.
pub fn hex(digest: &[u8]) -> String {
    digest.iter().fold(String::with_capacity(2 * digest.len()), |mut hex, byte| {
        // Writing to a text cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// A reader that hashes what passes through it.
#[derive(Debug)]
pub(crate) struct Hashed<R> {
    reader: R,
    sha256: Sha256,
}

impl<R: Read> Hashed<R> {
    pub(crate) fn new(reader: R) -> Self {
        Self { reader, sha256: Sha256::new() }
    }

    /// Reads what is left and gives the digest of all of it.
    pub(crate) fn finish(mut self) -> io::Result<Sha256Digest> {
        let mut buffer = vec![0; 1 << 16];
        while self.read(&mut buffer)? > 0 {}
        Ok(self.sha256.finalize().into())
    }
}

impl<R: Read> Read for Hashed<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n_bytes = self.reader.read(buffer)?;
        self.sha256.update(buffer.get(..n_bytes).unwrap_or_default());
        Ok(n_bytes)
    }
}

/// Hashes a file of which nothing else is read.
pub(crate) fn digest_of(path: &Path) -> io::Result<Sha256Digest> {
    Hashed::new(File::open(path)?).finish()
}

/// A reader that gives no more than so many bytes between two marks, so that what gathers them stays small.
#[derive(Debug)]
pub(crate) struct Bounded<R> {
    pub(crate) reader: R,
    bytes_max: u64,
    since_mark: u64,
    pub(crate) exceeded: bool,
}

impl<R> Bounded<R> {
    pub(crate) fn new(reader: R, bytes_max: u64) -> Self {
        Self { reader, bytes_max, since_mark: 0, exceeded: false }
    }

    /// Begins the next piece.
    pub(crate) fn mark(&mut self) {
        self.since_mark = 0;
    }
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.since_mark > self.bytes_max {
            self.exceeded = true;
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        let n_bytes = self.reader.read(buffer)?;
        self.since_mark += n_bytes as u64;
        Ok(n_bytes)
    }
}
