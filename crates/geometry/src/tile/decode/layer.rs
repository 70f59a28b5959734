//! Reading a layer (specification, section 4.1).

use super::{
    DecodeError, Feature,
    error::set_once,
    feature::{self, Surroundings},
};
use crate::tile::{
    EXTENT, Value,
    wire::{self, Field, fields, unzigzag},
};

const MESSAGE: &str = "Layer";

/// A layer as it was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Layer<'a> {
    pub name: &'a str,
    /// 1 or 2.
    pub version: u8,
    /// The side of the tile in tile units; 4096 if it is not written.
    pub extent: u32,
    pub keys: Vec<&'a str>,
    pub values: Vec<Value<'a>>,
    pub features: Vec<Feature>,
}

impl<'a> Layer<'a> {
    /// The keys and values of a feature of this layer.
    pub fn attributes(&self, feature: &Feature) -> impl Iterator<Item = (&'a str, Value<'a>)> {
        feature.tags.iter().filter_map(|tag| {
            Some((*self.keys.get(tag.key as usize)?, *self.values.get(tag.value as usize)?))
        })
    }
}

/// The fields of a layer, which may come in any order.
#[derive(Default)]
struct Parts<'a> {
    name: Option<&'a str>,
    version: Option<u64>,
    extent: Option<u64>,
    keys: Vec<&'a str>,
    values: Vec<Value<'a>>,
    features: Vec<&'a [u8]>,
}

pub(super) fn read(message: &[u8]) -> Result<Layer<'_>, DecodeError> {
    let mut parts = Parts::default();
    for field in fields(message) {
        parts.take(field?)?;
    }
    let missing = |field| DecodeError::Missing { message: MESSAGE, field };
    let version = version(parts.version.ok_or(missing("version"))?)?;
    let name = parts.name.ok_or(missing("name"))?;
    let extent = extent(parts.extent.unwrap_or(EXTENT.into()))?;
    let (n_keys, n_values) = (parts.keys.len(), parts.values.len());
    let surroundings = Surroundings { version, n_keys, n_values };
    let features = parts.features.iter().map(|it| feature::read(it, &surroundings));
    let features = features.collect::<Result<_, _>>()?;
    Ok(Layer { name, version, extent, keys: parts.keys, values: parts.values, features })
}

impl<'a> Parts<'a> {
    fn take(&mut self, (number, field): (u32, Field<'a>)) -> Result<(), DecodeError> {
        match (number, field) {
            (wire::layer::NAME, Field::Bytes(it)) => {
                set_once(&mut self.name, text(it)?, MESSAGE, "name")?;
            }
            (wire::layer::FEATURE, Field::Bytes(it)) => self.features.push(it),
            (wire::layer::KEY, Field::Bytes(it)) => self.keys.push(text(it)?),
            (wire::layer::VALUE, Field::Bytes(it)) => self.values.push(value(it)?),
            (wire::layer::EXTENT, Field::Number(it)) => {
                set_once(&mut self.extent, it, MESSAGE, "extent")?;
            }
            (wire::layer::VERSION, Field::Number(it)) => {
                set_once(&mut self.version, it, MESSAGE, "version")?;
            }
            (wire::layer::NAME..=wire::layer::EXTENT | wire::layer::VERSION, _) => {
                return Err(DecodeError::wire_type(MESSAGE, number));
            }
            _ => {}
        }
        Ok(())
    }
}

fn version(number: u64) -> Result<u8, DecodeError> {
    let version = u8::try_from(number).ok().filter(|it| (1..=2).contains(it));
    version.ok_or(DecodeError::Version(number))
}

fn extent(number: u64) -> Result<u32, DecodeError> {
    let extent = u32::try_from(number).ok().filter(|it| *it > 0);
    extent.ok_or(DecodeError::Extent(number))
}

fn text(bytes: &[u8]) -> Result<&str, DecodeError> {
    std::str::from_utf8(bytes).map_err(|_invalid| DecodeError::NotUtf8)
}

/// A value message holds one value, of a type that the specification knows.
fn value(message: &[u8]) -> Result<Value<'_>, DecodeError> {
    let mut n_values = 0;
    let mut value = None;
    for field in fields(message) {
        let (number, field) = field?;
        value = Some(value_of(number, field)?);
        n_values += 1;
    }
    value.filter(|_| n_values == 1).ok_or(DecodeError::ValueCount(n_values))
}

fn value_of(number: u32, field: Field<'_>) -> Result<Value<'_>, DecodeError> {
    Ok(match (number, field) {
        (wire::value::STRING, Field::Bytes(it)) => Value::String(text(it)?),
        (wire::value::FLOAT, Field::Fixed32(it)) => Value::Float(f32::from_le_bytes(it)),
        (wire::value::DOUBLE, Field::Fixed64(it)) => Value::Double(f64::from_le_bytes(it)),
        (wire::value::INT, Field::Number(it)) => Value::Int(it.cast_signed()),
        (wire::value::UINT, Field::Number(it)) => Value::Uint(it),
        (wire::value::SINT, Field::Number(it)) => Value::Sint(unzigzag(it)),
        (wire::value::BOOL, Field::Number(it)) => Value::Bool(it != 0),
        (wire::value::STRING..=wire::value::BOOL, _) => {
            return Err(DecodeError::wire_type("Value", number));
        }
        _ => return Err(DecodeError::ValueType(number)),
    })
}
