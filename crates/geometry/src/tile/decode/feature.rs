//! Reading a feature (specification, section 4.2).

use super::{DecodeError, Geometry, GeometryError, error::set_once, geometry};
use crate::tile::{
    layer::UNKNOWN,
    wire::{self, Field, fields, varints},
};

const MESSAGE: &str = "Feature";

/// A feature as it was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Feature {
    pub id: Option<u64>,
    pub tags: Vec<Tag>,
    pub geometry: Geometry,
}

/// An attribute: places among the keys and the values of the layer, both of which exist.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Tag {
    pub key: u32,
    pub value: u32,
}

/// What a feature must know of its layer.
pub(super) struct Surroundings {
    pub(super) version: u8,
    pub(super) n_keys: usize,
    pub(super) n_values: usize,
}

#[derive(Default)]
struct Parts<'a> {
    id: Option<u64>,
    tags: Option<&'a [u8]>,
    kind: Option<u64>,
    geometry: Option<&'a [u8]>,
}

pub(super) fn read(message: &[u8], layer: &Surroundings) -> Result<Feature, DecodeError> {
    let mut parts = Parts::default();
    for field in fields(message) {
        parts.take(field?)?;
    }
    // Writers leave out what is the default, and the type's default is the unknown one.
    let kind = parts.kind.unwrap_or(UNKNOWN);
    let missing = DecodeError::Missing { message: MESSAGE, field: "geometry" };
    let commands = numbers(parts.geometry.ok_or(missing)?)?;
    let tags = tags(parts.tags.unwrap_or_default(), layer)?;
    Ok(Feature { id: parts.id, tags, geometry: geometry::read(kind, commands, layer.version)? })
}

impl<'a> Parts<'a> {
    fn take(&mut self, (number, field): (u32, Field<'a>)) -> Result<(), DecodeError> {
        match (number, field) {
            (wire::feature::ID, Field::Number(it)) => set_once(&mut self.id, it, MESSAGE, "id"),
            (wire::feature::TAGS, Field::Bytes(it)) => {
                set_once(&mut self.tags, it, MESSAGE, "tags")
            }
            (wire::feature::KIND, Field::Number(it)) => {
                set_once(&mut self.kind, it, MESSAGE, "type")
            }
            (wire::feature::GEOMETRY, Field::Bytes(it)) => {
                set_once(&mut self.geometry, it, MESSAGE, "geometry")
            }
            (wire::feature::ID..=wire::feature::GEOMETRY, _) => {
                Err(DecodeError::wire_type(MESSAGE, number))
            }
            _ => Ok(()),
        }
    }
}

fn numbers(packed: &[u8]) -> Result<Vec<u32>, DecodeError> {
    let narrow = |it| u32::try_from(it).map_err(|_wide| GeometryError::Beyond32Bits(it).into());
    varints(packed).map(|it| it.map_err(DecodeError::from).and_then(narrow)).collect()
}

fn tags(packed: &[u8], layer: &Surroundings) -> Result<Vec<Tag>, DecodeError> {
    let mut places = varints(packed);
    let mut tags = Vec::new();
    while let Some(key) = places.next() {
        let value = places.next().ok_or(DecodeError::OddTags)?;
        tags.push(Tag { key: place(key?, layer.n_keys)?, value: place(value?, layer.n_values)? });
    }
    Ok(tags)
}

fn place(place: u64, len: usize) -> Result<u32, DecodeError> {
    let known = u32::try_from(place).ok().filter(|it| (*it as usize) < len);
    known.ok_or(DecodeError::TagBeyond { place, len })
}
