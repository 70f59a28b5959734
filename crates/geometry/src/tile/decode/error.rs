//! Why bytes are no vector tile.

use crate::tile::wire::WireError;

/// Why bytes are no vector tile; messages and fields are named as in the specification.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum DecodeError {
    #[error(transparent)]
    Wire(#[from] WireError),
    #[error("field {field} of a `{message}` has another wire type than it should")]
    WireType { message: &'static str, field: u32 },
    #[error("a `{message}` has its `{field}` twice")]
    Repeated { message: &'static str, field: &'static str },
    #[error("a `{message}` has no `{field}`")]
    Missing { message: &'static str, field: &'static str },
    #[error("version {0} of the specification does not exist")]
    Version(u64),
    #[error("a layer cannot be {0} units wide")]
    Extent(u64),
    #[error("a text is not UTF-8")]
    NotUtf8,
    #[error("two layers have the name `{0}`")]
    DuplicateLayer(String),
    #[error("a `Value` holds {0} values and not one")]
    ValueCount(usize),
    #[error("field {0} of a `Value` is of no known type")]
    ValueType(u32),
    #[error("a tag has a key and no value")]
    OddTags,
    #[error("a tag names place {place} among {len} keys or values")]
    TagBeyond { place: u64, len: usize },
    #[error("geometry type {0} does not exist")]
    GeometryType(u64),
    #[error(transparent)]
    Geometry(#[from] GeometryError),
}

/// Why numbers are no geometry (specification, section 4.3).
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum GeometryError {
    #[error("a geometry has no commands")]
    Empty,
    #[error("{0} is beyond 32 bits")]
    Beyond32Bits(u64),
    #[error("command {0} does not exist")]
    UnknownCommand(u32),
    #[error("command {0} may not stand where it does")]
    Misplaced(u32),
    #[error("command {command} may not have the count {count}")]
    Count { command: u32, count: u32 },
    #[error("the numbers end before the command does")]
    Truncated,
    #[error("a point repeats the one before it")]
    RepeatedPoint,
    #[error("a ring is not closed")]
    Unclosed,
    #[error("a ring encloses nothing")]
    NoArea,
    #[error("a hole comes before its shell")]
    HoleWithoutShell,
}

impl DecodeError {
    pub(super) fn wire_type(message: &'static str, field: u32) -> Self {
        Self::WireType { message, field }
    }
}

/// Takes the content of a field that stands once.
pub(super) fn set_once<T>(
    place: &mut Option<T>,
    content: T,
    message: &'static str,
    field: &'static str,
) -> Result<(), DecodeError> {
    match place.replace(content) {
        None => Ok(()),
        Some(_) => Err(DecodeError::Repeated { message, field }),
    }
}
