//! Web Mercator (EPSG:3857): the sphere on which every web map agrees.
//!
//! It serves pictures alone; areas and lengths are never taken from it.

use crate::Coord;

/// The radius of the sphere, which is the greater half axis of WGS 84.
pub const RADIUS_M: f64 = 6_378_137.0;

/// Half the side of the square that is the world, from its middle to its edge.
pub const HALF_WORLD_M: f64 = RADIUS_M * std::f64::consts::PI;

/// The latitude at which the square ends: `atan(sinh(π))`.
pub const LATITUDE_MAX_DEG: f64 = 85.051_128_779_806_6;

/// Metres of a position in degrees.
///
/// Latitudes beyond the square come to lie on its edge, so that a pole has a place.
/// Longitudes go on beyond the antimeridian: nothing is wrapped.
pub fn from_lonlat(position: Coord) -> Coord {
    let latitude = position.y.clamp(-LATITUDE_MAX_DEG, LATITUDE_MAX_DEG).to_radians();
    Coord { x: RADIUS_M * position.x.to_radians(), y: RADIUS_M * latitude.tan().asinh() }
}

/// Longitude and latitude in degrees of a position in metres.
pub fn to_lonlat(position: Coord) -> Coord {
    Coord {
        x: (position.x / RADIUS_M).to_degrees(),
        y: (position.y / RADIUS_M).sinh().atan().to_degrees(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{HALF_WORLD_M, LATITUDE_MAX_DEG, from_lonlat, to_lonlat};
    use crate::Coord;

    fn near(a: f64, b: f64) -> bool {
        (a - b).abs() < 1e-7
    }

    #[test]
    fn the_corner_of_the_world_is_where_the_square_ends() {
        let corner = from_lonlat(Coord { x: 180.0, y: LATITUDE_MAX_DEG });
        assert!(near(corner.x, HALF_WORLD_M) && near(corner.y, HALF_WORLD_M), "{corner:?}");
    }

    #[test]
    fn a_pole_lies_on_the_edge() {
        for (latitude, edge) in [(90.0, LATITUDE_MAX_DEG), (-90.0, -LATITUDE_MAX_DEG)] {
            let on_the_edge = from_lonlat(Coord { x: 104.0, y: edge });
            assert_eq!(from_lonlat(Coord { x: 104.0, y: latitude }), on_the_edge);
        }
    }

    #[test]
    fn nothing_wraps_at_the_antimeridian() {
        let beyond = from_lonlat(Coord { x: 180.5, y: 0.0 });
        assert!(beyond.x > HALF_WORLD_M);
        assert!(near(to_lonlat(beyond).x, 180.5));
    }

    #[test]
    fn what_is_not_a_number_stays_so() {
        assert!(from_lonlat(Coord { x: f64::NAN, y: 0.0 }).x.is_nan());
        assert!(from_lonlat(Coord { x: 0.0, y: f64::NAN }).y.is_nan());
    }

    proptest! {
        #[test]
        fn a_position_comes_back(x in -180.0..180.0, y in -85.0..85.0) {
            let back = to_lonlat(from_lonlat(Coord { x, y }));
            prop_assert!(near(back.x, x) && near(back.y, y), "{:?}", back);
        }
    }
}
