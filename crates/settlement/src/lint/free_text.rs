//! Words that an officer writes freely.

use serde::{Deserialize, Serialize};

use super::{Finding, look_through};

/// 说明文字: a text in which the linter finds nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct FreeText(String);

impl FreeText {
    /// Refuses a text that is empty or offends, with what was found.
    pub fn parse(text: &str) -> Result<Self, FreeTextError> {
        if text.trim().is_empty() {
            return Err(FreeTextError::Empty);
        }
        let findings = look_through(text);
        if !findings.is_empty() {
            return Err(FreeTextError::Forbidden(findings));
        }
        Ok(Self(text.to_owned()))
    }

    /// A text as it was recorded, which the linter of its day let pass.
    pub(crate) fn recorded(text: String) -> Self {
        Self(text)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Why a text is refused.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum FreeTextError {
    #[error("the text is empty")]
    Empty,
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
    Forbidden(Vec<Finding>),
}

impl TryFrom<String> for FreeText {
    type Error = FreeTextError;

    fn try_from(text: String) -> Result<Self, FreeTextError> {
        Self::parse(&text)
    }
}

impl From<FreeText> for String {
    fn from(text: FreeText) -> Self {
        text.0
    }
}
