//! Where an exit stands, and what happens to it.

use std::fmt;

use serde::{Deserialize, Serialize};
use tenure::decision::Decision;

use super::{Agreement, ExitTerms, Interview, WaiverReview};
use crate::consent::{Consent, Evidence};
use crate::money::MatchedPayment;

/// Where an exit stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ExitState {
    /// 申请
    Applied,
    /// 面谈核实, consents being gathered
    Interviewed,
    /// 冷静期: everybody has agreed
    CoolingOff,
    /// 补偿已协商
    Agreed,
    /// 集体已决议
    Decided,
    /// 公示中
    OnNotice,
    /// 公示期满
    NoticeClosed,
    /// 协议已签订
    Signed,
    /// 款项已支付, or nothing is to be paid
    Settled,
    /// 已注销登记
    Cancelled,
    /// 已归档
    Archived,
    /// 撤回
    Withdrawn,
    /// 驳回
    Refused,
    /// 胁迫举报，转入争议
    Disputed,
}

/// What happens to an exit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "step", content = "with", rename_all = "kebab-case", deny_unknown_fields)]
pub enum ExitEvent {
    Interview(Interview),
    Consent(Consent),
    Dwelling(Evidence),
    Agree(ExitTerms),
    ReviewWaiver(WaiverReview),
    Decide(Decision),
    Publish,
    /// With how many objections were upheld.
    CloseNotice {
        n_upheld: u32,
    },
    Sign(Agreement),
    Pay(MatchedPayment),
    /// The register is changed; from this day on the right is no more.
    Cancel,
    Archive,
    Withdraw,
    Refuse,
    ReportCoercion {
        report: Evidence,
    },
    SettleDispute {
        coerced: bool,
    },
}

/// The name of what happens; what an officer may do next is told by these.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ExitStep {
    Interview,
    Consent,
    Dwelling,
    Agree,
    ReviewWaiver,
    Decide,
    Publish,
    CloseNotice,
    Sign,
    Pay,
    Cancel,
    Archive,
    Withdraw,
    Refuse,
    ReportCoercion,
    SettleDispute,
}

impl ExitState {
    /// As it stands in the database and on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Applied => "applied",
            Self::Interviewed => "interviewed",
            Self::CoolingOff => "cooling-off",
            Self::Agreed => "agreed",
            Self::Decided => "decided",
            Self::OnNotice => "on-notice",
            Self::NoticeClosed => "notice-closed",
            Self::Signed => "signed",
            Self::Settled => "settled",
            Self::Cancelled => "cancelled",
            Self::Archived => "archived",
            Self::Withdrawn => "withdrawn",
            Self::Refused => "refused",
            Self::Disputed => "disputed",
        }
    }

    /// Whether the register is changed, or never will be.
    pub fn is_over(self) -> bool {
        matches!(self, Self::Cancelled | Self::Archived | Self::Withdrawn | Self::Refused)
    }
}

impl ExitEvent {
    /// Which step it is.
    pub fn step(&self) -> ExitStep {
        match self {
            Self::Interview(_) => ExitStep::Interview,
            Self::Consent(_) => ExitStep::Consent,
            Self::Dwelling(_) => ExitStep::Dwelling,
            Self::Agree(_) => ExitStep::Agree,
            Self::ReviewWaiver(_) => ExitStep::ReviewWaiver,
            Self::Decide(_) => ExitStep::Decide,
            Self::Publish => ExitStep::Publish,
            Self::CloseNotice { .. } => ExitStep::CloseNotice,
            Self::Sign(_) => ExitStep::Sign,
            Self::Pay(_) => ExitStep::Pay,
            Self::Cancel => ExitStep::Cancel,
            Self::Archive => ExitStep::Archive,
            Self::Withdraw => ExitStep::Withdraw,
            Self::Refuse => ExitStep::Refuse,
            Self::ReportCoercion { .. } => ExitStep::ReportCoercion,
            Self::SettleDispute { .. } => ExitStep::SettleDispute,
        }
    }

    /// As it is named where it is refused.
    pub fn name(&self) -> &'static str {
        self.step().as_str()
    }
}

impl ExitStep {
    /// As it stands in the database and on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Interview => "interview",
            Self::Consent => "consent",
            Self::Dwelling => "dwelling",
            Self::Agree => "agree",
            Self::ReviewWaiver => "review-waiver",
            Self::Decide => "decide",
            Self::Publish => "publish",
            Self::CloseNotice => "close-notice",
            Self::Sign => "sign",
            Self::Pay => "pay",
            Self::Cancel => "cancel",
            Self::Archive => "archive",
            Self::Withdraw => "withdraw",
            Self::Refuse => "refuse",
            Self::ReportCoercion => "report-coercion",
            Self::SettleDispute => "settle-dispute",
        }
    }
}

impl fmt::Display for ExitState {
    /// As a clerk reads it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Applied => "申请",
            Self::Interviewed => "面谈核实",
            Self::CoolingOff => "冷静期",
            Self::Agreed => "补偿已协商",
            Self::Decided => "集体已决议",
            Self::OnNotice => "公示中",
            Self::NoticeClosed => "公示期满",
            Self::Signed => "协议已签订",
            Self::Settled => "款项已支付",
            Self::Cancelled => "已注销登记",
            Self::Archived => "已归档",
            Self::Withdrawn => "已撤回",
            Self::Refused => "已驳回",
            Self::Disputed => "争议中",
        })
    }
}
