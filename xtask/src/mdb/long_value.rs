//! Long values: memos, which stay in their row only when short.

use std::io;

use super::page::RowPages;
use super::refused;

/// What Access keeps within the row.
const INLINE_BYTES_MAX: usize = 64;

/// What one row of a page of long values holds, the pointer to the next piece included.
const PIECE_BYTES_MAX: usize = 4076;

/// The top two bits of the length say where the value is.
const LENGTH_MAX: u32 = 0x3FFF_FFFF;
const INLINE: u32 = 0x8000_0000;
const ONE_PIECE: u32 = 0x4000_0000;

/// In place of the table that owns a page.
const OWNER: [u8; 4] = *b"LVAL";

/// The long values of a table, on pages that follow each other from a number known in advance, since the rows point at them.
#[derive(Debug)]
pub(super) struct LongValues {
    first_page: u32,
    rows: RowPages,
}

impl LongValues {
    pub(super) fn starting_at(first_page: u32) -> Self {
        Self { first_page, rows: RowPages::default() }
    }

    /// Stores a value, and gives the bytes that stand for it in its row.
    pub(super) fn store(&mut self, value: &[u8]) -> io::Result<Vec<u8>> {
        let length = u32::try_from(value.len()).ok().filter(|it| *it <= LENGTH_MAX);
        let length = length.ok_or_else(|| refused("a memo of more than 1 GiB"))?;
        if value.len() <= INLINE_BYTES_MAX {
            return Ok([&head(length | INLINE, 0), value].concat());
        }
        if value.len() <= PIECE_BYTES_MAX {
            return Ok(head(length | ONE_PIECE, self.add(value.to_vec())?).to_vec());
        }
        Ok(head(length, self.chain(value)?).to_vec())
    }

    pub(super) fn into_pages(self) -> io::Result<Vec<Vec<u8>>> {
        self.rows.into_pages(OWNER)
    }

    /// Stores the pieces from the last to the first, since each begins with a pointer to the next.
    fn chain(&mut self, value: &[u8]) -> io::Result<u32> {
        let mut next = 0_u32;
        for piece in value.chunks(PIECE_BYTES_MAX - 4).rev() {
            next = self.add([&next.to_le_bytes(), piece].concat())?;
        }
        Ok(next)
    }

    fn add(&mut self, row: Vec<u8>) -> io::Result<u32> {
        let (page, row) = self.rows.add(row);
        let page = u32::try_from(page).map_err(io::Error::other)?;
        let row = u32::try_from(row).map_err(io::Error::other)?;
        Ok(((self.first_page + page) << 8) | row)
    }
}

fn head(length: u32, pointer: u32) -> [u8; 12] {
    let mut head = [0; 12];
    let bytes = length.to_le_bytes().into_iter().chain(pointer.to_le_bytes());
    for (slot, byte) in head.iter_mut().zip(bytes) {
        *slot = byte;
    }
    head
}
