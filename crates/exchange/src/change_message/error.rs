//! Why a change message cannot be read or written.

use tenure::change_message::{BusinessCodeError, SerialError};

/// Why a change message cannot be read or written; the line is that of the file, from 1.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MessageError {
    #[error("a message has {limit} bytes at most, and this one has {found}")]
    TooLarge { found: usize, limit: usize },
    #[error("the message is not UTF-8")]
    Encoding,
    #[error("line {line}: {reason}")]
    Xml { line: u64, reason: &'static str },
    #[error("line {line}: `{found}` stands where `{expected}` should")]
    Element { line: u64, expected: &'static str, found: String },
    #[error("line {line}: `{element}` has no `{field}`")]
    Missing { line: u64, element: String, field: &'static str },
    #[error("line {line}: `{element}` has a field `{field}` that its table does not have")]
    UnknownField { line: u64, element: String, field: String },
    /// The value is not said, since it may be personal.
    #[error("line {line}: the field `{field}` cannot be read")]
    Value { line: u64, field: &'static str },
    #[error("line {line}: {source}")]
    Code { line: u64, source: BusinessCodeError },
    #[error("line {line}: {field}: {source}")]
    Serial { line: u64, field: &'static str, source: SerialError },
    #[error("line {line}: `{element}` is no table of a change message")]
    UnknownTable { line: u64, element: String },
    #[error("line {line}: `{element}` says the operation {said}, and the states say {found}")]
    Operation { line: u64, element: String, said: String, found: &'static str },
    #[error("a text holds the character U+{0:04X}, which XML cannot say")]
    Character(u32),
}
