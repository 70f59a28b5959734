//! Well-known binary (WKB, ISO 19125): the form in which the database keeps outlines, bit for bit.

use crate::{Coord, Outline, Patch, Ring};

const BIG_ENDIAN: u8 = 0;
const LITTLE_ENDIAN: u8 = 1;

const POLYGON: u32 = 3;
const MULTI_POLYGON: u32 = 6;

/// ISO adds one thousand for Z, two for M, three for both.
const ISO_DIMENSIONS: u32 = 1_000;

/// `PostGIS`'s extended form has flags instead.
const EWKB_Z: u32 = 0x8000_0000;
const EWKB_M: u32 = 0x4000_0000;
const EWKB_SRID: u32 = 0x2000_0000;

/// Why bytes are no outline.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum WkbError {
    #[error("the bytes end too early")]
    Truncated,
    #[error("{n_bytes} bytes follow the geometry")]
    Trailing { n_bytes: usize },
    #[error("`{0}` is no byte order")]
    ByteOrder(u8),
    #[error("geometry type {0} is no polygon")]
    Kind(u32),
}

/// Writes little-endian ISO WKB: a `Polygon` for one patch, otherwise a `MultiPolygon`.
pub fn encode(outline: &Outline) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(16 * outline.n_vertices() + 32);
    if let [patch] = outline.patches.as_slice() {
        write_polygon(&mut bytes, patch);
        return bytes;
    }
    write_header(&mut bytes, MULTI_POLYGON, outline.patches.len());
    for patch in &outline.patches {
        write_polygon(&mut bytes, patch);
    }
    bytes
}

fn write_polygon(bytes: &mut Vec<u8>, patch: &Patch) {
    write_header(bytes, POLYGON, 1 + patch.interiors.len());
    for ring in patch.rings() {
        write_count(bytes, ring.0.len());
        for coord in &ring.0 {
            bytes.extend(coord.x.to_le_bytes());
            bytes.extend(coord.y.to_le_bytes());
        }
    }
}

fn write_header(bytes: &mut Vec<u8>, kind: u32, n_members: usize) {
    bytes.push(LITTLE_ENDIAN);
    bytes.extend(kind.to_le_bytes());
    write_count(bytes, n_members);
}

/// The format has no room for more than `u32::MAX` members, which would be 64 GiB of coordinates.
fn write_count(bytes: &mut Vec<u8>, count: usize) {
    bytes.extend(u32::try_from(count).unwrap_or(u32::MAX).to_le_bytes());
}

/// Reads WKB of either byte order, ISO or extended; Z, M and the SRID are passed over.
///
/// Counts are believed only as far as there are bytes behind them.
pub fn decode(bytes: &[u8]) -> Result<Outline, WkbError> {
    let mut reader = Reader { bytes, big_endian: false };
    let header = reader.header()?;
    let patches = match header.kind {
        POLYGON => vec![reader.polygon(header.n_ordinates)?],
        MULTI_POLYGON => reader.many(|it| {
            let header = it.header()?;
            match header.kind {
                POLYGON => it.polygon(header.n_ordinates),
                kind => Err(WkbError::Kind(kind)),
            }
        })?,
        kind => return Err(WkbError::Kind(kind)),
    };
    match reader.bytes.len() {
        0 => Ok(Outline { patches }),
        n_bytes => Err(WkbError::Trailing { n_bytes }),
    }
}

struct Reader<'a> {
    bytes: &'a [u8],
    big_endian: bool,
}

struct Header {
    kind: u32,
    n_ordinates: usize,
}

impl Reader<'_> {
    fn header(&mut self) -> Result<Header, WkbError> {
        let [order] = self.take()?;
        self.big_endian = match order {
            BIG_ENDIAN => true,
            LITTLE_ENDIAN => false,
            _ => return Err(WkbError::ByteOrder(order)),
        };
        let code = self.count()?;
        if code & EWKB_SRID != 0 {
            let _srid: [u8; 4] = self.take()?;
        }
        let flags = usize::from(code & EWKB_Z != 0) + usize::from(code & EWKB_M != 0);
        let code = code & !(EWKB_Z | EWKB_M | EWKB_SRID);
        let n_extra = match code / ISO_DIMENSIONS {
            0 => flags,
            1 | 2 => 1,
            3 => 2,
            _ => return Err(WkbError::Kind(code)),
        };
        Ok(Header { kind: code % ISO_DIMENSIONS, n_ordinates: 2 + n_extra })
    }

    fn polygon(&mut self, n_ordinates: usize) -> Result<Patch, WkbError> {
        let mut rings = self.many(|it| it.ring(n_ordinates))?.into_iter();
        let exterior = rings.next().unwrap_or_default();
        Ok(Patch { exterior, interiors: rings.collect() })
    }

    fn ring(&mut self, n_ordinates: usize) -> Result<Ring, WkbError> {
        self.many(|it| {
            let coord = Coord { x: it.ordinate()?, y: it.ordinate()? };
            for _ in 2..n_ordinates {
                it.ordinate()?;
            }
            Ok(coord)
        })
        .map(Ring)
    }

    /// Reads as many as the count says, growing only as they come.
    fn many<T>(
        &mut self,
        mut one: impl FnMut(&mut Self) -> Result<T, WkbError>,
    ) -> Result<Vec<T>, WkbError> {
        let count = self.count()?;
        (0..count).map(|_| one(self)).collect()
    }

    fn count(&mut self) -> Result<u32, WkbError> {
        let bytes = self.take()?;
        Ok(if self.big_endian { u32::from_be_bytes(bytes) } else { u32::from_le_bytes(bytes) })
    }

    fn ordinate(&mut self) -> Result<f64, WkbError> {
        let bytes = self.take()?;
        Ok(if self.big_endian { f64::from_be_bytes(bytes) } else { f64::from_le_bytes(bytes) })
    }

    fn take<const N: usize>(&mut self) -> Result<[u8; N], WkbError> {
        let (taken, rest) = self.bytes.split_first_chunk().ok_or(WkbError::Truncated)?;
        self.bytes = rest;
        Ok(*taken)
    }
}

#[cfg(test)]
mod tests;
