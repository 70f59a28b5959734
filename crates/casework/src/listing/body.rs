//! What a listing is opened with, and who its bidders are: kept encrypted.

use std::fmt;

use market::listing::Application;
use serde::{Deserialize, Serialize};

/// What a listing is opened with.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListingBody {
    pub application: Application,
    /// 收款账号 of whoever gives the right.
    pub payee_account: String,
}

/// Who a bidder is; it is kept apart, and erased for whoever lost.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BidderIdentity {
    pub name: String,
    /// 证件号码, or the credit code of an organisation.
    pub document_number: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// The account that the deposit comes from and goes back to.
    pub account: String,
}

/// An account is personal, and is not shown.
impl fmt::Debug for ListingBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ListingBody")
            .field("application", &self.application)
            .finish_non_exhaustive()
    }
}

/// All of it is personal, and is not shown.
impl fmt::Debug for BidderIdentity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BidderIdentity").finish_non_exhaustive()
    }
}
