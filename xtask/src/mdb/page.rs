//! Pages: the file as a list of them, and the page of rows that most of them are.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use super::refused;

pub(super) const PAGE_BYTES: usize = 4096;

/// A Jet 4 file ends at 2 GiB, which also keeps page numbers within the three bytes of a row pointer.
const PAGES_MAX: usize = (2 << 30) / PAGE_BYTES;

/// The row pointer has one byte for the row.
const ROWS_PER_PAGE_MAX: usize = 255;

const ROWS_HEADER_BYTES: usize = 14;

/// The pages of a file in the making, all of it in memory.
#[derive(Debug, Default)]
pub(super) struct Pages(Vec<Vec<u8>>);

impl Pages {
    /// The number that the next page will have.
    pub(super) fn next(&self) -> io::Result<u32> {
        let next = self.0.len();
        if next >= PAGES_MAX {
            return Err(refused("the tables do not fit into 2 GiB"));
        }
        u32::try_from(next).map_err(io::Error::other)
    }

    /// Adds a page, padded to its length, and gives its number.
    pub(super) fn push(&mut self, page: Vec<u8>) -> io::Result<u32> {
        let number = self.next()?;
        self.0.push(page);
        Ok(number)
    }

    /// Takes a number now for a page whose content depends on what follows it.
    pub(super) fn reserve(&mut self) -> io::Result<u32> {
        self.push(Vec::new())
    }

    pub(super) fn put(&mut self, number: u32, page: Vec<u8>) {
        if let Some(reserved) = self.0.get_mut(number as usize) {
            *reserved = page;
        }
    }

    pub(super) fn write_to(mut self, path: &Path) -> io::Result<()> {
        let mut file = BufWriter::new(File::create(path)?);
        for page in &mut self.0 {
            page.resize(PAGE_BYTES, 0);
            file.write_all(page)?;
        }
        file.flush()
    }
}

/// Rows dealt out to pages in order, as many to a page as fit.
#[derive(Debug, Default)]
pub(super) struct RowPages(Vec<Vec<Vec<u8>>>);

impl RowPages {
    /// Adds a row, and says on which page it is, from 0, and which row of it.
    pub(super) fn add(&mut self, row: Vec<u8>) -> (usize, usize) {
        let fits = self
            .0
            .last()
            .is_some_and(|it| it.len() < ROWS_PER_PAGE_MAX && free_bytes(it) >= row.len() + 2);
        match self.0.last_mut().filter(|_| fits) {
            Some(page) => page.push(row),
            None => self.0.push(vec![row]),
        }
        (self.0.len() - 1, self.0.last().map_or(0, |it| it.len() - 1))
    }

    /// The pages, with `owner` where a reader looks for the table that they belong to.
    pub(super) fn into_pages(self, owner: [u8; 4]) -> io::Result<Vec<Vec<u8>>> {
        self.0.iter().map(|rows| page_of_rows(owner, rows)).collect()
    }
}

/// A page of rows: their offsets from the front, the rows themselves from the back.
pub(super) fn page_of_rows(owner: [u8; 4], rows: &[Vec<u8>]) -> io::Result<Vec<u8>> {
    let mut page = vec![0x01, 0x01];
    page.extend(two_bytes(free_bytes(rows))?);
    page.extend(owner);
    page.extend([0; 4]);
    page.extend(two_bytes(rows.len())?);
    let mut offset = PAGE_BYTES;
    for row in rows {
        offset = offset.saturating_sub(row.len());
        page.extend(two_bytes(offset)?);
    }
    page.resize(offset, 0);
    page.extend(rows.iter().rev().flatten());
    Ok(page)
}

/// A number that the format keeps in two bytes.
pub(super) fn two_bytes(n: usize) -> io::Result<[u8; 2]> {
    u16::try_from(n).map(u16::to_le_bytes).map_err(io::Error::other)
}

fn free_bytes(rows: &[Vec<u8>]) -> usize {
    let used = rows.iter().map(|it| it.len() + 2).sum::<usize>();
    PAGE_BYTES.saturating_sub(ROWS_HEADER_BYTES + used)
}
