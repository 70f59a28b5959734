//! What each kind of case asks for: documents, steps, roles, notices and days, as data that a county may tighten.

mod catalogue;
mod check;
mod registration_type;
#[cfg(test)]
mod tests;
mod tighten;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{AdditionKind, CaseKind, DecisionSubject, NoticeKind, PaperKind, Step};

pub use catalogue::{CaseTypes, CaseTypesError};
pub use check::{Fault, WORKING_DAYS_MAX};
pub use registration_type::{RegistrationType, UnknownRegistrationType};
pub use tighten::Laxer;

/// What a kind of case asks for and how it runs 业务类型.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseType {
    pub kind: CaseKind,
    pub title_zh: String,
    pub title_en: String,
    /// 业务代码: the change messages that the case may send to the upper platform, four digits each; none where the platform knows no such message.
    #[serde(default)]
    pub message_codes: Vec<String>,
    pub registration_type: RegistrationType,
    /// The type where the case ends the right whole, as the taking of every parcel does; the other one where it is left out.
    pub registration_type_at_end: Option<RegistrationType>,
    pub documents: Vec<DocumentAsked>,
    /// The ordinary way from acceptance to the archive; rounds of notice stand in it once.
    pub path: Vec<Step>,
    /// Who may take which step.
    #[serde(default)]
    pub roles: BTreeMap<Step, BTreeSet<Role>>,
    /// Who may add what to a case beside its steps.
    #[serde(default)]
    pub additions: BTreeMap<AdditionKind, BTreeSet<Role>>,
    /// What is published, in the order in which it is.
    #[serde(default)]
    pub notices: Vec<NoticeAsked>,
    /// The days in which the case is to be decided 办理时限.
    pub working_days: u32,
    /// Whether the days of a running notice are left out of them.
    #[serde(default)]
    pub clock_stops_on_notice: bool,
    /// 收费: nothing, for every kind (承包法 24).
    pub fee_fen: i64,
    /// The decision of the collective without which the case cannot stand.
    pub needs_decision: Option<DecisionSubject>,
    pub makes_certificate: bool,
    /// The papers that the case prints.
    pub papers: Vec<PaperKind>,
}

/// A document on the checklist 收件清单.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentAsked {
    /// What it is for, such as `application`; unique within the kind.
    pub role: String,
    pub title_zh: String,
    /// When it is asked for, in the words of the checklist; always where it is left out.
    pub when: Option<String>,
}

/// A notice that a case needs, with its days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoticeAsked {
    pub kind: NoticeKind,
    pub rounds: u32,
    /// How long each round is posted.
    pub days: u32,
    pub days_unit: DaysUnit,
    /// Where the days come from.
    pub source: String,
    /// Whether the text of the source was read.
    pub verified: bool,
}

/// How days are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DaysUnit {
    /// 日
    Calendar,
    /// 工作日
    Working,
}

/// The hat under which an officer takes a step 岗位.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// 受理
    Intake,
    /// 调查
    Surveyor,
    /// 审核
    Reviewer,
    /// 审批
    Approver,
    /// 登簿
    Registrar,
    /// 归档
    Archivist,
    /// 交易: takes the steps of the market, at the office of the officer's own division
    Market,
    /// 监督: looks at the signs over both books, and takes no step.
    Supervisor,
}

impl CaseType {
    /// Whether an officer in a role may take a step.
    pub fn may(&self, role: Role, step: Step) -> bool {
        self.roles.get(&step).is_some_and(|roles| roles.contains(&role))
    }

    /// Whether an officer in a role may add something to a case.
    pub fn may_add(&self, role: Role, addition: AdditionKind) -> bool {
        self.additions.get(&addition).is_some_and(|roles| roles.contains(&role))
    }

    /// How many rounds of notice there are in all.
    pub fn n_rounds(&self) -> u32 {
        self.notices.iter().fold(0, |sum, it| sum.saturating_add(it.rounds))
    }

    /// What the round is about that comes after so many; `None` once all were held.
    pub fn notice_after(&self, n_held: u32) -> Option<&NoticeAsked> {
        let mut left = n_held;
        self.notices.iter().find(|it| match left.checked_sub(it.rounds) {
            Some(after) => {
                left = after;
                false
            }
            None => true,
        })
    }

    /// The roles of the documents that are asked for in every case of the kind.
    pub fn documents_always(&self) -> impl Iterator<Item = &DocumentAsked> {
        self.documents.iter().filter(|it| it.when.is_none())
    }
}

impl DaysUnit {
    /// As it stands on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Calendar => "calendar",
            Self::Working => "working",
        }
    }
}

impl Role {
    /// Every one, in the order of the steps, and whoever watches them last.
    pub const ALL: [Self; 8] = [
        Self::Intake,
        Self::Surveyor,
        Self::Reviewer,
        Self::Approver,
        Self::Registrar,
        Self::Archivist,
        Self::Market,
        Self::Supervisor,
    ];

    /// As it stands in the database and on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Intake => "intake",
            Self::Surveyor => "surveyor",
            Self::Reviewer => "reviewer",
            Self::Approver => "approver",
            Self::Registrar => "registrar",
            Self::Archivist => "archivist",
            Self::Market => "market",
            Self::Supervisor => "supervisor",
        }
    }

    /// Reads what [`Role::as_str`] wrote.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.as_str() == text)
    }
}
