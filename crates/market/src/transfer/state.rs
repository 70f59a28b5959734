//! Where a transfer without a listing stands, and what happens to it.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{
    Claim, CoercionFinding, EndingGround, Filing, Inspection, IssuerAnswer, Proposal, ReviewAnswer,
    WrittenContract,
};
use crate::consent::Evidence;
use crate::money::{DealId, MatchedPayment};

/// Where a transfer stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TransferState {
    /// 已受理
    TakenIn,
    /// 退回补正
    Returned,
    /// 审核通过
    Approved,
    /// 履行中: what was given for a time runs
    Running,
    /// 已登记: what goes over for good went over
    Entered,
    /// 已终止
    Ended,
    /// 无效
    Void,
    /// 已撤回
    Withdrawn,
    /// 已归档
    Archived,
}

/// What happens to a transfer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "step", content = "with", rename_all = "kebab-case", deny_unknown_fields)]
pub enum TransferEvent {
    /// Another proposal in the place of the one that was handed in.
    Correct(Box<Proposal>),
    /// 签订书面合同
    Sign(WrittenContract),
    ReviewCapital(ReviewAnswer),
    ClaimPriority(Claim),
    IssuerAnswer(IssuerAnswer),
    File(Filing),
    Return {
        reason: String,
    },
    Withdraw,
    Approve,
    /// The register is changed.
    Enter,
    Pay(MatchedPayment),
    Refund(MatchedPayment),
    Inspect(Inspection),
    End(TransferEnd),
    FindCoercion(CoercionFinding),
    Archive,
}

/// How a transfer ends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum TransferEnd {
    /// 期满
    Expiry,
    /// 协商解除; of a security, its release
    Agreed { agreement: Evidence },
    /// 单方解除 (承包法 42)
    Alone { ground: EndingGround, notice: Evidence },
    /// With the transfer that it was made under.
    WithOther { deal: DealId },
}

impl TransferState {
    /// As it stands in the database and on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::TakenIn => "taken-in",
            Self::Returned => "returned",
            Self::Approved => "approved",
            Self::Running => "running",
            Self::Entered => "entered",
            Self::Ended => "ended",
            Self::Void => "void",
            Self::Withdrawn => "withdrawn",
            Self::Archived => "archived",
        }
    }

    /// Whether it is on its way to the register; so long it holds what it is about.
    pub fn is_open(self) -> bool {
        matches!(self, Self::TakenIn | Self::Returned | Self::Approved)
    }
}

impl TransferEvent {
    /// As it is named where it is refused.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Correct(_) => "correct",
            Self::Sign(_) => "sign",
            Self::ReviewCapital(_) => "review-capital",
            Self::ClaimPriority(_) => "claim-priority",
            Self::IssuerAnswer(_) => "issuer-answer",
            Self::File(_) => "file",
            Self::Return { .. } => "return",
            Self::Withdraw => "withdraw",
            Self::Approve => "approve",
            Self::Enter => "enter",
            Self::Pay(_) => "pay",
            Self::Refund(_) => "refund",
            Self::Inspect(_) => "inspect",
            Self::End(_) => "end",
            Self::FindCoercion(_) => "find-coercion",
            Self::Archive => "archive",
        }
    }
}

impl fmt::Display for TransferState {
    /// As a clerk reads it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::TakenIn => "已受理",
            Self::Returned => "退回补正",
            Self::Approved => "审核通过",
            Self::Running => "履行中",
            Self::Entered => "已登记",
            Self::Ended => "已终止",
            Self::Void => "无效",
            Self::Withdrawn => "已撤回",
            Self::Archived => "已归档",
        })
    }
}
