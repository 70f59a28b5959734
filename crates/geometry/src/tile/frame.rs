//! A tile's frame: what of the plane it shows, and how metres become whole units there.

use super::{TileId, TilePoint};
use crate::{Coord, Envelope};

/// The side of a tile in tile units.
pub const EXTENT: u32 = 4_096;

/// What a tile shows beyond each of its sides, in tile units, so that borders are drawn across tiles without a seam.
///
/// The number is martin's default; `PostGIS` shows 256.
pub const BUFFER: u32 = 64;

/// The lowest and the highest unit of the frame, as whole numbers and as fractions.
pub(super) const LOW_UNIT: i64 = -(BUFFER as i64);
pub(super) const HIGH_UNIT: i64 = (EXTENT + BUFFER) as i64;
pub(super) const LOW: f64 = -(BUFFER as f64);
pub(super) const HIGH: f64 = (EXTENT + BUFFER) as f64;

/// From the plane to the tile: units run right and down from the upper left corner.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    left_m: f64,
    top_m: f64,
    units_per_m: f64,
    shown: Envelope,
}

impl Frame {
    pub(super) fn new(tile: TileId) -> Self {
        let bounds = tile.bounds();
        let margin_m = tile.side_m() * f64::from(BUFFER) / f64::from(EXTENT);
        let shown = Envelope {
            min_x: bounds.min_x - margin_m,
            min_y: bounds.min_y - margin_m,
            max_x: bounds.max_x + margin_m,
            max_y: bounds.max_y + margin_m,
        };
        let units_per_m = f64::from(EXTENT) / tile.side_m();
        Self { left_m: bounds.min_x, top_m: bounds.max_y, units_per_m, shown }
    }

    /// What the tile shows of the plane, its buffer included, in Web Mercator's metres.
    pub(super) fn shown(&self) -> Envelope {
        self.shown
    }

    /// A position of the plane in units and their fractions.
    pub(super) fn units(&self, position: Coord) -> Coord {
        Coord {
            x: (position.x - self.left_m) * self.units_per_m,
            y: (self.top_m - position.y) * self.units_per_m,
        }
    }
}

/// Says whether a position in units lies in the frame; what is not a number does not.
pub(super) fn holds(units: Coord) -> bool {
    (LOW..=HIGH).contains(&units.x) && (LOW..=HIGH).contains(&units.y)
}

/// The whole units nearest to a position of the frame; a half goes right or down.
///
/// Seen from the frame's corner no position is negative, so that cutting the fraction off rounds.
#[expect(clippy::cast_possible_truncation, reason = "the frame is thousands of units wide")]
pub(super) fn snapped(units: Coord) -> TilePoint {
    let whole = |it: f64| (it - LOW + 0.5) as i64 + LOW_UNIT;
    TilePoint { x: whole(units.x), y: whole(units.y) }
}

#[cfg(test)]
mod tests {
    use super::{Frame, HIGH, LOW, holds, snapped};
    use crate::{
        Coord,
        tile::{TileId, TilePoint},
    };

    #[test]
    fn the_corners_of_a_tile_are_zero_and_the_extent() {
        for id in ["0/0/0", "14/12915/6707", "22/3306496/1717043", "22/4194303/0"] {
            let tile: TileId = id.parse().unwrap();
            let (frame, bounds) = (Frame::new(tile), tile.bounds());
            let corner = |x, y| snapped(frame.units(Coord { x, y }));
            assert_eq!(corner(bounds.min_x, bounds.max_y), TilePoint { x: 0, y: 0 }, "{id}");
            assert_eq!(corner(bounds.max_x, bounds.min_y), TilePoint { x: 4096, y: 4096 }, "{id}");
        }
    }

    #[test]
    fn a_half_goes_right_and_down_on_both_sides_of_zero() {
        for (fraction, whole) in
            [(-63.5, -63), (-0.5, 0), (-0.51, -1), (0.49, 0), (0.5, 1), (4159.5, 4160)]
        {
            assert_eq!(snapped(Coord { x: fraction, y: 0.0 }), TilePoint { x: whole, y: 0 });
        }
    }

    #[test]
    fn the_frame_ends_with_its_buffer() {
        assert!(holds(Coord { x: LOW, y: HIGH }));
        assert!(!holds(Coord { x: -64.001, y: 0.0 }) && !holds(Coord { x: 0.0, y: 4160.001 }));
        assert!(!holds(Coord { x: f64::NAN, y: 0.0 }));
    }
}
