//! The three answers.

use serde::{Deserialize, Serialize};

use crate::Language;

/// 结论: what a text says to the facts.
///
/// The order is that of Kleene's three-valued logic: all of several conditions are as good as the worst of them, any of several ways as good as the best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// 不符合: what the text asks is not shown.
    NotMet,
    /// 本文未决定: the text is silent, corrupt, or leaves it to another act.
    Undecided,
    /// 符合
    Met,
}

impl Answer {
    /// The code, as it is on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NotMet => "not-met",
            Self::Undecided => "undecided",
            Self::Met => "met",
        }
    }

    /// The name for people.
    pub fn name(self, language: Language) -> &'static str {
        match self {
            Self::NotMet => language.pick("不符合", "not met"),
            Self::Undecided => language.pick("本文未决定", "not decided by this text"),
            Self::Met => language.pick("符合", "met"),
        }
    }
}
