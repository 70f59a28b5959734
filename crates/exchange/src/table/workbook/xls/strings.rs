//! The texts of a BIFF8 workbook, which may go on in another record in the middle of a text.

use super::{WorkbookError, damaged};

/// Flags of a text.
const WIDE: u8 = 1;
const PHONETIC: u8 = 4;
const RICH: u8 = 8;

/// A text of so many characters in one record: a byte of flags, then one or two bytes for each.
pub(super) fn text(data: &[u8], n_characters: usize) -> String {
    let mut pieces = Pieces { pieces: &[], rest: data };
    let flags = pieces.byte().unwrap_or_default();
    pieces.characters(n_characters, flags).unwrap_or_default()
}

/// The texts that cells share, over the record that holds them and those that continue it.
pub(super) fn shared_strings(pieces: &[&[u8]]) -> Result<Vec<String>, WorkbookError> {
    let Some((first, others)) = pieces.split_first() else { return Ok(Vec::new()) };
    let mut pieces = Pieces { pieces: others, rest: first };
    let mut strings = Vec::new();
    // The numbers of uses and of texts stand first; the texts themselves say when they end.
    pieces.skip(8).ok_or_else(damaged)?;
    while !pieces.is_empty() {
        strings.push(pieces.string().ok_or_else(damaged)?);
    }
    Ok(strings)
}

/// Bytes in several records.
struct Pieces<'a> {
    pieces: &'a [&'a [u8]],
    rest: &'a [u8],
}

impl Pieces<'_> {
    fn is_empty(&self) -> bool {
        self.rest.is_empty() && self.pieces.iter().all(|it| it.is_empty())
    }

    /// Goes on to the next record where this one is at its end.
    fn turn(&mut self) -> Option<bool> {
        let mut turned = false;
        while self.rest.is_empty() {
            let (first, others) = self.pieces.split_first()?;
            (self.rest, self.pieces, turned) = (first, others, true);
        }
        Some(turned)
    }

    fn byte(&mut self) -> Option<u8> {
        self.turn()?;
        let (byte, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(*byte)
    }

    fn u16(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    fn skip(&mut self, n_bytes: usize) -> Option<()> {
        let mut left = n_bytes;
        while left > 0 {
            self.turn()?;
            let now = left.min(self.rest.len());
            self.rest = self.rest.get(now..)?;
            left -= now;
        }
        Some(())
    }

    fn string(&mut self) -> Option<String> {
        let n_characters = usize::from(self.u16()?);
        let flags = self.byte()?;
        let n_runs = if flags & RICH == 0 { 0 } else { usize::from(self.u16()?) };
        let n_phonetic = if flags & PHONETIC == 0 {
            0
        } else {
            u32::from(self.u16()?) | u32::from(self.u16()?) << 16
        };
        let string = self.characters(n_characters, flags)?;
        self.skip(4 * n_runs)?;
        self.skip(usize::try_from(n_phonetic).ok()?)?;
        Some(string)
    }

    /// Characters; a record that continues them begins with flags of its own.
    fn characters(&mut self, n_characters: usize, flags: u8) -> Option<String> {
        let mut wide = flags & WIDE != 0;
        let mut units = Vec::new();
        for _ in 0..n_characters {
            if self.turn()? {
                wide = self.byte()? & WIDE != 0;
            }
            units.push(if wide { self.u16()? } else { u16::from(self.byte()?) });
        }
        Some(String::from_utf16_lossy(&units))
    }
}
