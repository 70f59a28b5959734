//! Cuts a stream of JSON into the features of a collection and the rest, keeping one feature at a time.

use std::io::BufRead;
use std::ops::Range;

use super::GeoJsonError;

/// The mark of UTF-8, which RFC 7946 lets a reader ignore.
const MARK: [u8; 3] = [0xef, 0xbb, 0xbf];

/// An element of the features.
#[derive(Clone, Copy)]
pub(super) enum Piece<'a> {
    Whole(&'a [u8]),
    TooLong,
}

/// What stands beside the features, as an object of its own.
#[derive(Default)]
pub(super) struct Root {
    pub(super) rest: Vec<u8>,
    /// Where the pieces of the rest begin in it, and where they stand in the file.
    places: Vec<(usize, u64)>,
    pub(super) has_features: bool,
}

impl Root {
    fn push(&mut self, piece: &[u8], at: u64) {
        self.places.push((self.rest.len(), at));
        self.rest.extend_from_slice(piece);
    }

    /// Where a byte of the rest stands in the file.
    pub(super) fn place(&self, offset: usize) -> u64 {
        let piece = self.places.iter().rev().find(|(start, _)| *start <= offset);
        piece.map_or(0, |(start, at)| at + (offset - start) as u64)
    }
}

pub(super) struct Scanner<R> {
    reader: R,
    offset: u64,
    piece_bytes_max: u64,
    piece: Vec<u8>,
}

impl<R: BufRead> Scanner<R> {
    pub(super) fn new(reader: R, piece_bytes_max: u64) -> Self {
        Self { reader, offset: 0, piece_bytes_max, piece: Vec::new() }
    }

    pub(super) fn into_inner(self) -> R {
        self.reader
    }

