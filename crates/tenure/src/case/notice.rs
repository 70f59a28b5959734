//! Public notices 公示 and the objections that they bring.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A round of public notice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    pub kind: NoticeKind,
    /// 1 for the first round, counted upwards.
    pub round: u32,
    /// The first day on which it was posted.
    pub first_day: NaiveDate,
    /// The last day on which it is posted, included.
    pub last_day: NaiveDate,
    /// SHA-256 of the frozen content, in lower-case hexadecimal digits.
    pub content_sha256: String,
    /// The day on which it was closed; `None` while it runs.
    pub closed_day: Option<NaiveDate>,
    pub objections: Vec<Objection>,
}

/// What a notice is about; each has its days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoticeKind {
    /// 调查信息公示 (NY/T 2537-2014, 7.2)
    SurveyResults,
    /// 承包方案公示 (农村土地承包合同管理办法)
    ContractingPlan,
    /// 宅基地首次登记公告 (不动产登记暂行条例实施细则 17)
    HomesteadRegistration,
    /// 更正、注销公告
    Entry,
}

impl NoticeKind {
    /// Every kind.
    pub const ALL: [Self; 4] =
        [Self::SurveyResults, Self::ContractingPlan, Self::HomesteadRegistration, Self::Entry];

    /// As it stands in the database and on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::SurveyResults => "survey-results",
            Self::ContractingPlan => "contracting-plan",
            Self::HomesteadRegistration => "homestead-registration",
            Self::Entry => "entry",
        }
    }

    /// Reads what [`NoticeKind::as_str`] wrote.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.as_str() == text)
    }
}

/// An objection to what a notice says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Objection {
    pub number: u32,
    pub raised_day: NaiveDate,
    pub by: String,
    pub ground: String,
    /// SHA-256 of the evidence, where any came with it.
    pub evidence_sha256: Option<String>,
    pub answer: Option<ObjectionAnswer>,
    /// Where whoever raised it withdrew it before it was answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawal: Option<ObjectionWithdrawal>,
}

impl Objection {
    /// Whether it waits for its answer: it was neither answered nor withdrawn.
    pub fn is_open(&self) -> bool {
        self.answer.is_none() && self.withdrawal.is_none()
    }
}

/// 撤回异议: whoever raised an objection takes it back; it stays in the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ObjectionWithdrawal {
    pub day: NaiveDate,
    /// Who took the withdrawal at the counter.
    pub officer: String,
    /// SHA-256 of the objector's written withdrawal.
    pub evidence_sha256: String,
}

/// The answer that every objection must be given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ObjectionAnswer {
    pub day: NaiveDate,
    pub officer: String,
    pub text: String,
    /// An objection that is upheld calls for a correction and another round.
    pub upheld: bool,
}
