//! The two languages in which a decision is explained.

use serde::{Deserialize, Serialize};

/// 语言: Chinese for the counter, English for whoever reviews it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Language {
    Chinese,
    English,
}

impl Language {
    /// The one of two wordings that is in this language.
    pub(crate) fn pick<'a>(self, zh: &'a str, en: &'a str) -> &'a str {
        match self {
            Self::Chinese => zh,
            Self::English => en,
        }
    }
}
