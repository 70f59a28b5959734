//! What a supervisor is shown.

use std::fmt;

/// The signs that are looked for; each is a reason to look, and none a proof.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sign {
    /// A departure near a settlement of somebody of the household (HR-05).
    NearSettlement,
    VillageCluster,
    AgentCluster,
    BuyerCluster,
    Unpaid,
    SignedForOthers,
    BelowMedian,
    SameWording,
}

impl Sign {
    /// Every one, in the order of the list.
    pub const ALL: [Self; 8] = [
        Self::NearSettlement,
        Self::VillageCluster,
        Self::AgentCluster,
        Self::BuyerCluster,
        Self::Unpaid,
        Self::SignedForOthers,
        Self::BelowMedian,
        Self::SameWording,
    ];

    /// The code; never renamed.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NearSettlement => "near-settlement",
            Self::VillageCluster => "village-cluster",
            Self::AgentCluster => "agent-cluster",
            Self::BuyerCluster => "buyer-cluster",
            Self::Unpaid => "unpaid",
            Self::SignedForOthers => "signed-for-others",
            Self::BelowMedian => "below-median",
            Self::SameWording => "same-wording",
        }
    }

    /// The name for the supervisor.
    pub fn title_zh(self) -> &'static str {
        match self {
            Self::NearSettlement => "退出、转让与落户时间相近",
            Self::VillageCluster => "同村短期内集中退出、转让",
            Self::AgentCluster => "同一代办人集中代办",
            Self::BuyerCluster => "同一受让人集中受让",
            Self::Unpaid => "对价逾期未付",
            Self::SignedForOthers => "由他人代签",
            Self::BelowMedian => "价格明显低于本村中位数",
            Self::SameWording => "申请理由文字雷同",
        }
    }
}

/// A sign, what was seen, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub sign: Sign,
    /// In numbers and days, and without a name.
    pub reason: String,
    /// The numbers of the departures that it is about, in their order.
    pub departures: Vec<String>,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { sign, reason, departures } = self;
        write!(f, "{}: {reason} ({})", sign.as_str(), departures.join(", "))
    }
}
