//! A plane in metres for a layer that comes in longitude and latitude.

use std::fmt;

use proj4rs::Proj;

use super::projection::{ProjectionError, each_coord, forward, prepare};
use crate::{Coord, Envelope, Outline};

/// A zone of the Universal Transverse Mercator projection (通用横轴墨卡托投影) around a layer, anywhere on earth.
///
/// It is there to measure between neighbours, not to register areas: on its central meridian it is short by 0.04 %.
/// It is computed on the ellipsoid of CGCS2000, a tenth of a millimetre away from that of WGS 84.
#[derive(Clone)]
pub struct LocalProjection {
    zone: u8,
    south: bool,
    plane: Proj,
    degrees: Proj,
}

impl fmt::Debug for LocalProjection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("LocalProjection").field(&self.name()).finish()
    }
}

impl LocalProjection {
    /// Prepares the zone in which the middle of an envelope in degrees lies.
    pub fn around(degrees: Envelope) -> Result<Self, ProjectionError> {
        let Envelope { min_x, min_y, max_x, max_y } = degrees;
        let (lon_deg, lat_deg) = (min_x.midpoint(max_x), min_y.midpoint(max_y));
        if lon_deg.abs() > 180.0 || lat_deg.abs() > 90.0 {
            return Err(ProjectionError::Position { x: lon_deg, y: lat_deg });
        }
        let (zone, south) = (zone_of(lon_deg), lat_deg < 0.0);
        let plane = format!(
            "+proj=utm +zone={zone} {}+ellps=GRS80 +units=m +no_defs",
            if south { "+south " } else { "" }
        );
        let degrees = prepare("+proj=longlat +ellps=GRS80 +no_defs")?;
        Ok(Self { zone, south, plane: prepare(&plane)?, degrees })
    }

    /// The name for a report, such as `UTM zone 48N`.
    pub fn name(&self) -> String {
        format!("UTM zone {}{}", self.zone, if self.south { 'S' } else { 'N' })
    }

    /// Metres of a position in longitude and latitude.
    pub fn from_lonlat(&self, position: Coord) -> Result<Coord, ProjectionError> {
        forward(&self.degrees, &self.plane, position)
    }

    /// A whole outline in metres.
    pub fn outline_from_lonlat(&self, outline: &Outline) -> Result<Outline, ProjectionError> {
        each_coord(outline, |it| self.from_lonlat(it))
    }
}

/// Zones of six degrees count eastward from the antimeridian, which belongs to the last one when it is called 180°.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "between 1 and 60, because the longitude was looked at"
)]
fn zone_of(lon_deg: f64) -> u8 {
    (((lon_deg + 180.0) / 6.0).floor() as u8 + 1).min(60)
}

#[cfg(test)]
mod tests {
    use super::LocalProjection;
    use crate::{Coord, Envelope};

    fn around(x: f64, y: f64) -> LocalProjection {
        let envelope = Envelope { min_x: x - 0.1, min_y: y - 0.1, max_x: x + 0.1, max_y: y + 0.1 };
        LocalProjection::around(envelope).unwrap()
    }

    #[test]
    fn zones_are_six_degrees_wide_and_have_two_hemispheres() {
        assert_eq!(around(105.0, 30.0).name(), "UTM zone 48N");
        assert_eq!(around(-45.5, -12.1).name(), "UTM zone 23S");
        assert_eq!(around(-179.0, 1.0).name(), "UTM zone 1N");
        assert_eq!(around(179.8, 1.0).name(), "UTM zone 60N");
    }

    /// On the central meridian the easting is 500 km, and a degree of latitude at the equator 110,574 m times 0.9996.
    #[test]
    fn metres_on_the_central_meridian() {
        let Coord { x, y } = around(105.0, 0.5).from_lonlat(Coord { x: 105.0, y: 1.0 }).unwrap();
        assert!((x - 500_000.0).abs() < 1e-6, "{x}");
        assert!((y - 110_574.389 * 0.9996).abs() < 0.01, "{y}");
    }

    #[test]
    fn what_is_not_on_earth_has_no_zone() {
        let envelope = Envelope { min_x: 4e7, min_y: 3e6, max_x: 4e7, max_y: 3e6 };
        assert!(LocalProjection::around(envelope).is_err());
    }
}
