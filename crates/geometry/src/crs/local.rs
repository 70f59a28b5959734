//! A plane in metres around the middle of a layer that came in degrees, for checks alone.

use std::fmt;

use proj4rs::{Proj, transform::transform};

use super::projection::{ProjectionError, finite, forward, prepare};
use crate::{Coord, Envelope};

/// A Lambert azimuthal equal-area projection around a place, on GRS80.
///
/// Areas are true everywhere, and lengths to a thousandth within 300 km, so a county or a province lies well on it.
/// WGS 84 and CGCS2000 differ from GRS80's ellipsoid by a tenth of a millimetre, which no check sees.
#[derive(Clone)]
pub struct LocalProjection {
    definition: String,
    plane: Proj,
    degrees: Proj,
}

impl fmt::Debug for LocalProjection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("LocalProjection").field(&self.definition).finish()
    }
}

impl LocalProjection {
    /// The plane around the middle of an envelope in longitude and latitude, taken to the tenth of a degree.
    pub fn around(envelope: Envelope) -> Result<Self, ProjectionError> {
        let middle = |low: f64, high: f64| ((low + high) * 5.0).round() / 10.0;
        let (lon, lat) =
            (middle(envelope.min_x, envelope.max_x), middle(envelope.min_y, envelope.max_y));
        if !(lon.abs() <= 180.0 && lat.abs() <= 90.0) {
            return Err(ProjectionError::Position { x: lon, y: lat });
        }
        let definition = format!(
            "+proj=laea +lat_0={lat} +lon_0={lon} +x_0=0 +y_0=0 +ellps=GRS80 +units=m +no_defs"
        );
        let degrees = prepare("+proj=longlat +ellps=GRS80 +no_defs")?;
        Ok(Self { plane: prepare(&definition)?, degrees, definition })
    }

    /// The definition, as PROJ writes one.
    pub fn definition(&self) -> &str {
        &self.definition
    }

    /// Metres of a position in longitude and latitude.
    pub fn to_plane(&self, lonlat: Coord) -> Result<Coord, ProjectionError> {
        let on_earth = lonlat.x.abs() <= 360.0 && lonlat.y.abs() <= 90.0;
        if !on_earth {
            return Err(ProjectionError::Position { x: lonlat.x, y: lonlat.y });
        }
        forward(&self.degrees, &self.plane, lonlat)
    }

    /// Longitude and latitude of a position in metres.
    pub fn to_lonlat(&self, position: Coord) -> Result<Coord, ProjectionError> {
        let trouble = ProjectionError::Position { x: position.x, y: position.y };
        let mut point = (position.x, position.y, 0.0);
        match transform(&self.plane, &self.degrees, &mut point) {
            Ok(()) => finite(point.0.to_degrees(), point.1.to_degrees()).ok_or(trouble),
            Err(_) => Err(trouble),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::LocalProjection;
    use crate::{Coord, Envelope, Outline, Patch, Ring, geodesic_area_m2, planar_area_m2};

    fn county() -> LocalProjection {
        LocalProjection::around(Envelope { min_x: 120.5, min_y: 30.3, max_x: 121.1, max_y: 30.9 })
            .unwrap()
    }

    #[test]
    fn a_position_comes_back_to_the_grid() {
        let lonlat = Coord { x: 120.751_234_567_8, y: 30.751_234_567_8 };
        let back = county().to_lonlat(county().to_plane(lonlat).unwrap()).unwrap();
        assert!((back.x - lonlat.x).abs() < 1e-9 && (back.y - lonlat.y).abs() < 1e-9, "{back:?}");
    }

    #[test]
    fn areas_are_those_on_the_ellipsoid() {
        let corners = [(121.0, 30.0), (121.01, 30.0), (121.01, 30.01), (121.0, 30.01)];
        let ring = Ring(corners.iter().map(|&it| it.into()).collect());
        let field = Outline { patches: vec![Patch { exterior: ring, interiors: Vec::new() }] };
        let plane = field.map_coords(|it| county().to_plane(it).unwrap());
        let (planar, geodesic) = (planar_area_m2(&plane), geodesic_area_m2(&field));
        assert!((planar / geodesic - 1.0).abs() < 1e-6, "{planar} {geodesic}");
    }

    #[test]
    fn what_is_not_on_earth_is_refused() {
        let beyond = Envelope { min_x: 500_000.0, min_y: 3e6, max_x: 500_100.0, max_y: 3e6 };
        assert!(LocalProjection::around(beyond).is_err());
        for (x, y) in [(f64::NAN, 0.0), (120.0, 91.0), (f64::INFINITY, 0.0)] {
            assert!(county().to_plane(Coord { x, y }).is_err());
        }
    }
}
