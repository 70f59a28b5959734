//! Reads the `.prj` file of a shapefile: which of our systems, if any, the coordinates are in.
//!
//! A name alone is not believed: files are copied beside data that they do not describe, and edited by hand.
//! Name, EPSG code and parameters must agree.

mod system;
mod wkt;

pub use system::{WktSystem, WktUnit, wkt_system};

use crate::{
    Crs, GaussKruger,
    area::{INVERSE_FLATTENING, SEMI_MAJOR_AXIS_M},
};
use wkt::Node;

/// Text longer than this is no `.prj` file; real ones have less than two kilobytes.
const TEXT_BYTES_MAX: usize = 64 * 1024;

/// Agreement of lengths in metres, degrees and scales; rounding when printed stays below it.
const TOLERANCE: f64 = 1e-6;

/// Agreement of inverse flattenings: WGS 84 differs from CGCS2000 by three times this.
const FLATTENING_TOLERANCE: f64 = 5e-7;

/// Names of the CGCS2000 datum and its geographic system, in lower case with letters and digits only.
const CGCS2000_NAMES: [&str; 3] = ["cgcs2000", "china2000", "chinageodeticcoordinatesystem2000"];

/// Names of the projection, in the same form.
const PROJECTION_NAMES: [&str; 2] = ["gausskruger", "transversemercator"];

/// Why a text names none of our systems.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum PrjError {
    #[error("the text is not the well-known text of a coordinate system")]
    NotWkt,
    #[error("`{keyword}` is not a projected or geographic system")]
    OtherKind { keyword: String },
    #[error("the datum is `{name}`, not CGCS2000")]
    OtherDatum { name: String },
    #[error("the projection is `{name}`, not Gauss-Kruger")]
    OtherProjection { name: String },
    #[error("`{what}` is missing")]
    Missing { what: &'static str },
    #[error(
        "no 3 or 6 degree zone has central meridian {central_meridian_deg} and false easting \
         {false_easting_m} (zones of 1.5 degrees are lawful, but not supported yet)"
    )]
    UnknownZone { central_meridian_deg: f64, false_easting_m: f64 },
    #[error("`{what}` is {stated}, but should be {expected}")]
    ParametersDisagree { what: &'static str, stated: String, expected: String },
}

/// Reads the text of a `.prj` file, in ESRI's dialect of WKT or OGC's.
pub fn parse_prj(text: &str) -> Result<Crs, PrjError> {
    let text = text.get(..TEXT_BYTES_MAX).map_or(text, |_| "");
    let root = wkt::parse(text).ok_or(PrjError::NotWkt)?;
    match root.keyword.as_str() {
        "GEOGCS" => check_geographic(&root).map(|()| Crs::LonLat),
        "PROJCS" => read_projected(&root).map(Crs::GaussKruger),
        _ => Err(PrjError::OtherKind { keyword: root.keyword }),
    }
}

fn check_geographic(geographic: &Node) -> Result<(), PrjError> {
    let datum = geographic.child("DATUM").ok_or(PrjError::Missing { what: "DATUM" })?;
    if !cgcs2000(datum.name()) {
        return Err(PrjError::OtherDatum { name: datum.name().to_owned() });
    }
    let spheroid = datum.child("SPHEROID").ok_or(PrjError::Missing { what: "SPHEROID" })?;
    agree("semi-major axis", spheroid.number(0), SEMI_MAJOR_AXIS_M, TOLERANCE)?;
    agree("inverse flattening", spheroid.number(1), INVERSE_FLATTENING, FLATTENING_TOLERANCE)?;
    if let Some(meridian) = geographic.child("PRIMEM") {
        agree("prime meridian", meridian.number(0), 0.0, TOLERANCE)?;
    }
    match geographic.child("UNIT") {
        Some(unit) => agree("degree", unit.number(0), 1_f64.to_radians(), TOLERANCE),
        None => Ok(()),
    }
}

fn cgcs2000(name: &str) -> bool {
    let plain = plain(name);
    let short = plain.strip_prefix('d').unwrap_or(&plain);
    CGCS2000_NAMES.iter().any(|it| *it == plain || *it == short)
}

