//! Whether a JPEG is there from its beginning to its end (ITU-T T.81, annex B).

use crate::{MediaType, NotAScan};

/// Markers: start of the pixels, end of the image, and those that have no segment behind them.
const PIXELS: u8 = 0xDA;
const END: u8 = 0xD9;
const ALONE: [u8; 9] = [0x01, 0xD0, 0xD1, 0xD2, 0xD3, 0xD4, 0xD5, 0xD6, 0xD7];

/// Walks the segments up to the pixels, behind which the end of the image must come.
///
/// Among pixels, `FF D9` is nothing but the end: a byte `FF` of theirs is followed by a zero.
/// What a camera puts behind the end is left alone.
pub(crate) fn check(bytes: &[u8]) -> Result<(), NotAScan> {
    let cut_off = || NotAScan::CutOff(MediaType::Jpeg);
    let mut rest = bytes.get(2..).ok_or_else(cut_off)?;
    let mut has_frame = false;
    loop {
        let (marker, behind) = marker(rest)?;
        match marker {
            END => return Err(unopenable("it ends before its pixels")),
            it if ALONE.contains(&it) => rest = behind,
            _ => {
                let (segment, next) = segment(behind).ok_or_else(cut_off)?;
                has_frame |= is_frame(marker) && has_extent(segment);
                rest = next;
            }
        }
        if marker == PIXELS {
            break;
        }
    }
    if !has_frame {
        return Err(unopenable("no frame says its height and width"));
    }
    rest.windows(2).any(|it| it == [0xFF, END]).then_some(()).ok_or_else(cut_off)
}

fn unopenable(why: &'static str) -> NotAScan {
    NotAScan::Unopenable(MediaType::Jpeg, why)
}

/// The next marker, behind any number of fill bytes.
fn marker(bytes: &[u8]) -> Result<(u8, &[u8]), NotAScan> {
    match bytes.split_first() {
        Some((0xFF, rest)) => {
            let n_fill = rest.iter().take_while(|it| **it == 0xFF).count();
            let rest = rest.get(n_fill..).unwrap_or_default();
            let (marker, behind) = rest.split_first().ok_or(NotAScan::CutOff(MediaType::Jpeg))?;
            Ok((*marker, behind))
        }
        Some(_) => Err(unopenable("something stands between its segments")),
        None => Err(NotAScan::CutOff(MediaType::Jpeg)),
    }
}

/// A segment without its length, and what follows it; the length counts its own two bytes.
fn segment(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = bytes.split_first_chunk()?;
    rest.split_at_checked(usize::from(u16::from_be_bytes(*length)).checked_sub(2)?)
}

/// Start of frame: the markers from C0 to CF but for those of tables, arithmetic conditioning and the reserved one.
fn is_frame(marker: u8) -> bool {
    matches!(marker, 0xC0..=0xCF) && !matches!(marker, 0xC4 | 0xC8 | 0xCC)
}

/// A frame's header: the precision, the height (zero where it comes later), the width, and the components.
fn has_extent(frame: &[u8]) -> bool {
    matches!(frame, [_precision, _, _, x1, x2, n_components, ..] if (*x1, *x2) != (0, 0) && *n_components > 0)
}