    /// Goes through an object and hands out the elements of its member `features`.
    pub(super) fn root(
        &mut self,
        mut each: impl FnMut(Range<u64>, Piece<'_>),
    ) -> Result<Root, GeoJsonError> {
        self.skip_mark()?;
        self.peek()?;
        let mut root = Root::default();
        root.push(b"{", self.offset);
        self.expect(b'{')?;
        while self.peek()? != Some(b'}') {
            if self.peek()? != Some(b'"') {
                return Err(self.wrong());
            }
            let name_at = self.offset;
            self.value()?;
            let name = std::mem::take(&mut self.piece);
            self.expect(b':')?;
            if name == b"\"features\"" && self.peek()? == Some(b'[') {
                if root.has_features {
                    return Err(GeoJsonError::At {
                        pointer: "/features".to_owned(),
                        offset: name_at,
                        error: Box::new(GeoJsonError::Twice("features".to_owned())),
                    });
                }
                root.has_features = true;
                self.expect(b'[')?;
                self.elements(&mut each)?;
                self.expect(b']')?;
            } else {
                self.member(&name, name_at, &mut root)?;
            }
            match self.peek()? {
                Some(b',') => {
                    self.expect(b',')?;
                    if self.peek()? != Some(b'"') {
                        return Err(self.wrong());
                    }
                }
                _ => break,
            }
        }
        self.peek()?;
        root.push(b"}", self.offset);
        self.expect(b'}')?;
        if self.peek()?.is_some() { Err(self.wrong()) } else { Ok(root) }
    }

    fn member(&mut self, name: &[u8], name_at: u64, root: &mut Root) -> Result<(), GeoJsonError> {
        self.peek()?;
        let value_at = self.offset;
        if !self.value()? || root.rest.len() as u64 > self.piece_bytes_max {
            return Err(GeoJsonError::TooLong { bytes_max: self.piece_bytes_max });
        }
        if root.rest.len() > 1 {
            root.push(b",", name_at);
        }
        root.push(name, name_at);
        root.push(b":", value_at);
        root.push(&self.piece, value_at);
        Ok(())
    }

    /// Hands out elements with their bytes in the file, until something else than a comma follows one.
    pub(super) fn elements(
        &mut self,
        mut each: impl FnMut(Range<u64>, Piece<'_>),
    ) -> Result<(), GeoJsonError> {
        if matches!(self.peek()?, None | Some(b']')) {
            return Ok(());
        }
        loop {
            self.peek()?;
            let start = self.offset;
            let whole = self.value()?;
            let piece = if whole { Piece::Whole(&self.piece) } else { Piece::TooLong };
            each(start..self.offset, piece);
            if self.peek()? != Some(b',') {
                return Ok(());
            }
            self.expect(b',')?;
        }
    }

    fn wrong(&self) -> GeoJsonError {
        GeoJsonError::NotJson { offset: self.offset }
    }

    fn skip_mark(&mut self) -> Result<(), GeoJsonError> {
        if self.reader.fill_buf()?.starts_with(&MARK) {
            self.consume(MARK.len());
        }
        Ok(())
    }

    fn consume(&mut self, n_bytes: usize) {
        self.reader.consume(n_bytes);
        self.offset += n_bytes as u64;
    }

    /// The next byte that is no blank, without taking it.
    fn peek(&mut self) -> Result<Option<u8>, GeoJsonError> {
        loop {
            let buffer = self.reader.fill_buf()?;
            if buffer.is_empty() {
                return Ok(None);
            }
            let blanks = buffer.iter().position(|it| !matches!(it, b' ' | b'\t' | b'\r' | b'\n'));
            let n_blanks = blanks.unwrap_or(buffer.len());
            let next = buffer.get(n_blanks).copied();
            self.consume(n_blanks);
            if next.is_some() {
                return Ok(next);
            }
        }
    }

    fn expect(&mut self, byte: u8) -> Result<(), GeoJsonError> {
        if self.peek()? != Some(byte) {
            return Err(self.wrong());
        }
        self.consume(1);
        Ok(())
    }

    /// Takes one value into the piece, by its quotes and brackets alone; `false` if it was too long to keep.
    fn value(&mut self) -> Result<bool, GeoJsonError> {
        self.piece.clear();
        self.peek()?;
        let start = self.offset;
        let mut cut = Cut::default();
        loop {
            let buffer = self.reader.fill_buf()?;
            if buffer.is_empty() {
                let whole = cut.within == Within::Nothing
                    || (cut.within == Within::Value && cut.depth == 0);
                let n_bytes = self.offset - start;
                return if whole && n_bytes > 0 {
                    Ok(n_bytes <= self.piece_bytes_max)
                } else {
                    Err(self.wrong())
                };
            }
            let taken = buffer.iter().position(|it| cut.ends_before(*it));
            let n_bytes = taken.unwrap_or(buffer.len());
            let short = self.offset + n_bytes as u64 - start <= self.piece_bytes_max;
            if short {
                self.piece.extend_from_slice(buffer.get(..n_bytes).unwrap_or_default());
            }
            self.consume(n_bytes);
            if taken.is_some() {
                let n_bytes = self.offset - start;
                return if n_bytes > 0 {
                    Ok(n_bytes <= self.piece_bytes_max)
                } else {
                    Err(self.wrong())
                };
            }
        }
    }
}

/// Finds the end of a value.
#[derive(Default)]
struct Cut {
    depth: u64,
    within: Within,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Within {
    /// A number or a word, which ends where something else begins, or between the brackets.
    #[default]
    Value,
    Quotes,
    Escape,
    /// The value is closed; the next byte is not its own.
    Nothing,
}

impl Cut {
    fn ends_before(&mut self, byte: u8) -> bool {
        match self.within {
            Within::Nothing => return true,
            Within::Escape => self.within = Within::Quotes,
            Within::Quotes => match byte {
                b'\\' => self.within = Within::Escape,
                b'"' => self.within = self.outside(),
                _ => {}
            },
            Within::Value => match byte {
                b'"' => self.within = Within::Quotes,
                b'{' | b'[' => self.depth += 1,
                b'}' | b']' | b',' | b':' | b' ' | b'\t' | b'\r' | b'\n' if self.depth == 0 => {
                    return true;
                }
                b'}' | b']' => {
                    self.depth -= 1;
                    self.within = self.outside();
                }
                _ => {}
            },
        }
        false
    }

    /// Where one is after a closing quote or bracket.
    fn outside(&self) -> Within {
        if self.depth == 0 { Within::Nothing } else { Within::Value }
    }
}
