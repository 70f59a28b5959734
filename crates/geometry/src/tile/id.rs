//! The address of a tile: its zoom, its column and its row.

use std::{fmt, str::FromStr};

use super::mercator::{self, HALF_WORLD_M};
use crate::{Coord, Envelope};

/// The deepest zoom of `WebMercatorQuad` (OGC 17-083r4, annex D.1).
pub const ZOOM_MAX: u8 = 24;

/// The address of a tile (瓦片编号), written `z/x/y`: columns count from the west, rows from the north.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct TileId {
    z: u8,
    x: u32,
    y: u32,
}

/// An address of which there is no tile.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum NoSuchTile {
    #[error("the zoom is beyond {ZOOM_MAX}")]
    Zoom,
    #[error("the column or the row is beyond the last of its zoom")]
    Place,
    #[error("a tile is written as `zoom/column/row`")]
    Form,
}

impl TileId {
    /// Makes sure that there is such a tile.
    pub fn new(z: u8, x: u32, y: u32) -> Result<Self, NoSuchTile> {
        if z > ZOOM_MAX {
            return Err(NoSuchTile::Zoom);
        }
        let last = last_of(z);
        if x > last || y > last {
            return Err(NoSuchTile::Place);
        }
        Ok(Self { z, x, y })
    }

    /// The tile in which a position in degrees lies, if there is such a zoom.
    ///
    /// The world's eastern and southern edge belong to the last tiles, and so does what lies beyond.
    pub fn at(position: Coord, z: u8) -> Result<Self, NoSuchTile> {
        let metres = mercator::from_lonlat(position);
        let n_tiles = f64::from(1_u32.checked_shl(z.into()).unwrap_or(0));
        let place = |along_m: f64| number(along_m / (2.0 * HALF_WORLD_M) * n_tiles);
        let (x, y) = (place(metres.x + HALF_WORLD_M), place(HALF_WORLD_M - metres.y));
        let last = last_of(z.min(ZOOM_MAX));
        Self::new(z, x.min(last), y.min(last))
    }

    /// The zoom: at zoom `z` the world has `2^z` columns and as many rows.
    pub fn z(self) -> u8 {
        self.z
    }

    /// The column, counted from the west.
    pub fn x(self) -> u32 {
        self.x
    }

    /// The row, counted from the north.
    pub fn y(self) -> u32 {
        self.y
    }

    /// The side of the tile in Web Mercator's metres.
    pub fn side_m(self) -> f64 {
        2.0 * HALF_WORLD_M / f64::from(1_u32 << self.z)
    }

    /// The bounds in Web Mercator's metres; two neighbours have their common side to the bit.
    pub fn bounds(self) -> Envelope {
        let side_m = self.side_m();
        let (left, top) = (f64::from(self.x), f64::from(self.y));
        Envelope {
            min_x: left * side_m - HALF_WORLD_M,
            min_y: HALF_WORLD_M - (top + 1.0) * side_m,
            max_x: (left + 1.0) * side_m - HALF_WORLD_M,
            max_y: HALF_WORLD_M - top * side_m,
        }
    }
}

fn last_of(z: u8) -> u32 {
    (1 << z) - 1
}

/// Where along the world a tile stands; what is before it, or is no number, stands at the beginning.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the cast keeps to the ends of u32, as it should"
)]
fn number(place: f64) -> u32 {
    place as u32
}

impl fmt::Display for TileId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}/{}", self.z, self.x, self.y)
    }
}

impl FromStr for TileId {
    type Err = NoSuchTile;

    fn from_str(text: &str) -> Result<Self, NoSuchTile> {
        let mut parts = text.split('/').map(decimal);
        match (parts.next(), parts.next(), parts.next(), parts.next()) {
            (Some(z), Some(x), Some(y), None) => {
                Self::new(u8::try_from(z?).map_err(|_too_large| NoSuchTile::Zoom)?, x?, y?)
            }
            _ => Err(NoSuchTile::Form),
        }
    }
}

