//! Rural collective economic organisations 农村集体经济组织 and the shares in their income.

use chrono::NaiveDate;
use identity::{CreditCode, DivisionCode};

use crate::{HouseholdCode, Shares};

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
}

/// Who holds a share: a member, shown with the household, or the collective itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ShareHolder {
    Member { household: HouseholdCode, name: String },
    Collective,
}
