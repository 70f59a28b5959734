//! Rural collective economic organisations 农村集体经济组织, the shares in their income, and their rows.

mod application;
mod benefit;
mod book;
mod challenge;
mod decision;
mod departure;
mod dispute;
mod distribution;
pub(crate) mod finding;
mod membership;
mod number;
mod numbered;
mod particulars;
mod payment;
mod people;
mod roll;
mod shares;
mod verdict;

use identity::{CreditCode, DivisionCode, IssuedOverride};
use tenure::shares::Pledge;
use tenure::{Collective, HouseholdCode, ObjectId, ObjectKind, ShareHolder, ShareHolding, Shares};

use crate::{
    Keys, Row, StoreError, entity,
    row::{Anchor, Pen, Reading, read_row, sealed::Table, write_row},
};

pub use application::{ApplicationBody, ApplicationRow, ApplicationState};
pub use benefit::BenefitRow;
pub use book::{CollectiveKey, Recorded};
pub use decision::DecisionRow;
pub use distribution::{PlanRow, PortionRow, RunRow};
pub use membership::MembershipLinks;
pub use numbered::{NumberedMembership, PeopleAndRolls, RegisteredCollective, Resident};
pub use particulars::CollectivePartLinks;
pub use payment::{PaymentRow, ReceiptFile};
pub use people::PersonAtHome;
pub use roll::RollRow;

/// What a share holding refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShareHoldingLinks {
    pub collective: ObjectId,
    /// The household through which a member's shares are shown.
    pub household: Option<ObjectId>,
    pub person: Option<ObjectId>,
}

fn shares(reading: Reading<'_>, numerator: i64, denominator: i64) -> Result<Shares, StoreError> {
    let shares = Shares::new(numerator, denominator);
    shares.ok_or_else(|| reading.corrupt("a number of shares has no positive denominator"))
}

/// A code that was accepted although its check fails is taken as it was accepted.
fn credit_code(
    reading: Reading<'_>,
    column: &str,
    text: &str,
    issued: Option<IssuedOverride>,
) -> Result<CreditCode, StoreError> {
    let parsed = match issued {
        Some(issued) => CreditCode::accept_as_issued(text, issued),
        None => CreditCode::parse(text),
    };
    reading.parsed(column, parsed)
}

impl Table for Collective {
    type Links = ();
    type Entity = entity::collective::Entity;
    type Model = entity::collective::Model;

    const NAME: &'static str = "collective";
    const ANCHOR: Anchor = Anchor::Object("id", ObjectKind::Collective);

    fn write(row: Row<Self>, pen: &mut Pen) -> Result<Self::Model, StoreError> {
        let Self {
            credit_code,
            name,
            division,
            legal_representative,
            registered_day,
            total_shares,
        } = row.registered.fact;
        let issued = credit_code.issued_override().cloned();
        let (override_reason, override_approved_by) =
            issued.map(|it| (it.reason, it.approved_by)).unzip();
        Ok(write_row!(collective, pen, row.registered.version, {
            credit_code: credit_code.as_str().to_owned(),
            override_reason: override_reason,
            override_approved_by: override_approved_by,
            name: name,
            division: division.as_str().to_owned(),
            legal_representative: legal_representative,
            registered_day: registered_day,
            total_numerator: total_shares.numerator(),
            total_denominator: total_shares.denominator(),
        }))
    }

    fn read(model: Self::Model, _keys: &Keys) -> Result<Row<Self>, StoreError> {
        let issued = model
            .override_reason
            .zip(model.override_approved_by)
            .map(|(reason, approved_by)| IssuedOverride { reason, approved_by });
        read_row!(
            model,
            reading,
            (),
            Self {
                credit_code: credit_code(reading, "credit_code", &model.credit_code, issued)?,
                name: model.name,
                division: reading.parsed("division", DivisionCode::parse(&model.division))?,
                legal_representative: model.legal_representative,
                registered_day: model.registered_day,
                total_shares: shares(reading, model.total_numerator, model.total_denominator)?,
            }
        )
    }
}

impl Table for ShareHolding {
    type Links = ShareHoldingLinks;
    type Entity = entity::share_holding::Entity;
    type Model = entity::share_holding::Model;

    const NAME: &'static str = "share_holding";
    const ANCHOR: Anchor = Anchor::Object("collective_id", ObjectKind::Collective);

    fn write(row: Row<Self>, pen: &mut Pen) -> Result<Self::Model, StoreError> {
        let links = row.links;
        let Self { collective, holder, class, shares, basis, inherited, pledge } =
            row.registered.fact;
        let pledged = pledge.as_ref().map(|it| it.shares);
        let (pledge_creditor, pledge_contract_sha256) =
            pledge.map(|it| (it.creditor, it.contract_sha256)).unzip();
        let (household_code, member_name) = match holder {
            ShareHolder::Member { household, name } => {
                (Some(household.as_str().to_owned()), Some(name))
            }
            ShareHolder::Collective => (None, None),
        };
        Ok(write_row!(share_holding, pen, row.registered.version, {
            collective_id: links.collective.0,
            household_id: links.household.map(|it| it.0),
            person_id: links.person.map(|it| it.0),
            collective_code: collective.as_str().to_owned(),
            household_code: household_code,
            member_name: member_name,
            class: class,
            numerator: shares.numerator(),
            denominator: shares.denominator(),
            basis: basis,
            inherited: inherited,
            pledge_creditor: pledge_creditor,
            pledge_numerator: pledged.map(Shares::numerator),
            pledge_denominator: pledged.map(Shares::denominator),
            pledge_contract_sha256: pledge_contract_sha256,
        }))
    }

    fn read(model: Self::Model, _keys: &Keys) -> Result<Row<Self>, StoreError> {
        let links = ShareHoldingLinks {
            collective: ObjectId(model.collective_id),
            household: model.household_id.map(ObjectId),
            person: model.person_id.map(ObjectId),
        };
        read_row!(
            model,
            reading,
            links,
            Self {
                collective: credit_code(
                    reading,
                    "collective_code",
                    &model.collective_code,
                    Some(of_collective()),
                )?,
                holder: match (model.household_code, model.member_name) {
                    (Some(code), Some(name)) => ShareHolder::Member {
                        household: reading.parsed("household_code", HouseholdCode::parse(&code))?,
                        name,
                    },
                    (None, None) => ShareHolder::Collective,
                    _ => return Err(reading.corrupt("half of a member")),
                },
                class: model.class,
                shares: shares(reading, model.numerator, model.denominator)?,
                basis: model.basis,
                inherited: model.inherited,
                pledge: match (
                    model.pledge_creditor,
                    model.pledge_numerator.zip(model.pledge_denominator),
                    model.pledge_contract_sha256,
                ) {
                    (None, None, None) => None,
                    (Some(creditor), Some((top, bottom)), Some(contract_sha256)) => Some(Pledge {
                        creditor,
                        shares: shares(reading, top, bottom)?,
                        contract_sha256,
                    }),
                    _ => return Err(reading.corrupt("half of a pledge")),
                },
            }
        )
    }
}

/// Where the check of a collective's code was decided: in the row of the collective, not in its holdings.
fn of_collective() -> IssuedOverride {
    IssuedOverride { reason: "as the collective".to_owned(), approved_by: "collective".to_owned() }
}
