//! The plane of a check: metres, whatever the layer came in.

use geometry::{Coord, Crs, Envelope, LocalProjection, Outline, Projection, ProjectionError};
use serde::Serialize;

use crate::layer::LayerCrs;

/// How a layer's coordinates become the metres of the check, and positions in them longitude and latitude.
#[derive(Clone, Debug)]
pub(super) enum Frame {
    /// The layer is in metres; where its system is one of ours, they can be taken back to degrees.
    Metres(Option<Projection>),
    /// The layer's unit is so many metres.
    Scaled { unit_m: f64 },
    /// The layer is in degrees and is projected onto a plane around its middle.
    Local(LocalProjection),
}

/// What a report says of the plane of the check.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TopologySystem {
    /// The system that the layer names, if it names one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub layer: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub epsg: Option<u16>,
    /// `metres` when the layer was checked as it came, `scaled` when its unit was made metres, `local-projection` when it came in degrees.
    pub plane: &'static str,
    /// The definition of the local projection, as PROJ writes one, or the unit in metres.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub definition: Option<String>,
}

impl Frame {
    /// The plane for a layer of that system and extent; without a system, degrees are told by their range.
    pub(super) fn of(crs: &LayerCrs, envelope: Option<Envelope>) -> Result<Self, ProjectionError> {
        let local = || {
            let envelope =
                envelope.unwrap_or(Envelope { min_x: 0.0, min_y: 0.0, max_x: 0.0, max_y: 0.0 });
            Ok(Self::Local(LocalProjection::around(envelope)?))
        };
        match crs {
            LayerCrs::Ours(Crs::LonLat) | LayerCrs::LonLat { .. } => local(),
            LayerCrs::Ours(Crs::GaussKruger(zone)) => {
                Ok(Self::Metres(Some(Projection::new(*zone)?)))
            }
            LayerCrs::Plane { unit_m, .. } if is_not_one(*unit_m) => {
                Ok(Self::Scaled { unit_m: *unit_m })
            }
            LayerCrs::Named { .. } | LayerCrs::Unknown if envelope.is_some_and(in_degrees) => {
                local()
            }
            LayerCrs::Plane { .. } | LayerCrs::Named { .. } | LayerCrs::Unknown => {
                Ok(Self::Metres(None))
            }
        }
    }

    /// The outline in metres; a position that cannot be projected becomes none at all, which validity tells of.
    pub(super) fn metres(&self, outline: Outline) -> Outline {
        const NOWHERE: Coord = Coord { x: f64::NAN, y: f64::NAN };
        match self {
            Self::Metres(_) => outline,
            Self::Scaled { unit_m } => outline.map_coords(|it| it * *unit_m),
            Self::Local(plane) => outline.map_coords(|it| plane.to_plane(it).unwrap_or(NOWHERE)),
        }
    }

    /// Longitude and latitude of a position of the check, where they can be known.
    pub(super) fn lon_lat(&self, position: Coord) -> Option<Coord> {
        match self {
            Self::Metres(projection) => projection.as_ref()?.to_lonlat(position).ok(),
            Self::Scaled { .. } => None,
            Self::Local(plane) => plane.to_lonlat(position).ok(),
        }
    }

    /// The position in the layer's own coordinates.
    pub(super) fn layer(&self, position: Coord) -> Option<Coord> {
        match self {
            Self::Metres(_) => Some(position),
            Self::Scaled { unit_m } => Some(position / *unit_m),
            Self::Local(plane) => plane.to_lonlat(position).ok(),
        }
    }

    /// Whether positions can be told as longitude and latitude.
    pub(super) fn knows_lon_lat(&self) -> bool {
        matches!(self, Self::Metres(Some(_)) | Self::Local(_))
    }

    pub(super) fn describe(&self, crs: &LayerCrs) -> TopologySystem {
        let (plane, definition) = match self {
            Self::Metres(_) => ("metres", None),
            Self::Scaled { unit_m } => ("scaled", Some(format!("1 unit = {unit_m} m"))),
            Self::Local(plane) => ("local-projection", Some(plane.definition().to_owned())),
        };
        TopologySystem { layer: crs.name(), epsg: crs.epsg(), plane, definition }
    }
}

/// Coordinates that could be degrees; a plane in metres with nothing beyond 180 m of its origin is not a survey.
fn in_degrees(it: Envelope) -> bool {
    it.min_x >= -180.0 && it.max_x <= 180.0 && it.min_y >= -90.0 && it.max_y <= 90.0
}

fn is_not_one(unit_m: f64) -> bool {
    (unit_m - 1.0).abs() > f64::EPSILON
}
