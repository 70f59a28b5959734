//! Coordinate reference systems: CGCS2000 (2000国家大地坐标系) in degrees, or in metres by Gauss–Krüger.

mod local;
mod projection;

pub use local::LocalProjection;
pub use projection::{Projection, ProjectionError};

use crate::Coord;

/// EPSG code of CGCS2000 in longitude and latitude.
const EPSG_LON_LAT: u16 = 4490;

/// The false easting of a central meridian, before any zone number (Gauss–Krüger, x坐标加500公里).
pub(crate) const CENTRAL_EASTING_M: f64 = 500_000.0;

/// What one zone number in front of an easting is worth.
pub(crate) const ZONE_PREFIX_M: f64 = 1_000_000.0;

/// Central meridians that EPSG has CGCS2000 zones for, both ends included.
const CENTRAL_MERIDIANS_DEG: std::ops::RangeInclusive<u8> = 75..=135;

/// A coordinate reference system of the register (坐标参考系).
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Crs {
    /// Plane coordinates in metres.
    GaussKruger(GaussKruger),
    /// Longitude and latitude in degrees, EPSG:4490.
    LonLat,
}

/// A CGCS2000 Gauss–Krüger zone (高斯-克吕格投影带).
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct GaussKruger {
    // Invariant: one of the zones that EPSG lists.
    central_meridian_deg: u8,
    width: ZoneWidth,
    prefixed: bool,
}

/// How wide a zone is (分带).
///
/// Zones of 1.5° are lawful too, but have no EPSG code and are not supported yet.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum ZoneWidth {
    /// 3度带, for 1:10 000 and larger.
    Three,
    /// 6度带.
    Six,
}

impl Crs {
    /// The system with an EPSG code, if it is one of ours.
    pub fn from_epsg(code: u16) -> Option<Self> {
        match code {
            EPSG_LON_LAT => Some(Self::LonLat),
            _ => GaussKruger::from_epsg(code).map(Self::GaussKruger),
        }
    }

    /// The EPSG code.
    pub fn epsg(self) -> u16 {
        match self {
            Self::GaussKruger(zone) => zone.epsg(),
            Self::LonLat => EPSG_LON_LAT,
        }
    }

    /// The EPSG name.
    pub fn name(self) -> String {
        match self {
            Self::GaussKruger(zone) => zone.name(),
            Self::LonLat => "China Geodetic Coordinate System 2000".to_owned(),
        }
    }

    /// The text of a `.prj` file.
    pub fn esri_wkt(self) -> String {
        match self {
            Self::GaussKruger(zone) => zone.esri_wkt(),
            Self::LonLat => ESRI_GEOGCS.to_owned(),
        }
    }
}

impl GaussKruger {
    /// The zone around a central meridian (中央经线), if EPSG has it.
    ///
    /// `prefixed` says whether eastings carry the zone number in front (加带号).
    pub fn new(central_meridian_deg: u8, width: ZoneWidth, prefixed: bool) -> Option<Self> {
        let first_deg = CENTRAL_MERIDIANS_DEG.start();
        let listed = CENTRAL_MERIDIANS_DEG.contains(&central_meridian_deg)
            && (central_meridian_deg - first_deg).is_multiple_of(width.deg());
        listed.then_some(Self { central_meridian_deg, width, prefixed })
    }

    /// The zone with an EPSG code between 4491 and 4554.
    pub fn from_epsg(code: u16) -> Option<Self> {
        Self::all().find(|it| it.epsg() == code)
    }

    /// Every zone, first the three-degree ones, those with a prefix before those without.
    pub fn all() -> impl Iterator<Item = Self> {
        [ZoneWidth::Three, ZoneWidth::Six].into_iter().flat_map(|width| {
            [true, false].into_iter().flat_map(move |prefixed| {
                CENTRAL_MERIDIANS_DEG.filter_map(move |it| Self::new(it, width, prefixed))
            })
        })
    }

    /// The zone that a longitude falls in, if it is one of China's.
    ///
    /// A longitude on the border belongs to the zone east of it.
    pub fn for_longitude(lon_deg: f64, width: ZoneWidth, prefixed: bool) -> Option<Self> {
        let half_deg = f64::from(width.deg()) / 2.0;
        CENTRAL_MERIDIANS_DEG
            .filter_map(|it| Self::new(it, width, prefixed))
            .find(|it| (-half_deg..half_deg).contains(&(lon_deg - it.central_meridian())))
    }

