//! Why a pack is refused: in which file, which clause, which field.

use std::fmt;

use crate::lint::Finding;

/// One reason for which a pack is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackFault {
    /// The name of the file.
    pub file: String,
    /// The clause and the field, as `channels.city.conditions[1].months`; empty for the file as a whole.
    pub field: String,
    pub fault: Fault,
}

/// What is wrong with a field.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    #[error("it cannot be read: {0}")]
    Unreadable(String),
    #[error("{0}")]
    Forbidden(Finding),
    #[error("it is empty")]
    Empty,
    #[error("`{0}` stands twice")]
    Twice(String),
    #[error("there is no open question `{0}`")]
    NoSuchQuestion(String),
    #[error("there is no channel `{0}`")]
    NoSuchChannel(String),
    #[error("nothing points at this open question")]
    Unused,
    #[error("these words do not stand in the clause of the channel")]
    NotInClause,
    #[error("`{0}` counts no months that this could limit")]
    NotMeasured(&'static str),
    #[error("a condition without facts must say which question is open")]
    NothingAsked,
    #[error("this is no clause that forbids making the giving up of a right a condition")]
    NotProtective,
    #[error("the text has no protective clause, and the pack does not say so")]
    NoProtection,
    #[error("a permit is one person's and brings no relatives")]
    RelativesOfPermit,
    #[error("a channel says who may come along, or that the text does not say")]
    RelativesUnsaid,
}

impl fmt::Display for PackFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.field.as_str() {
            "" => write!(f, "{}: {}", self.file, self.fault),
            field => write!(f, "{}: {field}: {}", self.file, self.fault),
        }
    }
}

impl std::error::Error for PackFault {}
