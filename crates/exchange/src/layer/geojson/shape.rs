//! The geometry objects of GeoJSON (RFC 7946, 3.1).

use std::fmt;

use geometry::{Coord, Outline, Patch, Ring};
use serde::de::{Deserialize, Deserializer, Error as _, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::members::Members;
use super::value::{Misplaced, Value};
use super::{FEATURE_MEMBERS, GeoJsonError, check_bbox};
use crate::layer::{Shape, ShapeKind};

/// What is wrong with coordinates, and the way to it through their arrays.
type Within = (Vec<usize>, GeoJsonError);

type Positions = Vec<Position>;

/// The shape that a geometry object is.
pub(super) fn shape_of(members: &Members<'_>) -> Result<Shape, Misplaced> {
    let (kind, said) = members.kind()?;
    members.forbid("geometry", &FEATURE_MEMBERS)?;
    members.forbid("geometry", &["features"])?;
    check_bbox(members)?;
    if kind == "GeometryCollection" {
        return collection(members.require("geometries")?);
    }
    let known = ["Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon"];
    if !known.contains(&kind.as_str()) {
        return Err(said.wrong(GeoJsonError::UnknownType(kind.into())));
    }
    let coordinates = members.require("coordinates")?;
    // RFC 7946, 3.1: a geometry with empty coordinates may be read as none.
    if coordinates.raw.strip_prefix('[').is_some_and(|it| it.trim_start() == "]") {
        return Ok(Shape::None);
    }
    coordinates_of(&kind, coordinates)
}

fn coordinates_of(kind: &str, coordinates: Value<'_>) -> Result<Shape, Misplaced> {
    let placed = |(way, error): Within| coordinates.within(&way).wrong(error);
    match kind {
        "Point" => Ok(Shape::Point(coordinates.read::<Position>()?.0)),
        "MultiPoint" => Ok(Shape::Points(path(coordinates.read()?))),
        "LineString" => Ok(Shape::Lines(vec![line(coordinates.read()?).map_err(placed)?])),
        "MultiLineString" => each(coordinates.read()?, line).map(Shape::Lines).map_err(placed),
        "Polygon" => {
            let patch = patch(coordinates.read()?).map_err(placed)?;
            Ok(Shape::Outline(Outline { patches: vec![patch] }))
        }
        _ => {
            let patches = each(coordinates.read()?, patch).map_err(placed)?;
            Ok(Shape::Outline(Outline { patches }))
        }
    }
}

/// A register has no use for a mixture; it is looked through and only said to be one.
fn collection(geometries: Value<'_>) -> Result<Shape, Misplaced> {
    for geometry in geometries.read::<Vec<&RawValue>>()? {
        let members = Members::parse(geometries.part(geometry))?;
        let (kind, said) = members.kind()?;
        // The standard advises against collections inside of collections; refusing them bounds the depth.
        if kind == "GeometryCollection" {
            let expected = "geometry";
            return Err(said.wrong(GeoJsonError::Type { expected, found: kind.into() }));
        }
        shape_of(&members)?;
    }
    Ok(Shape::Other(ShapeKind::Mixture))
}

fn each<T, U>(pieces: Vec<T>, one: impl Fn(T) -> Result<U, Within>) -> Result<Vec<U>, Within> {
    let placed = |index: usize| {
        move |(mut way, error): Within| {
            way.insert(0, index);
            (way, error)
        }
    };
    pieces.into_iter().enumerate().map(|(index, it)| one(it).map_err(placed(index))).collect()
}

fn path(positions: Positions) -> Vec<Coord> {
    positions.into_iter().map(|it| it.0).collect()
}

fn line(positions: Positions) -> Result<Vec<Coord>, Within> {
    if positions.len() < 2 {
        return Err((Vec::new(), GeoJsonError::ShortLine));
    }
    Ok(path(positions))
}

fn patch(rings: Vec<Positions>) -> Result<Patch, Within> {
    let mut rings = each(rings, ring)?.into_iter();
    let exterior = rings.next().unwrap_or_default();
    Ok(Patch { exterior, interiors: rings.collect() })
}

fn ring(positions: Positions) -> Result<Ring, Within> {
    if positions.len() < 4 {
        return Err((Vec::new(), GeoJsonError::ShortRing));
    }
    let ring = Ring(path(positions));
    if ring.closed() { Ok(ring) } else { Err((Vec::new(), GeoJsonError::OpenRing)) }
}

/// A position, of which the height and whatever follows is not kept.
struct Position(Coord);

impl<'de> Deserialize<'de> for Position {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(PositionVisitor).map(Self)
    }
}

/// Two numbers, and any that follow.
struct PositionVisitor;

impl<'de> Visitor<'de> for PositionVisitor {
    type Value = Coord;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a position of two or more numbers")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Coord, A::Error> {
        let x = seq.next_element()?.ok_or_else(|| A::Error::invalid_length(0, &self))?;
        let y = seq.next_element()?.ok_or_else(|| A::Error::invalid_length(1, &self))?;
        while seq.next_element::<f64>()?.is_some() {}
        Ok(Coord { x, y })
    }
}
