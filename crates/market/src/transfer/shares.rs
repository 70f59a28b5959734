//! What is done with shares, and the movement in the share register that it comes to.

use identity::CreditCode;
use serde::{Deserialize, Serialize};
use tenure::shares::{Pledge, Recipient, ShareMovement};
use tenure::{ObjectId, Shares};

use crate::consent::Evidence;

/// 份额内部转让: to another member of the collective.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShareTransfer {
    pub collective: CreditCode,
    pub from: ObjectId,
    pub to: Recipient,
    pub class: String,
    pub shares: Shares,
}

/// 份额赎回: the collective takes them back for money.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShareRedemption {
    pub collective: CreditCode,
    pub from: ObjectId,
    pub class: String,
    pub shares: Shares,
}

/// 份额继承: everything of a class goes to the heirs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShareInheritance {
    pub collective: CreditCode,
    pub deceased: ObjectId,
    pub class: String,
    pub heirs: Vec<(Recipient, Shares)>,
    /// 继承权公证书、判决书 or whatever else shows who inherits how much.
    pub proof: Evidence,
}

/// 份额质押
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SharePledge {
    pub collective: CreditCode,
    pub holder: ObjectId,
    pub class: String,
    pub pledge: Pledge,
}

impl ShareTransfer {
    pub fn movement(&self, price_fen: i64) -> ShareMovement {
        let Self { from, to, class, shares, .. } = self.clone();
        ShareMovement::Transfer { from, to, class, shares, price_fen }
    }
}

impl ShareRedemption {
    pub fn movement(&self, price_fen: i64) -> ShareMovement {
        let Self { from, class, shares, .. } = self.clone();
        ShareMovement::Redemption { from, class, shares, price_fen }
    }
}

impl ShareInheritance {
    pub fn movement(&self) -> ShareMovement {
        let Self { deceased, class, heirs, .. } = self.clone();
        ShareMovement::Inheritance { deceased, class, heirs }
    }
}

impl SharePledge {
    pub fn movement(&self) -> ShareMovement {
        let Self { holder, class, pledge, .. } = self.clone();
        ShareMovement::Pledge { holder, class, pledge }
    }
}