    /// The central meridian in whole degrees east.
    pub fn central_meridian_deg(self) -> u8 {
        self.central_meridian_deg
    }

    /// How wide the zone is.
    pub fn width(self) -> ZoneWidth {
        self.width
    }

    /// Says whether eastings carry the zone number in front.
    pub fn prefixed(self) -> bool {
        self.prefixed
    }

    /// The zone number (带号): 25–45 for three degrees, 13–23 for six.
    pub fn zone(self) -> u8 {
        match self.width {
            ZoneWidth::Three => self.central_meridian_deg / 3,
            ZoneWidth::Six => (self.central_meridian_deg + 3) / 6,
        }
    }

    /// The EPSG code.
    pub fn epsg(self) -> u16 {
        let first = match (self.width, self.prefixed) {
            (ZoneWidth::Six, true) => 4491,
            (ZoneWidth::Six, false) => 4502,
            (ZoneWidth::Three, true) => 4513,
            (ZoneWidth::Three, false) => 4534,
        };
        let offset = (self.central_meridian_deg - CENTRAL_MERIDIANS_DEG.start()) / self.width.deg();
        first + u16::from(offset)
    }

    /// The easting of the central meridian.
    pub fn false_easting_m(self) -> f64 {
        let prefix = if self.prefixed { f64::from(self.zone()) } else { 0.0 };
        prefix * ZONE_PREFIX_M + CENTRAL_EASTING_M
    }

    /// The EPSG name, such as `CGCS2000 / 3-degree Gauss-Kruger zone 42`.
    pub fn name(self) -> String {
        let family = match self.width {
            ZoneWidth::Three => "CGCS2000 / 3-degree Gauss-Kruger",
            ZoneWidth::Six => "CGCS2000 / Gauss-Kruger",
        };
        if self.prefixed {
            format!("{family} zone {}", self.zone())
        } else {
            format!("{family} CM {}E", self.central_meridian_deg)
        }
    }

    /// The name that ESRI's software gives it, such as `CGCS2000_3_Degree_GK_Zone_42`.
    pub fn esri_name(self) -> String {
        let family = match self.width {
            ZoneWidth::Three => "CGCS2000_3_Degree_GK",
            ZoneWidth::Six => "CGCS2000_GK",
        };
        if self.prefixed {
            format!("{family}_Zone_{}", self.zone())
        } else {
            format!("{family}_CM_{}E", self.central_meridian_deg)
        }
    }

    /// The text of a `.prj` file, as ESRI's software writes it.
    pub fn esri_wkt(self) -> String {
        format!(
            "PROJCS[\"{name}\",{ESRI_GEOGCS},PROJECTION[\"Gauss_Kruger\"],\
             PARAMETER[\"False_Easting\",{false_easting_m:.1}],PARAMETER[\"False_Northing\",0.0],\
             PARAMETER[\"Central_Meridian\",{central_meridian:.1}],\
             PARAMETER[\"Scale_Factor\",1.0],PARAMETER[\"Latitude_Of_Origin\",0.0],\
             UNIT[\"Meter\",1.0]]",
            name = self.esri_name(),
            false_easting_m = self.false_easting_m(),
            central_meridian = self.central_meridian(),
        )
    }

    /// One position in degrees; prepare a [`Projection`] for many.
    pub fn to_lonlat(self, position: Coord) -> Result<Coord, ProjectionError> {
        Projection::new(self)?.to_lonlat(position)
    }

    /// One position in metres; prepare a [`Projection`] for many.
    pub fn from_lonlat(self, position: Coord) -> Result<Coord, ProjectionError> {
        Projection::new(self)?.from_lonlat(position)
    }

    pub(crate) fn central_meridian(self) -> f64 {
        f64::from(self.central_meridian_deg)
    }
}

impl ZoneWidth {
    /// The width in degrees.
    pub fn deg(self) -> u8 {
        match self {
            Self::Three => 3,
            Self::Six => 6,
        }
    }
}

/// The geographic part of a `.prj` file, as ESRI's software writes it.
const ESRI_GEOGCS: &str = "GEOGCS[\"GCS_China_Geodetic_Coordinate_System_2000\",\
    DATUM[\"D_China_2000\",SPHEROID[\"CGCS2000\",6378137.0,298.257222101]],\
    PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]";

#[cfg(test)]
mod tests;
