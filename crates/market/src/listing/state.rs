//! Where a listing stands, and what happens to it.

use serde::{Deserialize, Serialize};
use tenure::ObjectId;

use super::{Bidder, Reserve, TradeWay};
use crate::bidding::{Commitment, Salt};
use crate::consent::Evidence;
use crate::money::MatchedPayment;

/// Where a listing stands 挂牌状态.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ListingState {
    /// 草稿
    Draft,
    /// 待审核
    Submitted,
    /// 已发布，报名中
    Published,
    /// 报名结束
    EnrolmentClosed,
    /// 交易中
    Trading,
    /// 成交待公示
    Struck,
    /// 结果公示中
    ResultOnNotice,
    /// 待签约
    AwaitingContract,
    /// 已签约
    Contracted,
    /// 已结算
    Settled,
    /// 已鉴证
    Attested,
    /// 已备案、登记
    Entered,
    /// 已归档
    Archived,
    /// 中止
    Suspended,
    /// 终止
    Terminated,
    /// 流标
    Failed,
}

/// What happens to a listing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "step", rename_all = "kebab-case", deny_unknown_fields)]
pub enum ListingEvent {
    Submit,
    /// 退回补正
    Return,
    /// 审核通过并发布公告
    Publish,
    /// 报名
    Enrol {
        bidder: Bidder,
    },
    Qualify {
        bidder: ObjectId,
        qualified: bool,
    },
    /// A deposit that the bank's file shows.
    PayDeposit {
        payment: MatchedPayment,
    },
    /// 主张优先权
    ClaimPriority {
        bidder: ObjectId,
    },
    Withdraw {
        bidder: ObjectId,
    },
    CloseEnrolment,
    OpenTrade,
    /// A bid in rounds, or what both sides agreed on.
    Bid {
        bidder: ObjectId,
        amount_fen: i64,
    },
    Seal {
        bidder: ObjectId,
        commitment: Commitment,
    },
    Reveal {
        bidder: ObjectId,
        amount_fen: i64,
        salt: Salt,
    },
    Score {
        judge: ObjectId,
        bidder: ObjectId,
        points: u32,
    },
    /// 成交确认
    Strike,
    PostResult,
    /// 异议
    Object {
        evidence: Evidence,
    },
    Answer {
        objection: usize,
        upheld: bool,
    },
    CloseResult,
    /// 集体同意、乡镇批准: to whom a homestead goes.
    Approve {
        collective_consent: Evidence,
        township_approval: Evidence,
    },
    Sign {
        contract: Evidence,
    },
    /// 成交后不签约: the deposit is forfeited.
    Default,
    /// The price, as the bank's file shows it.
    Pay {
        payment: MatchedPayment,
    },
    /// 交易鉴证书
    Attest {
        number: String,
    },
    /// Filed with the issuer, or entered in the register.
    Enter,
    Archive,
    Suspend,
    Resume,
    Terminate,
    /// 重新挂牌: after nobody got it, at another reserve or by another way
    Relist {
        reserve: Reserve,
        way: TradeWay,
    },
}

impl ListingState {
    /// Whether nothing goes on: archived, terminated or failed.
    pub fn is_over(self) -> bool {
        matches!(self, Self::Archived | Self::Terminated | Self::Failed)
    }

    /// Whether a contract binds the parties, so that the market can neither suspend nor end it.
    pub fn is_bound(self) -> bool {
        self >= Self::Contracted && self <= Self::Archived
    }

    /// Every state, in the order of the way, then those aside.
    pub const ALL: [Self; 16] = [
        Self::Draft,
        Self::Submitted,
        Self::Published,
        Self::EnrolmentClosed,
        Self::Trading,
        Self::Struck,
        Self::ResultOnNotice,
        Self::AwaitingContract,
        Self::Contracted,
        Self::Settled,
        Self::Attested,
        Self::Entered,
        Self::Archived,
        Self::Suspended,
        Self::Terminated,
        Self::Failed,
    ];

    /// As it stands in the database and on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Submitted => "submitted",
            Self::Published => "published",
            Self::EnrolmentClosed => "enrolment-closed",
            Self::Trading => "trading",
            Self::Struck => "struck",
            Self::ResultOnNotice => "result-on-notice",
            Self::AwaitingContract => "awaiting-contract",
            Self::Contracted => "contracted",
            Self::Settled => "settled",
            Self::Attested => "attested",
            Self::Entered => "entered",
            Self::Archived => "archived",
            Self::Suspended => "suspended",
            Self::Terminated => "terminated",
            Self::Failed => "failed",
        }
    }

    /// Reads what [`ListingState::as_str`] wrote.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.as_str() == text)
    }

    pub fn name_zh(self) -> &'static str {
        match self {
            Self::Draft => "草稿",
            Self::Submitted => "待审核",
            Self::Published => "已发布",
            Self::EnrolmentClosed => "报名结束",
            Self::Trading => "交易中",
            Self::Struck => "成交待公示",
            Self::ResultOnNotice => "结果公示中",
            Self::AwaitingContract => "待签约",
            Self::Contracted => "已签约",
            Self::Settled => "已结算",
            Self::Attested => "已鉴证",
            Self::Entered => "已备案、登记",
            Self::Archived => "已归档",
            Self::Suspended => "中止",
            Self::Terminated => "终止",
            Self::Failed => "流标",
        }
    }
}

impl ListingEvent {
    /// As it is named where it is refused.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Submit => "submit",
            Self::Return => "return",
            Self::Publish => "publish",
            Self::Enrol { .. } => "enrol",
            Self::Qualify { .. } => "qualify",
            Self::PayDeposit { .. } => "pay-deposit",
            Self::ClaimPriority { .. } => "claim-priority",
            Self::Withdraw { .. } => "withdraw",
            Self::CloseEnrolment => "close-enrolment",
            Self::OpenTrade => "open-trade",
            Self::Bid { .. } => "bid",
            Self::Seal { .. } => "seal",
            Self::Reveal { .. } => "reveal",
            Self::Score { .. } => "score",
            Self::Strike => "strike",
            Self::PostResult => "post-result",
            Self::Object { .. } => "object",
            Self::Answer { .. } => "answer",
            Self::CloseResult => "close-result",
            Self::Approve { .. } => "approve",
            Self::Sign { .. } => "sign",
            Self::Default => "default",
            Self::Pay { .. } => "pay",
            Self::Attest { .. } => "attest",
            Self::Enter => "enter",
            Self::Archive => "archive",
            Self::Suspend => "suspend",
            Self::Resume => "resume",
            Self::Terminate => "terminate",
            Self::Relist { .. } => "relist",
        }
    }
}
