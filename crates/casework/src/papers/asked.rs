//! Which paper is asked for.

use tenure::case::PaperKind;

/// A paper of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperAsked {
    pub kind: PaperKind,
    /// What it is about, as the list of papers says it; may be left out where there is only one.
    pub subject: Option<String>,
}
