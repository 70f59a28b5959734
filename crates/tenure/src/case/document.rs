//! The documents that a case is given.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What a document is for 材料类型, as the checklist of a case type names it, such as `application` or `decision`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DocumentRole(pub String);

/// A document of a case: its bytes are kept elsewhere, under their digest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseDocument {
    pub role: DocumentRole,
    /// The title as it stands on it.
    pub title: String,
    /// The day that it bears; `None` where it bears none.
    pub day: Option<NaiveDate>,
    /// SHA-256 of the bytes, in lower-case hexadecimal digits.
    pub sha256: String,
}