/// Digits alone: `u32::from_str` takes a sign as well.
fn decimal(text: &str) -> Result<u32, NoSuchTile> {
    if text.is_empty() || !text.bytes().all(|it| it.is_ascii_digit()) {
        return Err(NoSuchTile::Form);
    }
    text.parse().map_err(|_too_large| NoSuchTile::Place)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{NoSuchTile, TileId, ZOOM_MAX};
    use crate::{
        Coord, Envelope,
        tile::mercator::{HALF_WORLD_M, to_lonlat},
    };

    fn at(x: f64, y: f64, z: u8) -> String {
        TileId::at(Coord { x, y }, z).unwrap().to_string()
    }

    #[test]
    fn the_world_is_one_tile_at_zoom_zero() {
        let bounds = TileId::new(0, 0, 0).unwrap().bounds();
        let (low, high) = (-HALF_WORLD_M, HALF_WORLD_M);
        assert_eq!(bounds, Envelope { min_x: low, min_y: low, max_x: high, max_y: high });
    }

    #[test]
    fn a_tile_beyond_its_zoom_is_none() {
        assert_eq!(TileId::new(0, 1, 0), Err(NoSuchTile::Place));
        assert_eq!(TileId::new(3, 7, 8), Err(NoSuchTile::Place));
        assert_eq!(TileId::new(ZOOM_MAX + 1, 0, 0), Err(NoSuchTile::Zoom));
        assert_eq!(TileId::at(Coord::default(), 255), Err(NoSuchTile::Zoom));
        assert!(TileId::new(22, (1 << 22) - 1, 0).is_ok());
    }

    #[test]
    fn an_address_is_three_plain_numbers() {
        assert_eq!("22/3306496/1717043".parse(), TileId::new(22, 3_306_496, 1_717_043));
        for text in ["", "1/2", "1/0/0/0", "1//0", "+1/0/0", "1/0/-0", "1/0/0x0", "一/0/0"] {
            assert_eq!(text.parse::<TileId>(), Err(NoSuchTile::Form), "{text}");
        }
        assert_eq!("300/0/0".parse::<TileId>(), Err(NoSuchTile::Zoom));
        assert_eq!("9/4294967296/0".parse::<TileId>(), Err(NoSuchTile::Place));
    }

    #[test]
    fn the_ends_of_the_world_lie_in_the_last_tiles() {
        assert_eq!(at(-180.0, 90.0, 2), "2/0/0");
        assert_eq!(at(180.0, -90.0, 2), "2/3/3");
        assert_eq!(at(500.0, -85.1, 22), "22/4194303/4194303");
        assert_eq!(at(f64::NAN, f64::NAN, 5), "5/0/0");
        assert_eq!(at(0.0, 0.0, 1), "1/1/1");
    }

    #[test]
    fn two_neighbours_have_a_common_side() {
        for (z, x, y) in [(1, 0, 0), (14, 12_915, 6_707), (22, 3_306_496, 1_717_043)] {
            let bounds = |x, y| TileId::new(z, x, y).unwrap().bounds();
            assert_eq!(bounds(x, y).max_x.to_bits(), bounds(x + 1, y).min_x.to_bits());
            assert_eq!(bounds(x, y).min_y.to_bits(), bounds(x, y + 1).max_y.to_bits());
        }
    }

    proptest! {
        #[test]
        fn the_middle_of_a_tile_lies_in_it(z in 0..=ZOOM_MAX, x: u32, y: u32) {
            let last = (1_u32 << z) - 1;
            let tile = TileId::new(z, x & last, y & last).unwrap();
            let it = tile.bounds();
            let middle = Coord { x: it.min_x.midpoint(it.max_x), y: it.min_y.midpoint(it.max_y) };
            prop_assert_eq!(TileId::at(to_lonlat(middle), z), Ok(tile));
            prop_assert_eq!(tile.to_string().parse(), Ok(tile));
        }
    }
}
