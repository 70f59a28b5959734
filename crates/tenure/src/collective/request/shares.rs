//! What is asked of shares.

use serde::{Deserialize, Serialize};

use crate::shares::Pledge;
use crate::{ObjectId, Shares};

/// A plan of quantification (集体法 40).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuantificationAsked {
    /// The codes of the property whose income is quantified.
    pub assets: Vec<String>,
    /// What it is worth by its verification, in fen.
    pub value_fen: i64,
    pub total: Shares,
    pub holdings: Vec<HoldingAsked>,
}

/// What somebody is to hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HoldingAsked {
    /// Without one the collective holds it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<ObjectId>,
    pub class: String,
    pub shares: Shares,
    /// Came by inheritance 继承.
    #[serde(default)]
    pub inherited: bool,
}

/// A change of who holds shares, or of what lies on them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "movement", rename_all = "kebab-case", deny_unknown_fields)]
pub enum MovementAsked {
    /// 内部转让
    Transfer { from: ObjectId, to: ObjectId, class: String, shares: Shares, price_fen: i64 },
    /// 赎回
    Redemption { from: ObjectId, class: String, shares: Shares, price_fen: i64 },
    /// 继承
    Inheritance { deceased: ObjectId, class: String, heirs: Vec<RecipientAsked> },
    /// 质押
    Pledge { holder: ObjectId, class: String, pledge: Pledge },
    /// 解除质押
    Release { holder: ObjectId, class: String },
}

/// An heir and what is inherited.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecipientAsked {
    pub person: ObjectId,
    pub shares: Shares,
}

impl MovementAsked {
    /// Those who receive shares by it.
    pub fn recipients(&self) -> Vec<ObjectId> {
        match self {
            Self::Transfer { to, .. } => vec![*to],
            Self::Inheritance { heirs, .. } => heirs.iter().map(|it| it.person).collect(),
            Self::Redemption { .. } | Self::Pledge { .. } | Self::Release { .. } => Vec::new(),
        }
    }
}
