//! Whether a PDF opens: its head, its end, its table of objects, and its pages.
//!
//! It is proved that the file is whole from `%PDF` to `startxref`, that the table of objects stands where the end says,
//! and, for a plain table, that the catalogue leads to a tree of at least one page.
//! Where objects are compressed (cross-reference streams, PDF 1.5), the stream is found and its pages are not counted.
//! What the pages show is not looked at.

use std::collections::HashMap;
use std::io::{self, Read, Seek, SeekFrom};

/// Where the head may stand, and how far from the end the last `startxref` may (ISO 32000-1, annex H, notes 13 and 18).
const HEAD_BYTES: u64 = 1024;
const TAIL_BYTES: u64 = 2048;
/// So much of an object is read to find what it refers to.
const OBJECT_BYTES: u64 = 16 << 10;
/// A table of objects is not longer than two hundred thousand entries, and is not amended more often.
const TABLE_BYTES: u64 = 4 << 20;
const TABLES_MAX: usize = 64;

const START: &[u8] = b"startxref";
const TABLE: &[u8] = b"xref";
const TRAILER: &[u8] = b"trailer";

/// Why a PDF does not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PdfTrouble {
    #[error("it does not begin as a PDF")]
    NotPdf,
    #[error("the end of the PDF is missing")]
    Interrupted,
    #[error("the table of objects is not where the end of the PDF says")]
    NoTable,
    #[error("the PDF has no pages")]
    NoPages,
}

/// What is wrong with a PDF; `None` where it opens.
pub fn trouble(mut file: impl Read + Seek) -> io::Result<Option<PdfTrouble>> {
    let length = file.seek(SeekFrom::End(0))?;
    let head = piece(&mut file, 0, HEAD_BYTES)?;
    let Some(begin) = find(&head, b"%PDF-") else { return Ok(Some(PdfTrouble::NotPdf)) };
    let tail = piece(&mut file, length.saturating_sub(TAIL_BYTES), TAIL_BYTES)?;
    let last = tail.windows(START.len()).rposition(|it| it == START);
    let table = last.and_then(|it| number(tail.get(it + START.len()..)?));
    let Some(table) = table.filter(|_| find(&tail, b"%%EOF").is_some()) else {
        return Ok(Some(PdfTrouble::Interrupted));
    };
    Pdf { file, begin: begin as u64, objects: HashMap::new() }.pages(table)
}

struct Pdf<F> {
    file: F,
    /// Where `%PDF` stands, from which places are counted.
    begin: u64,
    /// The places of the objects by their numbers, the newest ones.
    objects: HashMap<u64, u64>,
}

impl<F: Read + Seek> Pdf<F> {
    fn pages(mut self, table: u64) -> io::Result<Option<PdfTrouble>> {
        let (mut next, mut root) = (Some(table), None);
        for _ in 0..TABLES_MAX {
            let Some(at) = next else { break };
            let bytes = self.table(at)?;
            let bytes = bytes.trim_ascii_start();
            if !bytes.starts_with(TABLE) {
                return Ok((!is_stream(bytes)).then_some(PdfTrouble::NoTable));
            }
            let Some(trailer) = find(bytes, TRAILER) else { return Ok(Some(PdfTrouble::NoTable)) };
            let (entries, trailer) = bytes.split_at(trailer);
            if find(trailer, b"/XRefStm").is_some() {
                return Ok(None);
            }
            self.enter(entries);
            root = root.or(after(trailer, b"/Root"));
            next = after(trailer, b"/Prev");
        }
        let Some(catalogue) = self.object(root)? else { return Ok(Some(PdfTrouble::NoTable)) };
        let Some(tree) = self.object(after(&catalogue, b"/Pages"))? else {
            return Ok(Some(PdfTrouble::NoPages));
        };
        Ok((after(&tree, b"/Count").unwrap_or_default() == 0).then_some(PdfTrouble::NoPages))
    }

    /// A table of objects, or the beginning of what stands in its place; most are short.
    fn table(&mut self, at: u64) -> io::Result<Vec<u8>> {
        let bytes = self.at(at, OBJECT_BYTES)?;
        let whole = find(&bytes, TRAILER).is_some() || !bytes.trim_ascii_start().starts_with(TABLE);
        if whole { Ok(bytes) } else { self.at(at, TABLE_BYTES) }
    }

    /// Notes the places in a table: `xref`, then ranges of a first number, a count and their lines.
    fn enter(&mut self, table: &[u8]) {
        let mut words = table.split(u8::is_ascii_whitespace).filter(|it| !it.is_empty()).skip(1);
        while let (Some(first), Some(count)) =
            (words.next().and_then(number), words.next().and_then(number))
        {
            for index in 0..count {
                let (Some(at), Some(_), Some(used)) = (words.next(), words.next(), words.next())
                else {
                    return;
                };
                if let (Some(at), b"n") = (number(at), used) {
                    self.objects.entry(first.saturating_add(index)).or_insert(at);
                }
            }
        }
    }

    /// The beginning of an object, if it stands where the table says.
    fn object(&mut self, id: Option<u64>) -> io::Result<Option<Vec<u8>>> {
        let Some(at) = id.and_then(|it| self.objects.get(&it)).copied() else { return Ok(None) };
        let bytes = self.at(at, OBJECT_BYTES)?;
        let end = find(&bytes, b"endobj").unwrap_or(bytes.len());
        let stands = number(&bytes) == id && find(&bytes, b"obj").is_some();
        Ok(bytes.get(..end).filter(|_| stands).map(<[u8]>::to_vec))
    }

    fn at(&mut self, at: u64, n_bytes: u64) -> io::Result<Vec<u8>> {
        piece(&mut self.file, self.begin.saturating_add(at), n_bytes)
    }
}

/// An object that begins with its number and is a cross-reference stream.
fn is_stream(bytes: &[u8]) -> bool {
    let end = find(bytes, b"stream").unwrap_or_default();
    let head = bytes.get(..end).unwrap_or_default();
    number(head).is_some() && find(head, b"obj").is_some() && find(head, b"/XRef").is_some()
}

fn piece(file: &mut (impl Read + Seek), at: u64, n_bytes: u64) -> io::Result<Vec<u8>> {
    file.seek(SeekFrom::Start(at))?;
    let mut bytes = Vec::new();
    file.take(n_bytes).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn find(bytes: &[u8], word: &[u8]) -> Option<usize> {
    bytes.windows(word.len()).position(|it| it == word)
}

/// The number behind the first key of the name that has one.
fn after(bytes: &[u8], key: &[u8]) -> Option<u64> {
    let mut rest = bytes;
    while let Some(at) = find(rest, key) {
        rest = rest.get(at + key.len()..)?;
        if let Some(number) = number(rest) {
            return Some(number);
        }
    }
    None
}

/// The whole number that text begins with, blanks before it left out.
fn number(bytes: &[u8]) -> Option<u64> {
    let digits = bytes.trim_ascii_start();
    let end = digits.iter().position(|it| !it.is_ascii_digit()).unwrap_or(digits.len());
    std::str::from_utf8(digits.get(..end)?).ok()?.parse().ok()
}
