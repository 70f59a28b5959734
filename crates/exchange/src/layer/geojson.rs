//! GeoJSON (RFC 7946), read feature by feature from a stream.
//!
//! The `geojson` crate keeps numbers as floats; here a number is the text that stands in the file.

mod error;
mod members;
mod scan;
mod shape;
mod value;

use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom};
use std::ops::Range;
use std::path::Path;

use geometry::Crs;
use serde::Deserialize;
use tenure::submission::Text;

pub use self::error::GeoJsonError;
use self::members::Members;
use self::scan::{Piece, Root, Scanner};
use self::shape::shape_of;
use self::value::{Misplaced, Value, pointer_at};
use super::Limits;
use super::shp::Shape;
use crate::digest::{Hashed, Sha256Digest};

/// No coordinate is written with more bytes than this.
const BYTES_PER_VERTEX: u64 = 64;

/// The properties of a feature are not longer than this.
const PROPERTIES_BYTES_MAX: u64 = 1 << 20;

/// So many properties of different names are told apart; SQLite allows no more columns than this either.
pub(super) const PROPERTIES_MAX: usize = 2000;

const BUFFER_BYTES: usize = 1 << 17;

/// Members that give another meaning to an object of another type (RFC 7946, 7.1).
const GEOMETRY_MEMBERS: [&str; 2] = ["coordinates", "geometries"];
const FEATURE_MEMBERS: [&str; 2] = ["geometry", "properties"];

/// A feature: its id, its properties as texts, its shape or why it has none that can be read.
#[derive(Debug, Default)]
pub struct Feature {
    pub id: Option<Text>,
    pub properties: Vec<(Text, Option<Text>)>,
    pub shape: Shape,
    /// The shape had too many vertices and was left out.
    pub too_large: Option<u64>,
}

impl Feature {
    /// The value of a property, whatever the case of its name.
    pub fn property(&self, name: &str) -> Option<&Text> {
        self.properties.iter().find(|(it, _)| it.eq_ignore_ascii_case(name))?.1.as_ref()
    }

    /// Takes a shape, unless it has too many vertices.
    fn with(self, shape: Shape, limits: Limits) -> Self {
        let n_vertices = shape.n_vertices();
        if n_vertices > limits.vertices_max {
            return Self { too_large: Some(n_vertices), ..self };
        }
        Self { shape, ..self }
    }
}

/// A feature as the scan passes it.
#[derive(Debug)]
pub struct ScannedFeature {
    /// From 1.
    pub row: u64,
    pub bytes: Range<u64>,
    pub feature: Result<Feature, GeoJsonError>,
}

/// What one pass over a file found.
#[derive(Clone, Debug)]
pub struct GeoJsonScan {
    pub n_rows: u64,
    /// The coordinate system that the file names; `None` where it names none, which is WGS 84 by the standard.
    pub crs: Option<Crs>,
    pub digest: Sha256Digest,
}

/// What one pass over a file found, its system by the name that the file gives it.
pub(super) struct NamedScan {
    pub(super) n_rows: u64,
    pub(super) crs: Option<String>,
    digest: Sha256Digest,
}

/// Passes over every feature of a file once; a lone feature or geometry is a collection of one.
///
/// A feature that is none does not stop the pass; what is wrong with the whole does, also a system that is none of ours.
pub fn scan(
    path: &Path,
    limits: Limits,
    visit: impl FnMut(ScannedFeature),
) -> Result<GeoJsonScan, GeoJsonError> {
    let NamedScan { n_rows, crs, digest } = scan_any_crs(path, limits, visit)?;
    let crs = match crs {
        Some(name) => Some(crs_of_name(&name).ok_or(GeoJsonError::Crs(name))?),
        None => None,
    };
    Ok(GeoJsonScan { n_rows, crs, digest })
}

/// As [`scan`], whatever the system is.
pub(super) fn scan_any_crs(
    path: &Path,
    limits: Limits,
    mut visit: impl FnMut(ScannedFeature),
) -> Result<NamedScan, GeoJsonError> {
    let feature_bytes_max =
        limits.vertices_max.saturating_mul(BYTES_PER_VERTEX).saturating_add(PROPERTIES_BYTES_MAX);
    let hashed = BufReader::with_capacity(BUFFER_BYTES, Hashed::new(File::open(path)?));
    let mut scanner = Scanner::new(hashed, feature_bytes_max);
    let mut n_rows = 0;
    let root = scanner.root(|bytes, piece| {
        n_rows += 1;
        let feature = feature_of_piece(n_rows, bytes.start, piece, feature_bytes_max, limits);
        visit(ScannedFeature { row: n_rows, bytes, feature });
    })?;
    let digest = scanner.into_inner().into_inner().finish()?;
    let (crs, lone) = settle_root(&root, limits).map_err(|it| GeoJsonError::At {
        pointer: pointer_at(&root.rest, it.offset),
        offset: root.place(it.offset),
        error: Box::new(it.error),
    })?;
    if let Some(feature) = lone {
        n_rows = 1;
        visit(ScannedFeature { row: 1, bytes: 0..0, feature: Ok(feature) });
    }
    Ok(NamedScan { n_rows, crs, digest })
}

/// Reads the features of a run of bytes that a scan passed.
pub fn read_run(
    file: &File,
    first_row: u64,
    bytes: Range<u64>,
    limits: Limits,
    mut each: impl FnMut(u64, Result<Feature, GeoJsonError>),
) -> Result<(), GeoJsonError> {
    let mut file = file;
    file.seek(SeekFrom::Start(bytes.start))?;
    let bytes_max = bytes.end - bytes.start;
    let reader = BufReader::with_capacity(BUFFER_BYTES, file.take(bytes_max));
    let mut scanner = Scanner::new(reader, bytes_max);
    let mut row = first_row;
    scanner.elements(|within, piece| {
        each(row, feature_of_piece(row, bytes.start + within.start, piece, bytes_max, limits));
        row += 1;
    })
}

