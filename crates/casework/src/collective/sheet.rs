//! What a village officer's sheet says of members and shares, held against the register: what is wrong with it, and what may be asked for with it.
//!
//! Nothing is written: what the sheet becomes is handed in as an application like any other.

mod found;
mod holdings;
mod members;
mod people;

use chrono::NaiveDate;
use identity::{CitizenId, Relation, Sex};
use store::Store;
use tenure::Shares;
use tenure::case::{Role, Step};
use tenure::collective::{MemberAsked, QuantificationAsked, RollAsked};
use tenure::membership::Ground;

use super::apply::{check_role, county_of};
use super::book::{self, Book};
use crate::case::Occasion;
use crate::{Officer, Refused};

pub use found::{SheetField, SheetFinding, SheetPlace, SheetRule};
use people::People;

/// Somebody as a sheet names them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonSaid {
    /// The code of the household, or whatever number the village gives it.
    pub household: Option<String>,
    pub name: String,
    pub identity_number: Option<CitizenId>,
}

/// A row of members.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberSaid {
    pub person: PersonSaid,
    pub sex: Option<Sex>,
    pub relation: Option<Relation>,
    pub ground: Option<Ground>,
    pub first_day: Option<NaiveDate>,
}

/// A row of shares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HoldingSaid {
    /// `None` where the collective holds them.
    pub holder: Option<PersonSaid>,
    /// By its name, or as the register knows it.
    pub class: String,
    pub shares: Shares,
}

/// A workbook's rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetSaid {
    pub members: Vec<MemberSaid>,
    pub holdings: Vec<HoldingSaid>,
}

/// What may be asked for with a sheet.
#[derive(Clone, Debug, PartialEq)]
pub enum Proposal {
    /// 成员名册的新版本, of a collective that is registered
    RollVersion(RollAsked),
    /// The members of a registration 组织登记 that is still to come; its other fields are the officer's.
    Registration(Vec<MemberAsked>),
    /// 份额量化; the decision comes with the application.
    Quantification(QuantificationAsked),
}

/// A sheet held against the register.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SheetChecked {
    pub findings: Vec<SheetFinding>,
    /// Of each kind of rows that has nothing wrong.
    pub proposals: Vec<Proposal>,
}

/// Holds a sheet against the register.
pub async fn check_sheet(
    store: &Store,
    officer: &Officer,
    code: &str,
    said: &SheetSaid,
    occasion: Occasion,
) -> Result<SheetChecked, Refused> {
    let mut unit = store.begin(county_of(store, officer, code).await?).await?;
    let object = book::object(&mut unit, officer, code).await?;
    check_role(officer, Role::Intake, Step::Accept)?;
    let book = Book::load(&mut unit, object, &[], occasion.at).await?;
    let people = People::of(&mut unit, officer, &book, said).await?;
    // The unit ends here: nothing was written.
    drop(unit);
    let mut checked = SheetChecked::default();
    if !said.members.is_empty() {
        checked.add(members::check(&book, &people, &said.members, occasion.today));
    }
    if !said.holdings.is_empty() {
        checked.add(holdings::check(&book, &people, &said.holdings, occasion.today));
    }
    Ok(checked)
}

impl SheetChecked {
    fn add(&mut self, (findings, proposal): (Vec<SheetFinding>, Option<Proposal>)) {
        self.proposals.extend(proposal.filter(|_| findings.is_empty()));
        self.findings.extend(findings);
    }
}
