//! The facts on which a settlement may turn: where one lives, works, learns and is insured, and nothing else.

mod kind;
mod proof;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

pub use kind::{FactKind, Measure};

/// 事实: something an officer has established of an applicant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub struct Fact {
    pub kind: FactKind,
    /// Whole months of what the kind measures ([`FactKind::measure`]); absent where it measures nothing, or where nobody has counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub months: Option<u16>,
}

impl Fact {
    pub fn new(kind: FactKind) -> Self {
        Self { kind, months: None }
    }

    pub fn of_months(kind: FactKind, months: u16) -> Self {
        Self { kind, months: Some(months) }
    }
}

/// What is known of one applicant; a set, so that the order in which facts come means nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Facts(BTreeSet<Fact>);

impl Facts {
    pub fn iter(&self) -> impl Iterator<Item = Fact> {
        self.0.iter().copied()
    }

    /// Whether a fact of this kind is known, of whatever length.
    pub fn has(&self, kind: FactKind) -> bool {
        self.iter().any(|it| it.kind == kind)
    }

    /// The facts and one more.
    #[must_use]
    pub fn with(mut self, fact: Fact) -> Self {
        self.0.insert(fact);
        self
    }
}

impl FromIterator<Fact> for Facts {
    fn from_iter<I: IntoIterator<Item = Fact>>(facts: I) -> Self {
        Self(facts.into_iter().collect())
    }
}
