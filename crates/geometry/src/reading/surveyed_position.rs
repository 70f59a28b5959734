//! Positions with the axes named as the surveying tables name them (测量坐标).

use rust_decimal::Decimal;

use crate::{Coord, area::decimal_rounded};

/// The tables give coordinates to the millimetre (NY/T 2539-2016, XZBZ and YZBZ: Float(10,3)).
const DECIMALS: u32 = 3;

/// The most digits of such a field, decimals included.
const DIGITS_MAX: u32 = 10;

/// A position in metres with three decimals, where X is the northing and Y the easting.
///
/// The other way round than everywhere else in this crate: the surveyor's X axis points north.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct SurveyedPosition {
    /// X坐标值 (XZBZ): the northing (纵坐标).
    pub x_northing_m: Decimal,
    /// Y坐标值 (YZBZ): the easting (横坐标), with the zone's prefix if it was delivered with one.
    pub y_easting_m: Decimal,
}

impl SurveyedPosition {
    /// The position rounded half up to the millimetre; nothing if it is not finite or beyond any number.
    pub fn of(coord: Coord) -> Option<Self> {
        Some(Self {
            x_northing_m: decimal_rounded(coord.y, DECIMALS)?,
            y_easting_m: decimal_rounded(coord.x, DECIMALS)?,
        })
    }

    /// Says whether both coordinates fit the ten digits of the standard's fields.
    ///
    /// An easting without the zone's prefix does (512345.678); one with it does not (40512345.678).
    /// A boundary-point layer cannot be delivered with such eastings, although the table on paper can show them.
    pub fn fits_standard_field(self) -> bool {
        let beyond = Decimal::from(10_u64.pow(DIGITS_MAX - DECIMALS));
        [self.x_northing_m, self.y_easting_m].into_iter().all(|it| it.abs() < beyond)
    }
}

#[cfg(test)]
mod tests {
    use super::SurveyedPosition;
    use crate::Coord;

    fn of(x: f64, y: f64) -> SurveyedPosition {
        SurveyedPosition::of(Coord { x, y }).unwrap()
    }

    #[test]
    fn the_surveyors_x_is_the_northing() {
        let position = of(512_345.678_5, 3_405_678.1);
        assert_eq!(position.x_northing_m.to_string(), "3405678.100");
        assert_eq!(position.y_easting_m.to_string(), "512345.679");
    }

    #[test]
    fn an_easting_with_a_zone_prefix_does_not_fit_the_standards_field() {
        assert!(of(512_345.678, 3_405_678.123).fits_standard_field());
        assert!(!of(40_512_345.678, 3_405_678.123).fits_standard_field());
        assert!(of(9_999_999.999, 0.0).fits_standard_field());
        assert!(!of(9_999_999.999_5, 0.0).fits_standard_field(), "rounds to eight digits");
        assert!(!of(-40_512_345.678, 0.0).fits_standard_field());
    }

    #[test]
    fn what_is_no_position_is_not_written() {
        for x in [f64::NAN, f64::INFINITY, 1e300] {
            assert_eq!(SurveyedPosition::of(Coord { x, y: 0.0 }), None);
        }
    }
}
