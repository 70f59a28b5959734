//! The values of attributes, with the types that a vector tile tells apart.

use std::hash::{Hash, Hasher};

use super::wire;

/// A value as a vector tile knows it (specification, section 4.1).
///
/// Floats are the same when their bits are: `NaN` equals itself, and the two zeros differ.
#[derive(Clone, Copy, Debug)]
pub enum Value<'a> {
    String(&'a str),
    Float(f32),
    Double(f64),
    /// A whole number that is written as `int64`, ten bytes long when it is negative.
    Int(i64),
    Uint(u64),
    /// A whole number that is written as `sint64`, short when it is near zero.
    Sint(i64),
    Bool(bool),
}

impl<'a> Value<'a> {
    /// Writes the fields of a `Value` message.
    pub(super) fn write(self, bytes: &mut Vec<u8>) {
        match self {
            Self::String(it) => wire::write_bytes(bytes, wire::value::STRING, it.as_bytes()),
            Self::Float(it) => {
                wire::write_key(bytes, wire::value::FLOAT, wire::FIXED_32);
                bytes.extend(it.to_le_bytes());
            }
            Self::Double(it) => {
                wire::write_key(bytes, wire::value::DOUBLE, wire::FIXED_64);
                bytes.extend(it.to_le_bytes());
            }
            Self::Int(it) => wire::write_number(bytes, wire::value::INT, it.cast_unsigned()),
            Self::Uint(it) => wire::write_number(bytes, wire::value::UINT, it),
            Self::Sint(it) => wire::write_number(bytes, wire::value::SINT, wire::zigzag(it)),
            Self::Bool(it) => wire::write_number(bytes, wire::value::BOOL, it.into()),
        }
    }

    /// The field that it is written to, its bits, and its text.
    fn identity(self) -> (u32, u64, &'a str) {
        match self {
            Self::String(it) => (wire::value::STRING, 0, it),
            Self::Float(it) => (wire::value::FLOAT, it.to_bits().into(), ""),
            Self::Double(it) => (wire::value::DOUBLE, it.to_bits(), ""),
            Self::Int(it) => (wire::value::INT, it.cast_unsigned(), ""),
            Self::Uint(it) => (wire::value::UINT, it, ""),
            Self::Sint(it) => (wire::value::SINT, it.cast_unsigned(), ""),
            Self::Bool(it) => (wire::value::BOOL, it.into(), ""),
        }
    }
}

impl PartialEq for Value<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.identity() == other.identity()
    }
}

impl Eq for Value<'_> {}

impl Hash for Value<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.identity().hash(state);
    }
}
