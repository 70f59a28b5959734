//! The rolls of a collective as a workbook, both ways: members 成员名册 and shares 股权名册, as villages keep them.
//!
//! Villages have sheets of their own making, so a sheet is known by its headings, wherever they stand and in whatever order.
//! What a cell says wrongly is a finding that names the cell; the rest of the row is read all the same.

mod cell;
mod column;
mod finding;
mod layout;
mod read;
mod rows;
mod template;
mod write;

#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use identity::{CitizenId, Relation, Sex};
use tenure::Shares;
use tenure::membership::Ground;

pub use finding::{CellFinding, CellRule, NotRead};
pub use layout::{CellPlace, Field, Layout};
pub use read::{ReadRolls, read};
pub use rust_xlsxwriter::XlsxError;
pub use template::template;
pub use write::{Numbers, write};

/// The two rolls of a collective.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rolls {
    pub members: Vec<MemberRow>,
    pub holdings: Vec<HoldingRow>,
}

/// One of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RollKind {
    /// 成员名册
    Members,
    /// 股权名册
    Shares,
}

/// Where a row stands: the sheet, and the number of the row as the office program shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowPlace {
    pub sheet: String,
    pub row: u32,
}

/// A person as a roll names one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RollPerson {
    /// The household as the village writes it; the rows below a number belong to it until another stands there.
    pub household: Option<String>,
    pub name: String,
    /// `None` where none is given, or where the sheet masks it.
    pub identity_number: Option<CitizenId>,
}

/// A member 成员, with what the sheet says of the membership.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberRow {
    pub place: RowPlace,
    pub person: RollPerson,
    pub sex: Option<Sex>,
    pub relation: Option<Relation>,
    pub ground: Option<Ground>,
    pub first_day: Option<NaiveDate>,
}

/// A number of shares of one class 份额, with its holder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HoldingRow {
    pub place: RowPlace,
    /// `None` where the collective holds them.
    pub holder: Option<RollPerson>,
    /// As the sheet names it, such as `成员股`; the charter says what classes there are.
    pub class: String,
    pub shares: Shares,
}
