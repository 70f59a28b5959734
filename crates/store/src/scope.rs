//! How far an officer can see: every list and every lookup starts from it.

use identity::{County, DivisionCode};
use sea_orm::sea_query::{Cond, Expr};

use crate::dialect;

/// The divisions that whoever asks may see; what lies outside is simply not found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Every county of the database: for the system itself and its supervisors.
    Everywhere,
    /// A county, town, village or group, and what lies in it.
    Division(DivisionCode),
}

impl Scope {
    /// The one county of the scope, where it has one.
    pub fn county(&self) -> Option<County> {
        match self {
            Self::Everywhere => None,
            Self::Division(division) => Some(division.county()),
        }
    }

    /// Whether a division lies in the scope.
    pub fn contains(&self, division: &DivisionCode) -> bool {
        match self {
            Self::Everywhere => true,
            Self::Division(own) => own.contains(division),
        }
    }

    /// The rows whose column of division lies in the scope.
    pub(crate) fn condition(&self, division: Expr) -> Cond {
        match self {
            Self::Everywhere => Cond::all(),
            Self::Division(own) => within(division, own),
        }
    }
}

/// The rows whose column of division is this division or lies in it.
pub(crate) fn within(column: Expr, division: &DivisionCode) -> Cond {
    dialect::begins_with(column, division.as_str())
}

impl From<DivisionCode> for Scope {
    fn from(division: DivisionCode) -> Self {
        Self::Division(division)
    }
}

/// The county that a code begins with, as all codes but credit codes do.
pub(crate) fn county_of(code: &str) -> Option<County> {
    County::parse(code.get(..6)?).ok()
}
