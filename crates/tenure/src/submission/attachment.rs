//! The documents and pictures that rows refer to by a path, and what was seen of each.

use super::{Table, Text};

/// A reference from a row to one document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    pub table: Table,
    pub row: u64,
    pub field: &'static str,
    /// As the row writes it.
    pub path: String,
    /// The code of the certificate that the row belongs to.
    pub certificate_code: Option<Text>,
    pub state: AttachmentState,
}

/// What was seen of a document, from its head and its tail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AttachmentState {
    Missing,
    /// It cannot be read as what its name says it is; why, in Chinese.
    Unreadable(&'static str),
    /// A picture, with the whole number nearest to its dots per inch; `None` where it does not say.
    Picture {
        resolution_dpi: Option<u32>,
    },
    /// A document that opens, or a file of another kind, which is not looked into.
    There,
}
