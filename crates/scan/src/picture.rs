//! How fine a picture is, from its head: JPEG (JFIF, Exif), PNG (pHYs) and TIFF.

use std::io::{self, Cursor, Read, Seek, SeekFrom};

use crate::tiff;

const CENTIMETRES_PER_INCH: f64 = 2.54;
const METRES_PER_INCH: f64 = 0.0254;
/// A picture with more segments or chunks before its pixels is none.
const PIECES_MAX: usize = 10_000;
/// Start of the pixels, and the end, in a JPEG.
const PIXELS: u8 = 0xDA;
const END: u8 = 0xD9;

/// What the head of a picture says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// The whole number nearest to the dots per inch, of both directions the smaller one; `None` where the head does not say.
    Resolution(Option<u32>),
    /// It is no picture that is known.
    Other,
}

/// Reads the head of a picture, whatever the ending of its name says.
pub fn resolution(mut file: impl Read + Seek) -> io::Result<Seen> {
    let magic: [u8; 4] = read(&mut file)?;
    let dpi = match magic {
        [0xFF, 0xD8, ..] => {
            file.seek(SeekFrom::Start(2))?;
            jpeg(&mut file)?
        }
        [0x89, b'P', b'N', b'G'] => {
            file.seek(SeekFrom::Start(8))?;
            png(&mut file)?
        }
        [b'I', b'I', ..] | [b'M', b'M', ..] => {
            file.seek(SeekFrom::Start(0))?;
            tiff::dots_per_inch(&mut file)?
        }
        _ => return Ok(Seen::Other),
    };
    Ok(Seen::Resolution(dpi.and_then(whole)))
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the range is checked")]
fn whole(dpi: f64) -> Option<u32> {
    (dpi > 0.0 && dpi < f64::from(u32::MAX)).then(|| dpi.round() as u32)
}

/// The density of JFIF counts; where it is only a shape of pixels, Exif may say more.
fn jpeg(file: &mut (impl Read + Seek)) -> io::Result<Option<f64>> {
    let mut exif = None;
    for _ in 0..PIECES_MAX {
        let [lead, mut marker] = read(file)?;
        if lead != 0xFF {
            break;
        }
        while marker == 0xFF {
            [marker] = read(file)?;
        }
        if matches!(marker, PIXELS | END) {
            break;
        }
        if matches!(marker, 0x01 | 0xD0..=0xD7) {
            continue;
        }
        let length = u64::from(u16::from_be_bytes(read(file)?)).saturating_sub(2);
        let mut segment = Vec::new();
        file.by_ref().take(length).read_to_end(&mut segment)?;
        if segment.len() as u64 != length {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        if let (0xE0, Some(jfif)) = (marker, segment.strip_prefix(b"JFIF\0"))
            && let Some(dpi) = density(jfif)
        {
            return Ok(Some(dpi));
        }
        if let (0xE1, Some(data)) = (marker, segment.strip_prefix(b"Exif\0\0")) {
            exif = exif.or(tiff::dots_per_inch(&mut Cursor::new(data)).ok().flatten());
        }
    }
    Ok(exif)
}

/// The density in a segment of JFIF: two bytes of version, the unit, both numbers.
fn density(jfif: &[u8]) -> Option<f64> {
    let [_, _, unit, x1, x2, y1, y2, ..] = *jfif else { return None };
    let dots = f64::from(u16::from_be_bytes([x1, x2]).min(u16::from_be_bytes([y1, y2])));
    match unit {
        1 => Some(dots),
        2 => Some(dots * CENTIMETRES_PER_INCH),
        _ => None,
    }
}

fn png(file: &mut (impl Read + Seek)) -> io::Result<Option<f64>> {
    for _ in 0..PIECES_MAX {
        let length = u32::from_be_bytes(read(file)?);
        let kind: [u8; 4] = read(file)?;
        match &kind {
            b"IDAT" | b"IEND" => break,
            b"pHYs" => {
                let (x, y) = (u32::from_be_bytes(read(file)?), u32::from_be_bytes(read(file)?));
                let [unit] = read(file)?;
                return Ok((unit == 1).then(|| f64::from(x.min(y)) * METRES_PER_INCH));
            }
            _ => file.seek_relative(i64::from(length) + 4)?,
        }
    }
    Ok(None)
}

pub(crate) fn read<const N: usize>(file: &mut impl Read) -> io::Result<[u8; N]> {
    let mut bytes = [0; N];
    file.read_exact(&mut bytes)?;
    Ok(bytes)
}
