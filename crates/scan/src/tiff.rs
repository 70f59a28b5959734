//! The resolution in the first directory of a TIFF, which Exif data have as well.

use std::io::{self, Read, Seek, SeekFrom};

use crate::picture::read;

const X_RESOLUTION: u16 = 282;
const Y_RESOLUTION: u16 = 283;
const RESOLUTION_UNIT: u16 = 296;
/// Units: none, inch (also where none is given), centimetre.
const NO_UNIT: u32 = 1;
const CENTIMETRE: u32 = 3;
const CENTIMETRES_PER_INCH: f64 = 2.54;

/// In which order the bytes of numbers stand.
#[derive(Clone, Copy)]
enum Order {
    Little,
    Big,
}

impl Order {
    fn u16(self, bytes: [u8; 2]) -> u16 {
        match self {
            Self::Little => u16::from_le_bytes(bytes),
            Self::Big => u16::from_be_bytes(bytes),
        }
    }

    fn u32(self, bytes: [u8; 4]) -> u32 {
        match self {
            Self::Little => u32::from_le_bytes(bytes),
            Self::Big => u32::from_be_bytes(bytes),
        }
    }
}

/// The smaller one of both resolutions; `None` where they are not given, or in a `BigTIFF`.
pub(crate) fn dots_per_inch(file: &mut (impl Read + Seek)) -> io::Result<Option<f64>> {
    let order = match &read(file)? {
        b"II" => Order::Little,
        b"MM" => Order::Big,
        _ => return Ok(None),
    };
    if order.u16(read(file)?) != 42 {
        return Ok(None);
    }
    let directory = order.u32(read(file)?);
    file.seek(SeekFrom::Start(directory.into()))?;
    let n_entries = order.u16(read(file)?);
    let (mut x_at, mut y_at, mut unit) = (None, None, None);
    for _ in 0..n_entries {
        let tag = order.u16(read(file)?);
        let _kind_and_count: [u8; 6] = read(file)?;
        let value: [u8; 4] = read(file)?;
        match tag {
            X_RESOLUTION => x_at = Some(order.u32(value)),
            Y_RESOLUTION => y_at = Some(order.u32(value)),
            // A short number stands at the beginning of its four bytes.
            RESOLUTION_UNIT => unit = Some(u32::from(order.u16([value[0], value[1]]))),
            _ => {}
        }
    }
    let mut ratio = |at: Option<u32>| at.map(|it| rational(file, order, it)).transpose();
    let (x, y) = (ratio(x_at)?.flatten(), ratio(y_at)?.flatten());
    let dots = x.into_iter().chain(y).reduce(f64::min);
    Ok(match unit {
        Some(NO_UNIT) => None,
        Some(CENTIMETRE) => dots.map(|it| it * CENTIMETRES_PER_INCH),
        _ => dots,
    })
}

fn rational(file: &mut (impl Read + Seek), order: Order, at: u32) -> io::Result<Option<f64>> {
    file.seek(SeekFrom::Start(at.into()))?;
    let (above, below) = (order.u32(read(file)?), order.u32(read(file)?));
    Ok((below > 0).then(|| f64::from(above) / f64::from(below)))
}
