//! Compound files, the little file system that `.xls` lies in (MS-CFB).

use super::WorkbookError;

/// Sector numbers from here on mean something else than a sector.
const NO_SECTOR: u32 = 0xFFFF_FFFA;
const HEADER_BYTES: usize = 512;
const ENTRY_BYTES: usize = 128;
const MINI_SECTOR_BYTES: usize = 64;
/// A stream below this size lies in the small sectors.
const MINI_STREAM_BELOW: usize = 4096;

/// Reads the first stream that has one of the names.
pub(super) fn stream(bytes: &[u8], names: &[&str]) -> Result<Vec<u8>, WorkbookError> {
    let file = Compound::open(bytes).ok_or_else(damaged)?;
    let directory = file.chain(file.u32_at(48).ok_or_else(damaged)?).ok_or_else(damaged)?;
    let entries: Vec<&[u8]> = directory.chunks_exact(ENTRY_BYTES).collect();
    let entry_of = |name: &str| entries.iter().find(|it| name_of(it).eq_ignore_ascii_case(name));
    let entry = names.iter().find_map(|it| entry_of(it)).ok_or(WorkbookError::OtherFormat)?;
    let root = entries.first().ok_or_else(damaged)?;
    file.contents(entry, root).ok_or_else(damaged)
}

fn damaged() -> WorkbookError {
    WorkbookError::Damaged("the compound file is broken".to_owned())
}

fn name_of(entry: &[u8]) -> String {
    let units = entry.get(..MINI_SECTOR_BYTES).unwrap_or_default().chunks_exact(2);
    let units: Vec<u16> = units.filter_map(|it| u16_at(it, 0)).take_while(|it| *it != 0).collect();
    String::from_utf16_lossy(&units)
}

struct Compound<'a> {
    bytes: &'a [u8],
    sector_bytes: usize,
    /// For each sector the next one of its chain.
    next: Vec<u32>,
}

impl<'a> Compound<'a> {
    fn open(bytes: &'a [u8]) -> Option<Self> {
        let sector_bytes = match u16_at(bytes, 30)? {
            9 => 1 << 9,
            12 => 1 << 12,
            _ => return None,
        };
        let mut file = Self { bytes, sector_bytes, next: Vec::new() };
        for sector in file.table_sectors()? {
            file.next.extend(numbers(file.sector(sector)?));
        }
        Some(file)
    }

    /// The sectors of the table of chains: 109 in the header, further ones in a chain of their own.
    fn table_sectors(&self) -> Option<Vec<u32>> {
        let mut sectors: Vec<u32> = numbers(self.bytes.get(76..HEADER_BYTES)?).collect();
        let mut more = self.u32_at(68)?;
        for _ in 0..self.n_sectors() {
            if more >= NO_SECTOR {
                break;
            }
            sectors.extend(numbers(self.sector(more)?));
            more = sectors.pop()?;
        }
        sectors.retain(|it| *it < NO_SECTOR);
        (sectors.len() <= self.n_sectors()).then_some(sectors)
    }

    fn n_sectors(&self) -> usize {
        self.bytes.len() / self.sector_bytes + 1
    }

    fn u32_at(&self, at: usize) -> Option<u32> {
        u32_at(self.bytes, at)
    }

    /// A sector; the last one of the file may be shorter.
    fn sector(&self, number: u32) -> Option<&'a [u8]> {
        let from = usize::try_from(number).ok()?.checked_add(1)?.checked_mul(self.sector_bytes)?;
        let rest = self.bytes.get(from..)?;
        Some(rest.get(..self.sector_bytes).unwrap_or(rest))
    }

    /// The sectors from this one on, one after the other; a chain that bites its tail is none.
    fn chain(&self, first: u32) -> Option<Vec<u8>> {
        let (mut sector, mut bytes) = (first, Vec::new());
        for _ in 0..=self.n_sectors() {
            if sector >= NO_SECTOR {
                return Some(bytes);
            }
            bytes.extend_from_slice(self.sector(sector)?);
            sector = *self.next.get(usize::try_from(sector).ok()?)?;
        }
        None
    }

    fn contents(&self, entry: &[u8], root: &[u8]) -> Option<Vec<u8>> {
        let first = u32_at(entry, 116)?;
        let length = usize::try_from(u32_at(entry, 120)?).ok()?;
        let mut bytes =
            if length < MINI_STREAM_BELOW { self.small(first, root)? } else { self.chain(first)? };
        bytes.truncate(length);
        Some(bytes)
    }

    /// A chain of small sectors, which lie in the stream of the root.
    fn small(&self, first: u32, root: &[u8]) -> Option<Vec<u8>> {
        let all = self.chain(u32_at(root, 116)?)?;
        let next: Vec<u32> = numbers(&self.chain(self.u32_at(60)?)?).collect();
        let (mut sector, mut bytes) = (first, Vec::new());
        for _ in 0..=next.len() {
            if sector >= NO_SECTOR {
                return Some(bytes);
            }
            let index = usize::try_from(sector).ok()?;
            let rest = all.get(index.checked_mul(MINI_SECTOR_BYTES)?..)?;
            bytes.extend_from_slice(rest.get(..MINI_SECTOR_BYTES).unwrap_or(rest));
            sector = *next.get(index)?;
        }
        None
    }
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.chunks_exact(4).filter_map(|it| u32_at(it, 0))
}

/// A number at a place, the lowest byte first.
pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}

/// A number at a place, the lowest byte first.
pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}
