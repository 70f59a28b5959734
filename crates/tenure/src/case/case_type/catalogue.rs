//! The catalogue of case types: every kind has one, and each is sound.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde::Deserialize;

use super::{CaseType, Fault, Laxer, Role, check};
use crate::case::{AdditionKind, CaseKind, Step};

/// The case types as they are delivered.
const BUILT_IN: &str = include_str!("../../../data/case-types.toml");

static CASE_TYPES: LazyLock<CaseTypes> = LazyLock::new(built_in);

/// The type of each kind of case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseTypes {
    // Invariant: every kind is in it, and each type is sound.
    types: BTreeMap<CaseKind, CaseType>,
}

/// Why case types cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum CaseTypesError {
    #[error("the case types cannot be read: {0}")]
    Unreadable(#[from] toml::de::Error),
    #[error("there is no case type for `{}`", kind.as_str())]
    Missing { kind: CaseKind },
    #[error("there are two case types for `{}`", kind.as_str())]
    Twice { kind: CaseKind },
    #[error("the case type of `{}` is unsound: {fault}", kind.as_str())]
    Unsound { kind: CaseKind, fault: Fault },
    #[error("the county's case type of `{}` is laxer: {laxer}", kind.as_str())]
    Laxer { kind: CaseKind, laxer: Laxer },
}

/// The file of case types.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// Who may take which step, where a type does not say otherwise.
    roles: BTreeMap<Step, BTreeSet<Role>>,
    /// Who may add what, where a type does not say otherwise.
    additions: BTreeMap<AdditionKind, BTreeSet<Role>>,
    case_type: Vec<CaseType>,
}

impl CaseTypes {
    /// The case types as they are delivered.
    pub fn built_in() -> &'static Self {
        &CASE_TYPES
    }

    /// Reads a whole catalogue from TOML.
    pub fn parse(text: &str) -> Result<Self, CaseTypesError> {
        let File { roles, additions, case_type: rows } = toml::from_str(text)?;
        let mut types = BTreeMap::new();
        for mut row in rows {
            for (step, roles) in &roles {
                row.roles.entry(*step).or_insert_with(|| roles.clone());
            }
            for (addition, roles) in &additions {
                row.additions.entry(*addition).or_insert_with(|| roles.clone());
            }
            let kind = row.kind;
            if types.insert(kind, row).is_some() {
                return Err(CaseTypesError::Twice { kind });
            }
        }
        Self::new(types)
    }

    /// The type of a kind.
    #[expect(clippy::expect_used, reason = "`new` lets no kind be missing")]
    pub fn get(&self, kind: CaseKind) -> &CaseType {
        self.types.get(&kind).expect("every kind has a type")
    }

    /// Every type, in the order of the kinds.
    pub fn iter(&self) -> impl Iterator<Item = &CaseType> {
        self.types.values()
    }

    pub(super) fn new(types: BTreeMap<CaseKind, CaseType>) -> Result<Self, CaseTypesError> {
        for kind in CaseKind::ALL {
            let case_type = types.get(&kind).ok_or(CaseTypesError::Missing { kind })?;
            check::sound(case_type).map_err(|fault| CaseTypesError::Unsound { kind, fault })?;
        }
        Ok(Self { types })
    }

    pub(super) fn types(&self) -> &BTreeMap<CaseKind, CaseType> {
        &self.types
    }
}

#[expect(clippy::expect_used, reason = "a test parses what is compiled in")]
fn built_in() -> CaseTypes {
    CaseTypes::parse(BUILT_IN).expect("the case types that are delivered are sound")
}
