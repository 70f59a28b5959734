//! Surveyed outlines as GeoJSON (RFC 7946), in longitude and latitude.

use geojson::feature::Id;
use geojson::{Feature, FeatureCollection, GeometryValue, Position};
use geometry::{Crs, Outline, Patch, Projection, ProjectionError, Ring};
use serde_json::Value;

use crate::Problem;

/// An outline that has no place in longitude and latitude.
#[derive(Debug, thiserror::Error)]
#[error("the outline of `{code}` has no place in longitude and latitude")]
pub struct Unprojectable {
    code: String,
    #[source]
    source: ProjectionError,
}

impl From<Unprojectable> for Problem {
    fn from(error: Unprojectable) -> Self {
        tracing::error!(
            error = &error as &dyn std::error::Error,
            "a stored outline cannot be shown"
        );
        Self::broken()
    }
}

/// A feature with the code as its id, and a JSON object as its properties.
pub fn feature(
    code: &str,
    crs: Crs,
    outline: &Outline,
    properties: &Value,
) -> Result<Feature, Unprojectable> {
    let refused = |source| Unprojectable { code: code.to_owned(), source };
    let lonlat = match crs {
        Crs::LonLat => outline.clone(),
        Crs::GaussKruger(zone) => {
            Projection::new(zone).and_then(|it| it.outline_to_lonlat(outline)).map_err(refused)?
        }
    };
    Ok(Feature {
        bbox: None,
        geometry: Some(geojson::Geometry::new(geometry_of(&lonlat))),
        id: Some(Id::String(code.to_owned())),
        properties: properties.as_object().cloned(),
        foreign_members: None,
    })
}

pub fn collection(features: Vec<Feature>) -> FeatureCollection {
    FeatureCollection { bbox: None, features, foreign_members: None }
}

fn geometry_of(outline: &Outline) -> GeometryValue {
    match outline.patches.as_slice() {
        [patch] => GeometryValue::Polygon { coordinates: polygon(patch) },
        patches => {
            GeometryValue::MultiPolygon { coordinates: patches.iter().map(polygon).collect() }
        }
    }
}

/// Exteriors run counter-clockwise and holes clockwise (RFC 7946 section 3.1.6), the other way round than in shapefiles.
fn polygon(patch: &Patch) -> Vec<Vec<Position>> {
    let exterior = ring(&patch.exterior, true);
    std::iter::once(exterior).chain(patch.interiors.iter().map(|it| ring(it, false))).collect()
}

fn ring(ring: &Ring, counter_clockwise: bool) -> Vec<Position> {
    let mut positions: Vec<Position> =
        ring.0.iter().map(|it| Position::from([it.x, it.y])).collect();
    if (ring.signed_area() > 0.0) != counter_clockwise {
        positions.reverse();
    }
    positions
}