/// The feature that a piece of a file is; `at` is where the piece begins.
fn feature_of_piece(
    row: u64,
    at: u64,
    piece: Piece<'_>,
    bytes_max: u64,
    limits: Limits,
) -> Result<Feature, GeoJsonError> {
    let Piece::Whole(raw) = piece else { return Err(GeoJsonError::TooLong { bytes_max }) };
    parse_feature(raw, limits).map_err(|it| GeoJsonError::At {
        pointer: format!("/features/{}{}", row - 1, pointer_at(raw, it.offset)),
        offset: at + it.offset as u64,
        error: Box::new(it.error),
    })
}

/// Looks at what stands beside the features, or at the lone feature or geometry that the file is.
fn settle_root(
    root: &Root,
    limits: Limits,
) -> Result<(Option<String>, Option<Feature>), Misplaced> {
    let members = Members::parse(Value::of(&root.rest)?)?;
    check_bbox(&members)?;
    let (kind, said) = members.kind()?;
    let crs = members.get("crs").map(crs_name).transpose()?.flatten();
    match (kind.as_str(), root.has_features) {
        ("FeatureCollection", true) => {
            members.forbid("FeatureCollection", &GEOMETRY_MEMBERS)?;
            members.forbid("FeatureCollection", &FEATURE_MEMBERS)?;
            Ok((crs, None))
        }
        ("FeatureCollection", false) => match members.require("features") {
            Ok(other) => Err(other.wrong(GeoJsonError::Value("not an array".to_owned()))),
            Err(missing) => Err(missing),
        },
        ("Feature", false) => Ok((crs, Some(feature_of(&members, limits)?))),
        ("Feature", true) => {
            Err(said.wrong(GeoJsonError::OtherMeaning { object: "Feature", member: "features" }))
        }
        (_, true) => {
            let expected = "FeatureCollection";
            Err(said.wrong(GeoJsonError::Type { expected, found: kind.into() }))
        }
        (_, false) => Ok((crs, Some(Feature::default().with(shape_of(&members)?, limits)))),
    }
}

fn parse_feature(raw: &[u8], limits: Limits) -> Result<Feature, Misplaced> {
    let members = Members::parse(Value::of(raw)?)?;
    let (kind, said) = members.kind()?;
    if kind != "Feature" {
        return Err(said.wrong(GeoJsonError::Type { expected: "Feature", found: kind.into() }));
    }
    feature_of(&members, limits)
}

fn feature_of(members: &Members<'_>, limits: Limits) -> Result<Feature, Misplaced> {
    members.forbid("Feature", &GEOMETRY_MEMBERS)?;
    members.forbid("Feature", &["features"])?;
    check_bbox(members)?;
    let geometry = members.require("geometry")?;
    let properties = members.require("properties")?;
    let id = members.get("id").map(id_of).transpose()?;
    let shape =
        if geometry.is_null() { Shape::None } else { shape_of(&Members::parse(geometry)?)? };
    let properties = if properties.is_null() { Vec::new() } else { texts_of(properties)? };
    Ok(Feature { id, properties, ..Feature::default() }.with(shape, limits))
}

fn texts_of(properties: Value<'_>) -> Result<Vec<(Text, Option<Text>)>, Misplaced> {
    let texts = Members::parse(properties)?.texts()?;
    if texts.len() > PROPERTIES_MAX {
        return Err(properties.wrong(GeoJsonError::TooManyProperties { max: PROPERTIES_MAX }));
    }
    Ok(texts)
}

fn id_of(id: Value<'_>) -> Result<Text, Misplaced> {
    if id.raw.starts_with('"') {
        return id.read();
    }
    if id.raw.starts_with(|it: char| it == '-' || it.is_ascii_digit()) {
        return Ok(Text::from(id.raw));
    }
    Err(id.wrong(GeoJsonError::Id))
}

fn check_bbox(members: &Members<'_>) -> Result<(), Misplaced> {
    let Some(bbox) = members.get("bbox") else { return Ok(()) };
    let sides: Vec<f64> = bbox.read().map_err(|_not_numbers| bbox.wrong(GeoJsonError::Bbox))?;
    if matches!(sides.len(), 4 | 6) { Ok(()) } else { Err(bbox.wrong(GeoJsonError::Bbox)) }
}

/// The named system of the GeoJSON of 2008, which RFC 7946 has dropped and surveys in metres still need.
///
/// `None` is the standard's own, longitude and latitude on WGS 84.
fn crs_name(crs: Value<'_>) -> Result<Option<String>, Misplaced> {
    #[derive(Deserialize)]
    struct Named {
        properties: Properties,
    }
    #[derive(Deserialize)]
    struct Properties {
        name: String,
    }
    if crs.is_null() {
        return Ok(None);
    }
    let Ok(named) = crs.read::<Named>() else {
        return Err(crs.wrong(GeoJsonError::Crs(crs.raw.chars().take(80).collect())));
    };
    let name = named.properties.name;
    Ok((!name.ends_with("CRS84")).then_some(name))
}

/// The number in a name such as `urn:ogc:def:crs:EPSG::4530` or `EPSG:4530`.
pub(super) fn epsg_of_name(name: &str) -> Option<u16> {
    let code = name.rsplit(':').next().and_then(|it| it.parse().ok());
    code.filter(|_| name.to_ascii_uppercase().contains("EPSG"))
}

fn crs_of_name(name: &str) -> Option<Crs> {
    epsg_of_name(name).and_then(Crs::from_epsg)
}

#[cfg(test)]
mod corpus_tests;
#[cfg(test)]
mod tests;
