//! The findings as GeoJSON (RFC 7946), for a map: in longitude and latitude, so only where these can be known.

use std::io::{self, Write};

use geojson::{Feature, GeometryValue, JsonObject};
use geometry::{Coord, Outline};
use tenure::submission::Text;

use super::{TopologyFinding, TopologyReport};

impl TopologyReport {
    /// Whether the findings can be written as `GeoJSON`.
    pub fn knows_lon_lat(&self) -> bool {
        self.frame.knows_lon_lat()
    }

    /// Writes each finding as a feature: the ground it is about, or the point where to look.
    ///
    /// Of a layer whose longitude and latitude cannot be known, every feature is without a place.
    pub fn write_geojson(&self, mut out: impl Write) -> io::Result<()> {
        out.write_all(b"{\"type\":\"FeatureCollection\",\"features\":[\n")?;
        for (number, finding) in self.findings.iter().enumerate() {
            out.write_all(if number == 0 { b"" } else { b",\n" })?;
            serde_json::to_writer(&mut out, &self.feature(finding))?;
        }
        out.write_all(b"\n]}\n")
    }

    fn feature(&self, finding: &TopologyFinding) -> Feature {
        let polygon = finding.shape.as_ref().and_then(|it| self.polygon(it));
        let point = || finding.place.lon_lat.map(GeometryValue::new_point);
        Feature {
            bbox: None,
            geometry: polygon.or_else(point).map(geojson::Geometry::new),
            id: None,
            properties: Some(properties(finding)),
            foreign_members: None,
        }
    }

    /// Rings as RFC 7946 has them: closed, the outer one counter-clockwise.
    fn polygon(&self, shape: &Outline) -> Option<GeometryValue> {
        let ring = |ring: &geometry::Ring, outer: bool| -> Option<Vec<geojson::Position>> {
            let turned = (ring.signed_area() > 0.0) != outer;
            let lon_lat = |it: &Coord| self.frame.lon_lat(*it).map(|it| [it.x, it.y].into());
            let mut positions: Vec<geojson::Position> =
                ring.0.iter().map(lon_lat).collect::<Option<_>>()?;
            if !ring.closed() {
                positions.extend(positions.first().cloned());
            }
            if turned {
                positions.reverse();
            }
            Some(positions)
        };
        let patch = |it: &geometry::Patch| {
            it.rings().enumerate().map(|(n, it)| ring(it, n == 0)).collect::<Option<Vec<_>>>()
        };
        let patches: Vec<_> = shape.patches.iter().map(patch).collect::<Option<_>>()?;
        Some(GeometryValue::MultiPolygon { coordinates: patches })
    }
}

fn properties(finding: &TopologyFinding) -> JsonObject {
    let mut properties = JsonObject::new();
    properties.insert("code".to_owned(), finding.code.into());
    properties.insert("severity".to_owned(), finding.severity.into());
    properties.insert("title".to_owned(), finding.title.into());
    let objects = finding.objects.iter().map(Text::as_str).collect::<Vec<_>>();
    properties.insert("objects".to_owned(), objects.into());
    if let Some(measure) = finding.measure {
        properties.insert("measure".to_owned(), measure.value.into());
        properties.insert("unit".to_owned(), measure.unit.into());
    }
    properties
}
