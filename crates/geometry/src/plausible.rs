//! Says whether coordinates can be those of the system that is claimed for them.

use std::ops::RangeInclusive;

use crate::{
    Crs, Envelope, GaussKruger,
    crs::{CENTRAL_EASTING_M, ZONE_PREFIX_M},
};

/// Northings of China in metres, from the South China Sea to the Heilong Jiang (53.6° N) and a margin.
const NORTHINGS_M: RangeInclusive<f64> = 0.0..=6_200_000.0;

/// How far from the central meridian a parcel of the zone can be.
///
/// Half of a six-degree zone is 334 km on the equator; a three-degree zone has the same limit,
/// because a county on a border keeps to one zone.
const OFFSET_M_MAX: f64 = 350_000.0;

/// Zone numbers that CGCS2000 has, of six and of three degrees.
const ZONES: RangeInclusive<u8> = 13..=45;

/// Longitudes and latitudes of China in degrees, with a margin.
const LONGITUDES_DEG: RangeInclusive<f64> = 73.0..=136.0;
const LATITUDES_DEG: RangeInclusive<f64> = 3.0..=54.0;

/// What coordinates look like instead (坐标异常).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum CoordinateTrouble {
    /// Metres are claimed, and these are degrees.
    LooksLikeDegrees,
    /// Degrees are claimed, and these are metres.
    LooksLikeMetres,
    /// Eastings should carry the zone number and do not.
    ZonePrefixMissing,
    /// Eastings carry a zone number and should not.
    ZonePrefixUnexpected { zone: u8 },
    /// The northing stands where the easting should, or latitude where longitude should.
    AxesSwapped,
    /// They are nowhere near the zone.
    OutsideZone,
}

impl CoordinateTrouble {
    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::LooksLikeDegrees => "looks-like-degrees",
            Self::LooksLikeMetres => "looks-like-metres",
            Self::ZonePrefixMissing => "zone-prefix-missing",
            Self::ZonePrefixUnexpected { .. } => "zone-prefix-unexpected",
            Self::AxesSwapped => "axes-swapped",
            Self::OutsideZone => "outside-zone",
        }
    }

    /// What a clerk is told.
    pub fn title_zh(self) -> &'static str {
        match self {
            Self::LooksLikeDegrees => "坐标疑似经纬度",
            Self::LooksLikeMetres => "坐标疑似平面坐标",
            Self::ZonePrefixMissing => "横坐标缺少带号",
            Self::ZonePrefixUnexpected { .. } => "横坐标多出带号",
            Self::AxesSwapped => "坐标轴颠倒",
            Self::OutsideZone => "坐标不在投影带内",
        }
    }
}

/// Says what is wrong with coordinates inside an envelope as coordinates of a system, if anything is.
pub fn coordinate_trouble(crs: Crs, envelope: Envelope) -> Option<CoordinateTrouble> {
    match crs {
        Crs::GaussKruger(zone) => metres_trouble(zone, envelope),
        Crs::LonLat => degrees_trouble(envelope),
    }
}

fn metres_trouble(zone: GaussKruger, envelope: Envelope) -> Option<CoordinateTrouble> {
    if within_zone(envelope, zone.false_easting_m()) {
        return None;
    }
    let swapped = swapped(envelope);
    let stray = stray_prefix(zone, envelope);
    Some(if degrees(envelope) || degrees(swapped) {
        CoordinateTrouble::LooksLikeDegrees
    } else if zone.prefixed() && within_zone(envelope, CENTRAL_EASTING_M) {
        CoordinateTrouble::ZonePrefixMissing
    } else if let Some(zone) = stray {
        CoordinateTrouble::ZonePrefixUnexpected { zone }
    } else if within_zone(swapped, zone.false_easting_m())
        || within_zone(swapped, CENTRAL_EASTING_M)
        || stray_prefix(zone, swapped).is_some()
    {
        CoordinateTrouble::AxesSwapped
    } else {
        CoordinateTrouble::OutsideZone
    })
}

fn degrees_trouble(envelope: Envelope) -> Option<CoordinateTrouble> {
    if in_china(envelope) {
        None
    } else if in_china(swapped(envelope)) {
        Some(CoordinateTrouble::AxesSwapped)
    } else if degrees(envelope) {
        Some(CoordinateTrouble::OutsideZone)
    } else {
        Some(CoordinateTrouble::LooksLikeMetres)
    }
}

/// The zone number in front of eastings that should have none.
fn stray_prefix(zone: GaussKruger, envelope: Envelope) -> Option<u8> {
    let prefix_m = |it: u8| f64::from(it) * ZONE_PREFIX_M;
    let carried = |it: &u8| within_zone(envelope, prefix_m(*it) + CENTRAL_EASTING_M);
    if zone.prefixed() { None } else { ZONES.into_iter().find(carried) }
}

