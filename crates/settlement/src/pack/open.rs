//! What a text leaves open, and why.

use serde::Deserialize;

use super::Clause;

/// 未决事项: a question that the text does not decide.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct OpenQuestion {
    pub code: String,
    pub note_zh: String,
    pub note_en: String,
    #[serde(flatten)]
    pub reason: OpenReason,
}

/// Why a question is open.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OpenReason {
    Silent(Silent),
    LeftTo(LeftTo),
    Corrupt(Corrupt),
}

/// 未作规定: the text does not say.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Silent {
    /// Words that occur nowhere in the source, where the silence can be shown so.
    #[serde(default)]
    pub absent: Vec<String>,
    /// The words that are too general to decide it, where there are some.
    #[serde(default)]
    pub clause: Option<Clause>,
}

/// 另行规定: the text leaves it to another act.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct LeftTo {
    pub act: String,
    pub clause: Clause,
}

/// 文本讹误: the copy that was read is corrupt here.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Corrupt {
    pub clause: Clause,
    /// What the passage most likely said, by the sister text that the note names.
    pub reads: String,
}

impl OpenReason {
    /// The clause it rests on, where it rests on words.
    pub fn clause(&self) -> Option<&Clause> {
        match self {
            Self::Silent(it) => it.clause.as_ref(),
            Self::LeftTo(it) => Some(&it.clause),
            Self::Corrupt(it) => Some(&it.clause),
        }
    }
}
