//! Whether a PNG is there from its beginning to its end (ISO/IEC 15948, section 5).

use crate::{MediaType, NotAScan};

/// The signature, and what stands around the data of a chunk: its length, its type, its checksum.
const SIGNATURE_BYTES: usize = 8;
const HEADER_BYTES: usize = 13;

/// Walks the chunks: the header first, pixels, and the end; the checksums of the chunks are not computed.
pub(crate) fn check(bytes: &[u8]) -> Result<(), NotAScan> {
    let cut_off = NotAScan::CutOff(MediaType::Png);
    let mut rest = bytes.get(SIGNATURE_BYTES..).ok_or(cut_off)?;
    let (header, behind) = chunk(rest).ok_or(cut_off)?;
    if !is_header(header) {
        return Err(unopenable("it does not begin with its height and width"));
    }
    rest = behind;
    let mut has_pixels = false;
    loop {
        let ((kind, _), behind) = chunk(rest).ok_or(cut_off)?;
        match kind {
            b"IDAT" => has_pixels = true,
            b"IEND" if has_pixels => return Ok(()),
            b"IEND" => return Err(unopenable("it has no pixels")),
            _ => {}
        }
        rest = behind;
    }
}

fn unopenable(why: &'static str) -> NotAScan {
    NotAScan::Unopenable(MediaType::Png, why)
}

/// The type and the data of a chunk.
type Chunk<'a> = (&'a [u8; 4], &'a [u8]);

/// The next chunk and what follows it; each step is twelve bytes or more, so the walk ends.
fn chunk(bytes: &[u8]) -> Option<(Chunk<'_>, &[u8])> {
    let (length, rest) = bytes.split_first_chunk()?;
    let (kind, rest) = rest.split_first_chunk()?;
    let (data, rest) = rest.split_at_checked(usize::try_from(u32::from_be_bytes(*length)).ok()?)?;
    let (_checksum, rest) = rest.split_first_chunk::<4>()?;
    Some(((kind, data), rest))
}

fn is_header((kind, data): Chunk<'_>) -> bool {
    let zero = [0; 4];
    let extent = data.split_first_chunk().and_then(|(w, rest)| Some((w, rest.first_chunk()?)));
    kind == b"IHDR"
        && data.len() == HEADER_BYTES
        && extent.is_some_and(|(width, height)| *width != zero && *height != zero)
}
