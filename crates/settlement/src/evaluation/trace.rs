//! The trace of a decision, which can be kept and read without the pack.

use serde::Serialize;

use super::Answer;
use crate::DocumentType;
use crate::fact::{Fact, FactKind};
use crate::kinship::Companion;
use crate::pack::{Clause, OpenQuestion, OpenReason};

/// 审查结果: what every channel of a municipality says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Assessment {
    /// The code of the pack.
    pub pack: String,
    /// In the order of the text.
    pub channels: Vec<Trace>,
}

/// 判断过程: what one channel says, condition by condition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Trace {
    pub channel: String,
    pub title_zh: String,
    pub title_en: String,
    pub clause: Clause,
    pub answer: Answer,
    pub conditions: Vec<ConditionTrace>,
}

/// What became of one condition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ConditionTrace {
    /// The words that ask for it.
    pub clause: Clause,
    pub answer: Answer,
    pub alternatives: Vec<AlternativeTrace>,
}

/// What became of one way to meet a condition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AlternativeTrace {
    /// Any of these facts would do.
    pub asked: Vec<FactKind>,
    pub months: Option<u16>,
    pub within_months: Option<u16>,
    /// What is known of them and lasts long enough.
    pub held: Vec<Fact>,
    /// What is known of them and does not.
    pub short: Vec<Fact>,
    pub answer: Answer,
    pub open: Option<OpenNote>,
    /// What proves the facts that hold; where none holds, what would prove each that is asked.
    pub evidence: Vec<EvidenceNeed>,
}

/// 所需材料: one document out of several, for one fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EvidenceNeed {
    pub fact: FactKind,
    /// The clause that names the documents; absent where the text names none and the whitelist speaks.
    pub clause: Option<Clause>,
    pub one_of: Vec<DocumentType>,
}

/// Why something is not decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OpenNote {
    pub code: String,
    /// `silent`, `left-to` or `corrupt`.
    pub reason: &'static str,
    pub note_zh: String,
    pub note_en: String,
}

/// 随迁审查: whether a relative may come along.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CompanionTrace {
    pub companion: Companion,
    pub answer: Answer,
    /// Absent where the text says nothing of relatives.
    pub clause: Option<Clause>,
    pub open: Option<OpenNote>,
}

impl Assessment {
    /// The best that any channel says.
    pub fn answer(&self) -> Answer {
        self.channels.iter().map(|it| it.answer).max().unwrap_or(Answer::NotMet)
    }

    /// The trace of a channel.
    pub fn channel(&self, code: &str) -> Option<&Trace> {
        self.channels.iter().find(|it| it.channel == code)
    }
}

impl ConditionTrace {
    /// The ways that serve best, if any serves: those by which the condition is met, else those on which it is open.
    pub fn ways(&self) -> impl Iterator<Item = &AlternativeTrace> {
        let best = |it: &&AlternativeTrace| it.answer == self.answer && it.answer > Answer::NotMet;
        self.alternatives.iter().filter(best)
    }
}

impl From<&OpenQuestion> for OpenNote {
    fn from(it: &OpenQuestion) -> Self {
        let reason = match it.reason {
            OpenReason::Silent(_) => "silent",
            OpenReason::LeftTo(_) => "left-to",
            OpenReason::Corrupt(_) => "corrupt",
        };
        let (code, note_zh, note_en) = (it.code.clone(), it.note_zh.clone(), it.note_en.clone());
        Self { code, reason, note_zh, note_en }
    }
}
