//! Usage maps: bits that say which pages of the file belong to a table.

use std::io;
use std::ops::Range;

use super::page::{PAGE_BYTES, Pages, page_of_rows};

/// A map within its row covers 512 pages from a start of its choice.
const INLINE_BYTES: usize = 64;

/// A larger map is this many pointers to pages of bits, which together cover the largest file.
const POINTERS: u32 = 17;

const BITS_PAGE_HEADER: [u8; 4] = [0x05, 0x01, 0x00, 0x00];

/// The pages that one page of bits covers: eight for each byte after its header.
const PAGES_PER_BITS_PAGE: u32 = 8 * 4092;
const BYTES_PER_BITS_PAGE: usize = PAGE_BYTES - BITS_PAGE_HEADER.len();

/// A page of maps belongs to no table.
const NO_OWNER: [u8; 4] = [0; 4];

/// The map of the file's free pages: there are none.
pub(super) fn whole_file() -> io::Result<Vec<u8>> {
    page_of_rows(NO_OWNER, &[inline(&(0..0))])
}

/// The two maps of a table: the pages it owns, and those of them with room for more rows, which only a writer would ask for.
pub(super) fn of_table(pages: &mut Pages, owned: &Range<u32>) -> io::Result<Vec<u8>> {
    let map =
        if owned.len() <= 8 * INLINE_BYTES { inline(owned) } else { by_reference(pages, owned)? };
    page_of_rows(NO_OWNER, &[map, inline(&(0..0))])
}

fn inline(owned: &Range<u32>) -> Vec<u8> {
    let mut map = vec![0x00];
    map.extend(owned.start.to_le_bytes());
    map.extend(bits(owned.start, INLINE_BYTES, owned));
    map
}

fn by_reference(pages: &mut Pages, owned: &Range<u32>) -> io::Result<Vec<u8>> {
    let mut map = vec![0x01];
    for first in (0..POINTERS).map(|i| i * PAGES_PER_BITS_PAGE) {
        let empty = owned.start >= first + PAGES_PER_BITS_PAGE || owned.end <= first;
        let page = if empty { 0 } else { pages.push(bits_page(first, owned))? };
        map.extend(page.to_le_bytes());
    }
    Ok(map)
}

fn bits_page(first: u32, owned: &Range<u32>) -> Vec<u8> {
    let mut page = BITS_PAGE_HEADER.to_vec();
    page.extend(bits(first, BYTES_PER_BITS_PAGE, owned));
    page
}

/// One bit for each page from `first` on, the lowest bit of a byte for its first page.
fn bits(first: u32, n_bytes: usize, owned: &Range<u32>) -> impl Iterator<Item = u8> {
    let byte = |first: u32| {
        (0..8).filter(|bit| owned.contains(&(first + bit))).fold(0, |byte, bit| byte | (1 << bit))
    };
    (first..).step_by(8).take(n_bytes).map(byte)
}
