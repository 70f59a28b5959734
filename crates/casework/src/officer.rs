//! Who does what is done: an officer with a division.

use store::Scope;

/// An officer 经办人员, who sees one division and answers for what is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Officer {
    /// As it stands beside the acts.
    pub name: String,
    pub scope: Scope,
}
