//! GeoJSON (RFC 7946), read feature by feature from a stream.
//!
//! The `geojson` crate keeps numbers as floats; here a number is the text that stands in the file.

mod members;
mod scan;

use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::ops::Range;
use std::path::Path;

use geometry::{Coord, Crs, Outline, Patch, Ring};
use serde::Deserialize;
use serde_json::value::RawValue;
use tenure::submission::Text;

use self::members::Members;
use self::scan::{Piece, Scanner};
use super::Limits;
use super::shp::Shape;
use crate::digest::{Hashed, Sha256Digest};

/// No coordinate is written with more bytes than this.
const BYTES_PER_VERTEX: u64 = 64;

/// The properties of a feature are not longer than this.
const PROPERTIES_BYTES_MAX: u64 = 1 << 20;

const BUFFER_BYTES: usize = 1 << 17;

/// Members that give another meaning to an object of another type (RFC 7946, 7.1).
const GEOMETRY_MEMBERS: [&str; 2] = ["coordinates", "geometries"];
const FEATURE_MEMBERS: [&str; 2] = ["geometry", "properties"];

/// Why a file, or a feature of it, is no GeoJSON.
#[derive(Debug, thiserror::Error)]
pub enum GeoJsonError {
    #[error("the file cannot be read")]
    Io(#[from] io::Error),
    #[error("the text is not JSON at byte {offset}")]
    NotJson { offset: u64 },
    #[error("the value is not as it should be")]
    Json(#[from] serde_json::Error),
    #[error("the member `{0}` is missing")]
    Missing(&'static str),
    #[error("the type is `{found}`, not `{expected}`")]
    Type { expected: &'static str, found: String },
    #[error("`{0}` is no type of GeoJSON")]
    UnknownType(String),
    #[error("a {object} may not have the member `{member}`")]
    OtherMeaning { object: &'static str, member: &'static str },
    #[error("the id is neither a text nor a number")]
    Id,
    #[error("the bbox is not four or six numbers")]
    Bbox,
    #[error("a ring has fewer than four positions")]
    ShortRing,
    #[error("a ring does not end where it begins")]
    OpenRing,
    #[error("a line has fewer than two positions")]
    ShortLine,
    #[error("the coordinate system `{0}` is none of ours")]
    Crs(String),
    #[error("the feature is longer than {bytes_max} bytes")]
    TooLong { bytes_max: u64 },
    #[error("the shape has {n_vertices} vertices")]
    TooLarge { n_vertices: u64 },
}

impl GeoJsonError {
    /// What a clerk is told.
    pub fn title_zh(&self) -> String {
        match self {
            Self::Io(error) => format!("文件无法读取：{error}"),
            Self::NotJson { offset } => format!("第 {offset} 字节处不是有效的 JSON"),
            Self::Json(error) => format!("内容不符合 GeoJSON：{error}"),
            Self::Missing(member) => format!("缺少成员 {member}"),
            Self::Type { expected, found } => format!("type 是“{found}”，应为 {expected}"),
            Self::UnknownType(found) => format!("GeoJSON 没有类型“{found}”"),
            Self::OtherMeaning { object, member } => format!("{object} 不得有成员 {member}"),
            Self::Id => "要素的 id 既不是文字也不是数字".to_owned(),
            Self::Bbox => "bbox 不是四个或六个数".to_owned(),
            Self::ShortRing => "环少于四个位置".to_owned(),
            Self::OpenRing => "环没有闭合".to_owned(),
            Self::ShortLine => "线少于两个位置".to_owned(),
            Self::Crs(name) => {
                format!("坐标系“{name}”不是 2000 国家大地坐标系的经纬度或高斯-克吕格投影")
            }
            Self::TooLong { bytes_max } => format!("要素超过 {bytes_max} 字节，未读入"),
            Self::TooLarge { n_vertices } => {
                format!("图形有 {n_vertices} 个顶点，超过读取上限，未读入图形")
            }
        }
    }
}

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

/// Passes over every feature of a file once; a lone feature or geometry is a collection of one.
///
/// A feature that is none does not stop the pass; what is wrong with the whole does.
pub fn scan(
    path: &Path,
    limits: Limits,
    mut visit: impl FnMut(ScannedFeature),
) -> Result<GeoJsonScan, GeoJsonError> {
    let feature_bytes_max =
        limits.vertices_max.saturating_mul(BYTES_PER_VERTEX).saturating_add(PROPERTIES_BYTES_MAX);
    let hashed = BufReader::with_capacity(BUFFER_BYTES, Hashed::new(File::open(path)?));
    let mut scanner = Scanner::new(hashed, feature_bytes_max);
    let mut n_rows = 0;
    let root = scanner.root(|bytes, piece| {
        n_rows += 1;
        let feature = match piece {
            Piece::Whole(raw) => parse_feature(raw, limits),
            Piece::TooLong => Err(GeoJsonError::TooLong { bytes_max: feature_bytes_max }),
        };
        visit(ScannedFeature { row: n_rows, bytes, feature });
    })?;
    let digest = scanner.into_inner().into_inner().finish()?;
    let (crs, lone) = settle_root(&root, limits)?;
    if let Some(feature) = lone {
        n_rows = 1;
        visit(ScannedFeature { row: 1, bytes: 0..0, feature: Ok(feature) });
    }
    Ok(GeoJsonScan { n_rows, crs, digest })
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
    let reader = BufReader::with_capacity(BUFFER_BYTES, file.take(bytes.end - bytes.start));
    let mut scanner = Scanner::new(reader, bytes.end - bytes.start);
    let mut row = first_row;
    scanner.elements(|_, piece| {
        if let Piece::Whole(raw) = piece {
            each(row, parse_feature(raw, limits));
        }
        row += 1;
    })
}

/// Looks at what stands beside the features, or at the lone feature or geometry that the file is.
fn settle_root(
    root: &scan::Root,
    limits: Limits,
) -> Result<(Option<Crs>, Option<Feature>), GeoJsonError> {
    let members = Members::parse(&root.rest)?;
    check_bbox(&members)?;
    let kind = members.text("type")?.ok_or(GeoJsonError::Missing("type"))?;
    let crs = members.get("crs").map(crs_of).transpose()?.flatten();
    match (kind.as_str(), root.has_features) {
        ("FeatureCollection", true) => {
            forbid("FeatureCollection", &members, &GEOMETRY_MEMBERS)?;
            forbid("FeatureCollection", &members, &FEATURE_MEMBERS)?;
            Ok((crs, None))
        }
        ("FeatureCollection", false) => Err(GeoJsonError::Missing("features")),
        ("Feature", false) => Ok((crs, Some(feature_of(&members, limits)?))),
        ("Feature", true) => {
            Err(GeoJsonError::OtherMeaning { object: "Feature", member: "features" })
        }
        (_, true) => Err(GeoJsonError::Type { expected: "FeatureCollection", found: kind.into() }),
        (_, false) => {
            let (shape, too_large) = shape_of(&members, limits)?;
            Ok((crs, Some(Feature { shape, too_large, ..Feature::default() })))
        }
    }
}

fn forbid(
    object: &'static str,
    members: &Members<'_>,
    forbidden: &[&'static str],
) -> Result<(), GeoJsonError> {
    match forbidden.iter().find(|it| members.get(it).is_some()) {
        Some(member) => Err(GeoJsonError::OtherMeaning { object, member }),
        None => Ok(()),
    }
}

fn parse_feature(raw: &[u8], limits: Limits) -> Result<Feature, GeoJsonError> {
    let members = Members::parse(raw)?;
    let kind = members.text("type")?.ok_or(GeoJsonError::Missing("type"))?;
    if kind != "Feature" {
        return Err(GeoJsonError::Type { expected: "Feature", found: kind.into() });
    }
    feature_of(&members, limits)
}

fn feature_of(members: &Members<'_>, limits: Limits) -> Result<Feature, GeoJsonError> {
    forbid("Feature", members, &GEOMETRY_MEMBERS)?;
    forbid("Feature", members, &["features"])?;
    check_bbox(members)?;
    let geometry = members.get("geometry").ok_or(GeoJsonError::Missing("geometry"))?;
    let properties = members.get("properties").ok_or(GeoJsonError::Missing("properties"))?;
    let id = members.get("id").map(id_of).transpose()?;
    let (shape, too_large) = match geometry.get() {
        "null" => (Shape::None, None),
        raw => shape_of(&Members::parse(raw.as_bytes())?, limits)?,
    };
    let properties = match properties.get() {
        "null" => Vec::new(),
        raw => Members::parse(raw.as_bytes())?.texts()?,
    };
    Ok(Feature { id, properties, shape, too_large })
}

fn id_of(raw: &RawValue) -> Result<Text, GeoJsonError> {
    let raw = raw.get();
    if raw.starts_with('"') {
        return Ok(serde_json::from_str(raw)?);
    }
    if raw.starts_with(|it: char| it == '-' || it.is_ascii_digit()) {
        return Ok(Text::from(raw));
    }
    Err(GeoJsonError::Id)
}

fn check_bbox(members: &Members<'_>) -> Result<(), GeoJsonError> {
    let Some(raw) = members.get("bbox") else { return Ok(()) };
    let sides: Vec<f64> =
        serde_json::from_str(raw.get()).map_err(|_not_numbers| GeoJsonError::Bbox)?;
    if matches!(sides.len(), 4 | 6) { Ok(()) } else { Err(GeoJsonError::Bbox) }
}

/// The named system of the GeoJSON of 2008, which RFC 7946 has dropped and surveys in metres still need.
fn crs_of(raw: &RawValue) -> Result<Option<Crs>, GeoJsonError> {
    #[derive(Deserialize)]
    struct Named {
        properties: Properties,
    }
    #[derive(Deserialize)]
    struct Properties {
        name: String,
    }
    if raw.get() == "null" {
        return Ok(None);
    }
    let Ok(named) = serde_json::from_str::<Named>(raw.get()) else {
        return Err(GeoJsonError::Crs(raw.get().chars().take(80).collect()));
    };
    let name = named.properties.name;
    if name.ends_with("CRS84") {
        return Ok(None);
    }
    let code = name.rsplit(':').next().and_then(|it| it.parse().ok());
    let epsg = name.to_ascii_uppercase().contains("EPSG");
    match code.filter(|_| epsg).and_then(Crs::from_epsg) {
        Some(crs) => Ok(Some(crs)),
        None => Err(GeoJsonError::Crs(name)),
    }
}

/// A position, of which the height and whatever follows is not kept.
struct Position(Coord);

impl<'de> Deserialize<'de> for Position {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(members::PositionVisitor).map(Self)
    }
}

type Positions = Vec<Position>;

fn shape_of(members: &Members<'_>, limits: Limits) -> Result<(Shape, Option<u64>), GeoJsonError> {
    let kind = members.text("type")?.ok_or(GeoJsonError::Missing("type"))?;
    forbid("geometry", members, &FEATURE_MEMBERS)?;
    forbid("geometry", members, &["features"])?;
    check_bbox(members)?;
    let raw = |member| members.get(member).map(RawValue::get).ok_or(GeoJsonError::Missing(member));
    let shape = match kind.as_str() {
        "Point" => Shape::Point(serde_json::from_str::<Position>(raw("coordinates")?)?.0),
        "MultiPoint" => Shape::Points(path(serde_json::from_str(raw("coordinates")?)?)),
        "LineString" => Shape::Lines(vec![line(serde_json::from_str(raw("coordinates")?)?)?]),
        "MultiLineString" => {
            let lines: Vec<Positions> = serde_json::from_str(raw("coordinates")?)?;
            Shape::Lines(lines.into_iter().map(line).collect::<Result<_, _>>()?)
        }
        "Polygon" => {
            let rings: Vec<Positions> = serde_json::from_str(raw("coordinates")?)?;
            outline(vec![rings])?
        }
        "MultiPolygon" => outline(serde_json::from_str(raw("coordinates")?)?)?,
        "GeometryCollection" => {
            // A register has no use for a mixture; it is looked through, and the row has no shape.
            let geometries: Vec<&RawValue> = serde_json::from_str(raw("geometries")?)?;
            for geometry in geometries {
                shape_of_member(geometry, limits)?;
            }
            Shape::None
        }
        _ => return Err(GeoJsonError::UnknownType(kind.into())),
    };
    let n_vertices = match &shape {
        Shape::Outline(outline) => outline.n_vertices() as u64,
        Shape::Lines(lines) => lines.iter().map(|it| it.len() as u64).sum(),
        Shape::None | Shape::Point(_) | Shape::Points(_) => 0,
    };
    Ok(if n_vertices > limits.vertices_max {
        (Shape::None, Some(n_vertices))
    } else {
        (shape, None)
    })
}

/// A geometry of a collection; collections inside of collections are refused, which also bounds the depth.
fn shape_of_member(raw: &RawValue, limits: Limits) -> Result<(), GeoJsonError> {
    let members = Members::parse(raw.get().as_bytes())?;
    if members.text("type")?.as_deref() == Some("GeometryCollection") {
        return Err(GeoJsonError::Type {
            expected: "geometry",
            found: "GeometryCollection".to_owned(),
        });
    }
    shape_of(&members, limits).map(|_| ())
}

fn path(positions: Positions) -> Vec<Coord> {
    positions.into_iter().map(|it| it.0).collect()
}

fn line(positions: Positions) -> Result<Vec<Coord>, GeoJsonError> {
    if positions.len() < 2 { Err(GeoJsonError::ShortLine) } else { Ok(path(positions)) }
}

fn outline(polygons: Vec<Vec<Positions>>) -> Result<Shape, GeoJsonError> {
    let patches = polygons.into_iter().map(patch).collect::<Result<_, _>>()?;
    Ok(Shape::Outline(Outline { patches }))
}

fn patch(rings: Vec<Positions>) -> Result<Patch, GeoJsonError> {
    let mut rings = rings.into_iter().map(ring);
    let exterior = rings.next().transpose()?.unwrap_or_default();
    Ok(Patch { exterior, interiors: rings.collect::<Result<_, _>>()? })
}

fn ring(positions: Positions) -> Result<Ring, GeoJsonError> {
    if positions.len() < 4 {
        return Err(GeoJsonError::ShortRing);
    }
    let ring = Ring(path(positions));
    if ring.closed() { Ok(ring) } else { Err(GeoJsonError::OpenRing) }
}

#[cfg(test)]
mod tests;
