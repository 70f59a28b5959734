//! A holding of shares with the person who holds it, and what lies on it.

use serde::{Deserialize, Serialize};

use crate::{ObjectId, ShareHolder, ShareHolding, Shares};

/// A holding as it is registered, with the person whom its name and household mean.
#[derive(Clone, Debug, PartialEq)]
pub struct HeldShares {
    pub holding: ShareHolding,
    /// The holder's number in the share register 股权名册序号, one for each person; of the collective it says nothing.
    pub number: u32,
    /// `None` where the collective holds it.
    pub person: Option<ObjectId>,
}

/// A pledge on a holding 质押 (集体法 52(2)).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pledge {
    pub creditor: String,
    /// How much of the holding is pledged.
    pub shares: Shares,
    /// The contract, by SHA-256.
    pub contract_sha256: String,
}

/// Who holds: a person, or the collective itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ShareParty {
    Person(ObjectId),
    Collective,
}

impl HeldShares {
    /// Who holds it; `None` where a member's holding names no person.
    pub fn party(&self) -> Option<ShareParty> {
        match (&self.holding.holder, self.person) {
            (ShareHolder::Collective, _) => Some(ShareParty::Collective),
            (ShareHolder::Member { .. }, person) => person.map(ShareParty::Person),
        }
    }

    /// What of it may move: what is not pledged.
    pub fn free(&self) -> Option<Shares> {
        let pledged = self.holding.pledge.as_ref().map_or(Shares::ZERO, |it| it.shares);
        self.holding.shares.checked_sub(pledged)
    }
}

/// The exact sum of holdings; `None` where it is too large to be written.
pub fn total<'a>(holdings: impl IntoIterator<Item = &'a HeldShares>) -> Option<Shares> {
    holdings.into_iter().try_fold(Shares::ZERO, |sum, it| sum.checked_add(it.holding.shares))
}