fn read_projected(projected: &Node) -> Result<GaussKruger, PrjError> {
    check_geographic(projected.child("GEOGCS").ok_or(PrjError::Missing { what: "GEOGCS" })?)?;
    check_projection(projected)?;
    let zone = zone_of_parameters(projected)?;
    check_claim("name", projected.name(), claimed_by_name(projected.name()), zone)
        .and_then(|zone| check_authority(projected, zone))
}

fn check_projection(projected: &Node) -> Result<(), PrjError> {
    let projection =
        projected.child("PROJECTION").ok_or(PrjError::Missing { what: "PROJECTION" })?;
    if !PROJECTION_NAMES.contains(&plain(projection.name()).as_str()) {
        return Err(PrjError::OtherProjection { name: projection.name().to_owned() });
    }
    for (what, expected) in
        [("Scale_Factor", 1.0), ("Latitude_Of_Origin", 0.0), ("False_Northing", 0.0)]
    {
        agree(what, parameter(projected, what).or(Some(expected)), expected, TOLERANCE)?;
    }
    match projected.child("UNIT") {
        Some(unit) => agree("metre", unit.number(0), 1.0, TOLERANCE),
        None => Ok(()),
    }
}

/// The first zone with the parameters: without a prefix, zones of three and six degrees look the same.
fn zone_of_parameters(projected: &Node) -> Result<GaussKruger, PrjError> {
    let required = |what| parameter(projected, what).ok_or(PrjError::Missing { what });
    let central_meridian_deg = required("Central_Meridian")?;
    let false_easting_m = required("False_Easting")?;
    GaussKruger::all()
        .find(|it| {
            close(it.central_meridian(), central_meridian_deg, TOLERANCE)
                && close(it.false_easting_m(), false_easting_m, TOLERANCE)
        })
        .ok_or(PrjError::UnknownZone { central_meridian_deg, false_easting_m })
}

/// The zone that a name we know stands for.
fn claimed_by_name(name: &str) -> Option<GaussKruger> {
    let name = plain(name);
    GaussKruger::all().find(|it| plain(&it.esri_name()) == name || plain(&it.name()) == name)
}

/// The EPSG code of the whole system, if the text has one, must be of the same zone.
fn check_authority(projected: &Node, zone: GaussKruger) -> Result<GaussKruger, PrjError> {
    let Some(code) = projected.child("AUTHORITY").and_then(Node::authority_code) else {
        return Ok(zone);
    };
    match GaussKruger::from_epsg(code) {
        Some(claimed) => check_claim("EPSG code", &code.to_string(), Some(claimed), zone),
        None => Err(disagreement("EPSG code", code.to_string(), zone.epsg().to_string())),
    }
}

/// Takes the claim where it has the same parameters, for it also tells three degrees from six.
fn check_claim(
    what: &'static str,
    stated: &str,
    claimed: Option<GaussKruger>,
    zone: GaussKruger,
) -> Result<GaussKruger, PrjError> {
    match claimed {
        None => Ok(zone),
        Some(it) if same_parameters(it, zone) => Ok(it),
        Some(_) => Err(disagreement(what, stated.to_owned(), zone.name())),
    }
}

fn same_parameters(one: GaussKruger, other: GaussKruger) -> bool {
    one.central_meridian_deg() == other.central_meridian_deg()
        && close(one.false_easting_m(), other.false_easting_m(), TOLERANCE)
}

fn parameter(projected: &Node, name: &str) -> Option<f64> {
    projected
        .children("PARAMETER")
        .find(|it| plain(it.name()) == plain(name))
        .and_then(|it| it.number(0))
}

fn agree(
    what: &'static str,
    stated: Option<f64>,
    expected: f64,
    tolerance: f64,
) -> Result<(), PrjError> {
    match stated {
        None => Err(PrjError::Missing { what }),
        Some(it) if close(it, expected, tolerance) => Ok(()),
        Some(it) => Err(disagreement(what, it.to_string(), expected.to_string())),
    }
}

fn disagreement(what: &'static str, stated: String, expected: String) -> PrjError {
    PrjError::ParametersDisagree { what, stated, expected }
}

fn close(one: f64, other: f64, tolerance: f64) -> bool {
    (one - other).abs() <= tolerance
}

/// A name in lower case with letters and digits only, so that `Gauss_Kruger` is `Gauss-Kruger`.
fn plain(name: &str) -> String {
    name.chars().filter(|it| it.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests;