fn within_zone(envelope: Envelope, false_easting_m: f64) -> bool {
    let Envelope { min_x, min_y, max_x, max_y } = envelope;
    (false_easting_m - min_x) <= OFFSET_M_MAX
        && (max_x - false_easting_m) <= OFFSET_M_MAX
        && NORTHINGS_M.contains(&min_y)
        && NORTHINGS_M.contains(&max_y)
}

fn degrees(envelope: Envelope) -> bool {
    let Envelope { min_x, min_y, max_x, max_y } = envelope;
    min_x >= -180.0 && max_x <= 180.0 && min_y >= -90.0 && max_y <= 90.0
}

fn in_china(envelope: Envelope) -> bool {
    let Envelope { min_x, min_y, max_x, max_y } = envelope;
    [min_x, max_x].iter().all(|it| LONGITUDES_DEG.contains(it))
        && [min_y, max_y].iter().all(|it| LATITUDES_DEG.contains(it))
}

fn swapped(envelope: Envelope) -> Envelope {
    let Envelope { min_x, min_y, max_x, max_y } = envelope;
    Envelope { min_x: min_y, min_y: min_x, max_x: max_y, max_y: max_x }
}

#[cfg(test)]
mod tests {
    use super::{CoordinateTrouble, coordinate_trouble};
    use crate::{Crs, Envelope};

    const CM_126: u16 = 4551;
    const ZONE_42: u16 = 4530;
    const LON_LAT: u16 = 4490;

    fn trouble(epsg: u16, x: f64, y: f64) -> Option<CoordinateTrouble> {
        let envelope = Envelope { min_x: x, min_y: y, max_x: x + 0.5, max_y: y + 0.5 };
        coordinate_trouble(Crs::from_epsg(epsg).unwrap(), envelope)
    }

    #[test]
    fn coordinates_of_the_zone_are_no_trouble() {
        assert_eq!(trouble(CM_126, 430_171.0, 4_752_187.0), None);
        assert_eq!(trouble(ZONE_42, 42_430_171.0, 4_752_187.0), None);
        assert_eq!(trouble(LON_LAT, 125.145, 42.902), None);
    }

    #[test]
    fn degrees_where_metres_should_be() {
        let expected = Some(CoordinateTrouble::LooksLikeDegrees);
        assert_eq!(trouble(CM_126, 125.145, 42.902), expected);
        assert_eq!(trouble(ZONE_42, 42.902, 125.145), expected);
    }

    #[test]
    fn metres_where_degrees_should_be() {
        let expected = Some(CoordinateTrouble::LooksLikeMetres);
        assert_eq!(trouble(LON_LAT, 430_171.0, 4_752_187.0), expected);
    }

    #[test]
    fn zone_numbers_missing_or_too_many() {
        let missing = Some(CoordinateTrouble::ZonePrefixMissing);
        assert_eq!(trouble(ZONE_42, 430_171.0, 4_752_187.0), missing);
        let unexpected = Some(CoordinateTrouble::ZonePrefixUnexpected { zone: 42 });
        assert_eq!(trouble(CM_126, 42_430_171.0, 4_752_187.0), unexpected);
    }

    #[test]
    fn northings_first() {
        let expected = Some(CoordinateTrouble::AxesSwapped);
        assert_eq!(trouble(CM_126, 4_752_187.0, 430_171.0), expected);
        assert_eq!(trouble(ZONE_42, 4_752_187.0, 42_430_171.0), expected);
        assert_eq!(trouble(ZONE_42, 4_752_187.0, 430_171.0), expected);
        assert_eq!(trouble(CM_126, 4_752_187.0, 42_430_171.0), expected);
        assert_eq!(trouble(LON_LAT, 42.902, 125.145), expected);
    }

    #[test]
    fn nowhere_near() {
        let expected = Some(CoordinateTrouble::OutsideZone);
        assert_eq!(trouble(ZONE_42, 41_430_171.0, 4_752_187.0), expected);
        assert_eq!(trouble(CM_126, 1_000_000.0, 4_752_187.0), expected);
        assert_eq!(trouble(CM_126, 430_171.0, 7_000_000.0), expected);
        assert_eq!(trouble(LON_LAT, 2.35, 48.85), expected);
    }

    #[test]
    fn the_limit_is_350_km_from_the_meridian() {
        assert_eq!(trouble(CM_126, 849_999.5, 4e6), None);
        assert_eq!(trouble(CM_126, 849_999.6, 4e6), Some(CoordinateTrouble::OutsideZone));
        assert_eq!(trouble(CM_126, 150_000.0, 4e6), None);
        assert_eq!(trouble(CM_126, 149_999.0, 4e6), Some(CoordinateTrouble::OutsideZone));
    }
}
