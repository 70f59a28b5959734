//! The coordinate system of a layer, which need not be one of the register's.

use geometry::{Crs, WktUnit, parse_prj, wkt_system};

/// EPSG codes of the geographic systems that layers name by number alone: WGS 84, ETRS89, NAD83.
const EPSG_LON_LAT: [u16; 3] = [4326, 4258, 4269];

/// The coordinate system that a file names for a layer.
#[derive(Clone, Debug, PartialEq)]
pub enum LayerCrs {
    /// CGCS2000, in degrees or by Gauss–Krüger in metres.
    Ours(Crs),
    /// Longitude and latitude in degrees on another datum.
    LonLat { name: String, epsg: Option<u16> },
    /// A plane of another projection or datum; one unit is so many metres.
    Plane { name: String, epsg: Option<u16>, unit_m: f64 },
    /// Named in a way that says nothing of its unit.
    Named { name: String, epsg: Option<u16> },
    /// Not named.
    Unknown,
}

impl LayerCrs {
    /// Longitude and latitude on WGS 84, which is what RFC 7946 says of a GeoJSON file.
    pub fn wgs84() -> Self {
        Self::LonLat { name: "WGS 84".to_owned(), epsg: Some(4326) }
    }

    /// By the text of a `.prj`, or of a GeoPackage's definition.
    pub fn of_wkt(text: &str) -> Self {
        if let Ok(crs) = parse_prj(text) {
            return Self::Ours(crs);
        }
        match wkt_system(text) {
            Some(it) => match it.unit {
                WktUnit::Degrees => Self::LonLat { name: it.name, epsg: it.epsg },
                WktUnit::Metres(unit_m) => Self::Plane { name: it.name, epsg: it.epsg, unit_m },
            },
            None => Self::Unknown,
        }
    }

    /// By a number of EPSG alone.
    pub fn of_epsg(code: u16) -> Self {
        let (name, epsg) = (format!("EPSG:{code}"), Some(code));
        match Crs::from_epsg(code) {
            Some(crs) => Self::Ours(crs),
            None if EPSG_LON_LAT.contains(&code) => Self::LonLat { name, epsg },
            None => Self::Named { name, epsg },
        }
    }

    /// The same with a code that stands beside the text.
    #[must_use]
    pub fn with_epsg(self, code: Option<u16>) -> Self {
        match self {
            Self::LonLat { name, epsg } => Self::LonLat { name, epsg: code.or(epsg) },
            Self::Plane { name, epsg, unit_m } => Self::Plane { name, epsg: code.or(epsg), unit_m },
            Self::Unknown => code.map_or(Self::Unknown, Self::of_epsg),
            Self::Ours(_) | Self::Named { .. } => self,
        }
    }

    /// The system, if it is one of the register's.
    pub fn ours(&self) -> Option<Crs> {
        match self {
            Self::Ours(crs) => Some(*crs),
            _ => None,
        }
    }

    /// The name, where the file has one.
    pub fn name(&self) -> Option<String> {
        match self {
            Self::Ours(crs) => Some(crs.name()),
            Self::LonLat { name, .. } | Self::Plane { name, .. } | Self::Named { name, .. } => {
                Some(name.clone())
            }
            Self::Unknown => None,
        }
    }

    /// The EPSG code, where it is known.
    pub fn epsg(&self) -> Option<u16> {
        match self {
            Self::Ours(crs) => Some(crs.epsg()),
            Self::LonLat { epsg, .. } | Self::Plane { epsg, .. } | Self::Named { epsg, .. } => {
                *epsg
            }
            Self::Unknown => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use geometry::Crs;

    use super::LayerCrs;

    #[test]
    fn ours_goes_before_all_others() {
        let zone = Crs::from_epsg(4526).unwrap();
        assert_eq!(LayerCrs::of_wkt(&zone.esri_wkt()), LayerCrs::Ours(zone));
        assert_eq!(LayerCrs::of_epsg(4526), LayerCrs::Ours(zone));
    }

    #[test]
    fn a_plane_keeps_its_unit() {
        let feet = r#"PROJCS["NAD83 / Oregon North (ft)",UNIT["foot",0.3048]]"#;
        let LayerCrs::Plane { unit_m, epsg, .. } = LayerCrs::of_wkt(feet).with_epsg(Some(2269))
        else {
            panic!("no plane");
        };
        assert_eq!((unit_m.to_bits(), epsg), (0.3048_f64.to_bits(), Some(2269)));
    }

    #[test]
    fn a_number_alone_says_nothing_of_the_unit() {
        assert!(matches!(LayerCrs::of_epsg(2154), LayerCrs::Named { epsg: Some(2154), .. }));
        assert!(matches!(LayerCrs::of_epsg(4326), LayerCrs::LonLat { .. }));
        assert_eq!(LayerCrs::of_wkt("undefined"), LayerCrs::Unknown);
    }
}
