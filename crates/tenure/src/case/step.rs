//! The steps of a case and the states that they lead to.

use serde::{Deserialize, Serialize};

/// Where a case stands 办理状态.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// 受理
    Accepted,
    /// 调查完成，待审核
    Surveyed,
    /// 审核通过
    Reviewed,
    /// 公示中
    OnNotice,
    /// 勘误
    Correcting,
    /// 公示期满，待确认签字
    NoticeClosed,
    /// 已确认签字，待审批
    Confirmed,
    /// 审批通过，待登簿
    Approved,
    /// 已登簿
    Registered,
    /// 已制证
    Certified,
    /// 已领证
    HandedOver,
    /// 已归档
    Archived,
    /// 退回补正
    Returned,
    /// 撤回
    Withdrawn,
    /// 争议中
    Disputed,
    /// 中止
    Suspended,
    /// 不予登记
    Refused,
}

/// What an officer does with a case 办理环节.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// 受理
    Accept,
    /// 调查
    Survey,
    /// 审核
    Review,
    /// 公示: begins a round
    PostNotice,
    /// 勘误修正: after an objection was upheld
    Correct,
    /// 公示结束
    CloseNotice,
    /// 确认签字
    Confirm,
    /// 审批
    Approve,
    /// 登簿
    Register,
    /// 制证
    Certify,
    /// 领证
    HandOver,
    /// 归档
    Archive,
    /// 一次性告知补正
    Return,
    /// 补正后重新提交
    Resubmit,
    /// 撤回申请
    Withdraw,
    /// 转入争议
    Dispute,
    /// 中止
    Suspend,
    /// 恢复: from a dispute or a suspension to where it stood
    Resume,
    /// 不予登记
    Refuse,
}

impl State {
    /// Every one, in its order.
    pub const ALL: [Self; 17] = [
        Self::Accepted,
        Self::Surveyed,
        Self::Reviewed,
        Self::OnNotice,
        Self::Correcting,
        Self::NoticeClosed,
        Self::Confirmed,
        Self::Approved,
        Self::Registered,
        Self::Certified,
        Self::HandedOver,
        Self::Archived,
        Self::Returned,
        Self::Withdrawn,
        Self::Disputed,
        Self::Suspended,
        Self::Refused,
    ];

    /// As it stands in the database and on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Surveyed => "surveyed",
            Self::Reviewed => "reviewed",
            Self::OnNotice => "on-notice",
            Self::Correcting => "correcting",
            Self::NoticeClosed => "notice-closed",
            Self::Confirmed => "confirmed",
            Self::Approved => "approved",
            Self::Registered => "registered",
            Self::Certified => "certified",
            Self::HandedOver => "handed-over",
            Self::Archived => "archived",
            Self::Returned => "returned",
            Self::Withdrawn => "withdrawn",
            Self::Disputed => "disputed",
            Self::Suspended => "suspended",
            Self::Refused => "refused",
        }
    }

    /// Reads what [`State::as_str`] wrote.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.as_str() == text)
    }
}

impl Step {
    /// Every one, in its order.
    pub const ALL: [Self; 19] = [
        Self::Accept,
        Self::Survey,
        Self::Review,
        Self::PostNotice,
        Self::Correct,
        Self::CloseNotice,
        Self::Confirm,
        Self::Approve,
        Self::Register,
        Self::Certify,
        Self::HandOver,
        Self::Archive,
        Self::Return,
        Self::Resubmit,
        Self::Withdraw,
        Self::Dispute,
        Self::Suspend,
        Self::Resume,
        Self::Refuse,
    ];

    /// As it stands in the database and on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Accept => "accept",
            Self::Survey => "survey",
            Self::Review => "review",
            Self::PostNotice => "post-notice",
            Self::Correct => "correct",
            Self::CloseNotice => "close-notice",
            Self::Confirm => "confirm",
            Self::Approve => "approve",
            Self::Register => "register",
            Self::Certify => "certify",
            Self::HandOver => "hand-over",
            Self::Archive => "archive",
            Self::Return => "return",
            Self::Resubmit => "resubmit",
            Self::Withdraw => "withdraw",
            Self::Dispute => "dispute",
            Self::Suspend => "suspend",
            Self::Resume => "resume",
            Self::Refuse => "refuse",
        }
    }

    /// Reads what [`Step::as_str`] wrote.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.as_str() == text)
    }
}
