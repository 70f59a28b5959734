//! What is added to a case on its way, beside its steps; each is a matter of certain roles.

use serde::{Deserialize, Serialize};

/// What is added to a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AdditionKind {
    /// 材料
    Document,
    /// 决议
    Decision,
    /// 确认签字
    Signature,
    /// 收费
    Fee,
    /// 异议
    Objection,
    /// 异议答复
    Answer,
    /// 撤回异议
    Withdrawal,
}

impl AdditionKind {
    /// Every one.
    pub const ALL: [Self; 7] = [
        Self::Document,
        Self::Decision,
        Self::Signature,
        Self::Fee,
        Self::Objection,
        Self::Answer,
        Self::Withdrawal,
    ];

    /// As it stands in the file of case types and in a refusal.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::Decision => "decision",
            Self::Signature => "signature",
            Self::Fee => "fee",
            Self::Objection => "objection",
            Self::Answer => "answer",
            Self::Withdrawal => "withdrawal",
        }
    }
}
