//! The officers of the settlement book: who they are, what they may do, and what they see.

use std::collections::{BTreeMap, BTreeSet};

use identity::DivisionCode;
use serde::Deserialize;

use crate::closed::closed_list;

closed_list! {
    /// 岗位: what an officer of this book may do; none of them is a role of another book.
    Role {
        Intake = "intake", "受理", "takes in people, applications and printing";
        Approver = "approver", "审批", "decides, issues permits and enters what has happened";
    }
}

/// How many digits of a division code name the municipality (GB/T 2260).
const MUNICIPALITY_DIGITS: usize = 4;
/// What the code of a municipality ends with.
const OF_MUNICIPALITY: &str = "00";

/// What an officer sees; `None` is all of the book.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Jurisdiction(pub Option<DivisionCode>);

/// An officer of the settlement book 经办人员.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clerk {
    /// As it stands beside what the officer enters.
    pub name: String,
    pub roles: BTreeSet<Role>,
    pub jurisdiction: Jurisdiction,
}

/// An officer as a roster names them.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClerkEntry {
    pub name: String,
    pub roles: BTreeSet<Role>,
    /// What the officer sees; all of the book where it is left out.
    pub division: Option<DivisionCode>,
}

/// The officers of a service, by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clerks(BTreeMap<String, Clerk>);

/// Why a roster is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ClerksError {
    #[error("the roster of the settlement book names no officer")]
    Empty,
    #[error("`{0}` is no name that can stand in a header")]
    Name(String),
    #[error("`{0}` is named twice")]
    Twice(String),
    #[error("`{0}` has no role")]
    NoRole(String),
}

impl Jurisdiction {
    /// Whether a place is in sight; the code of a municipality (`220200`) reaches over its counties.
    pub fn contains(&self, place: &DivisionCode) -> bool {
        self.0.is_none_or(|it| place.as_str().starts_with(reach(it.as_str())))
    }
}

fn reach(code: &str) -> &str {
    match code.split_at_checked(MUNICIPALITY_DIGITS) {
        Some((municipality, OF_MUNICIPALITY)) => municipality,
        _ => code,
    }
}

impl Clerk {
    /// An officer with every role, as one has who works without a roster.
    pub fn of_every_role(name: String, jurisdiction: Jurisdiction) -> Self {
        Self { name, roles: Role::ALL.iter().copied().collect(), jurisdiction }
    }
}

impl Clerks {
    /// The officers of a roster.
    pub fn of(entries: Vec<ClerkEntry>) -> Result<Self, ClerksError> {
        if entries.is_empty() {
            return Err(ClerksError::Empty);
        }
        let mut clerks = BTreeMap::new();
        for ClerkEntry { name, roles, division } in entries {
            // The name comes in a header: blanks around it would be lost there.
            if name.is_empty() || name.trim() != name || name.chars().any(char::is_control) {
                return Err(ClerksError::Name(name));
            }
            if roles.is_empty() {
                return Err(ClerksError::NoRole(name));
            }
            let clerk = Clerk { name: name.clone(), roles, jurisdiction: Jurisdiction(division) };
            if let Some(twice) = clerks.insert(name, clerk) {
                return Err(ClerksError::Twice(twice.name));
            }
        }
        Ok(Self(clerks))
    }

    /// The officer of a name.
    pub fn clerk(&self, name: &str) -> Option<&Clerk> {
        self.0.get(name)
    }

    /// How many officers there are.
    pub fn n_clerks(&self) -> usize {
        self.0.len()
    }
}

#[cfg(test)]
mod tests {
    use identity::DivisionCode;

    use super::{ClerkEntry, Clerks, ClerksError, Jurisdiction, Role};

    fn place(code: &str) -> DivisionCode {
        DivisionCode::parse(code).unwrap()
    }

    fn entry(name: &str) -> ClerkEntry {
        ClerkEntry { name: name.to_owned(), roles: [Role::Intake].into(), division: None }
    }

    #[test]
    fn the_code_of_a_municipality_reaches_over_its_counties_and_no_further() {
        let city = Jurisdiction(Some(place("220200")));
        assert!(city.contains(&place("220202")) && city.contains(&place("220221901")));
        assert!(!city.contains(&place("220422")));
        let district = Jurisdiction(Some(place("220202")));
        assert!(district.contains(&place("220202001")) && !district.contains(&place("220203")));
        assert!(Jurisdiction(None).contains(&place("610921")));
    }

    #[test]
    fn an_officer_has_one_name_and_a_role() {
        assert_eq!(Clerks::of(vec![]), Err(ClerksError::Empty));
        let twice = Clerks::of(vec![entry("甲"), entry("甲")]);
        assert_eq!(twice, Err(ClerksError::Twice("甲".into())));
        assert_eq!(Clerks::of(vec![entry(" 甲")]), Err(ClerksError::Name(" 甲".into())));
        let idle = ClerkEntry { roles: [].into(), ..entry("甲") };
        assert_eq!(Clerks::of(vec![idle]), Err(ClerksError::NoRole("甲".into())));
        assert_eq!(Clerks::of(vec![entry("甲")]).unwrap().n_clerks(), 1);
    }
}
