//! Rural collective economic organisations 农村集体经济组织: what they are, what they own, and what they may do.

mod act;
mod asset;
mod benefit;
mod charter;
mod facts;
mod organ;
mod organisation;
mod parameters;
mod request;
mod state;
mod succession;

use chrono::NaiveDate;
use identity::{CreditCode, DivisionCode, IssuedOverride};

use crate::shares::Pledge;
use crate::{HouseholdCode, Shares};

pub use act::{CollectiveAct, PaymentOrder, PaymentOrders};
pub use asset::{Asset, AssetKind, Verification};
pub use benefit::{Benefit, NonMemberBenefits};
pub use charter::{Charter, ClauseEffect, Filings, MemberClause, ShareMode};
pub use facts::CollectiveFacts;
pub use organ::{Organ, OrganKind, Seat};
pub use organisation::{Organisation, Particulars, Reform, RegistrationCertificate};
pub use parameters::CollectiveParameters;
pub use request::{
    AnswerAsked, BankLineAsked, BenefitsAsked, ChallengeAsked, ChallengeEnded, CollectiveRequest,
    ConfirmationAsked, DisputeAsked, HoldingAsked, KinshipAsked, MemberAsked, MovementAsked,
    OrderAsked, PaymentsAsked, PlanAsked, PlanNamed, QuantificationAsked, ReceiptsAsked,
    RecipientAsked, RegistrationAsked, RollAsked, RollFiling, RunNamed, SuccessionAsked,
    SuccessorAsked,
};
pub use state::CollectiveState;
pub use succession::{Party, Succession, SuccessionKind};

/// A rural collective economic organisation 农村集体经济组织.
#[derive(Clone, Debug, PartialEq)]
pub struct Collective {
    pub credit_code: CreditCode,
    pub name: String,
    pub division: DivisionCode,
    pub legal_representative: String,
    pub registered_day: NaiveDate,
    pub total_shares: Shares,
}

/// A holding of shares in the collective's income 集体收益分配权份额.
#[derive(Clone, Debug, PartialEq)]
pub struct ShareHolding {
    pub collective: CreditCode,
    pub holder: ShareHolder,
    /// `member`, `collective` or `other`, as the charter names it.
    pub class: String,
    pub shares: Shares,
    /// The decision that the holding rests on.
    pub basis: String,
    /// Came by inheritance to somebody who need not be a member: income and no vote.
    pub inherited: bool,
    pub pledge: Option<Pledge>,
}

/// Who holds a share: a member, shown with the household, or the collective itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ShareHolder {
    Member { household: HouseholdCode, name: String },
    Collective,
}

/// Reads who approved a credit code that was issued with a wrong check character, and why: `approver: reason`.
pub(crate) fn issued_override(text: &str) -> Option<IssuedOverride> {
    let (approved_by, reason) = text.split_once([':', '：'])?;
    let (approved_by, reason) = (approved_by.trim().to_owned(), reason.trim().to_owned());
    let told = !approved_by.is_empty() && !reason.is_empty();
    told.then_some(IssuedOverride { reason, approved_by })
}
