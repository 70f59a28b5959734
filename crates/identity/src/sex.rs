//! 性别, as the standards code it.

use crate::{CodeError, CodeRule, error::CodeName};

const SEX: CodeName = CodeName { en: "sex", zh: "性别代码" };

/// 性别 (NY/T 2539 table C.17).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sex {
    /// 男
    Male,
    /// 女
    Female,
}

impl Sex {
    pub const ALL: [Self; 2] = [Self::Male, Self::Female];

    pub fn parse(text: &str) -> Result<Self, CodeError> {
        let listed = Self::ALL.into_iter().find(|it| it.as_str() == text);
        listed.ok_or_else(|| CodeError::new(SEX, text, CodeRule::NotInCodeList))
    }

    /// The code of table C.17.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Male => "1",
            Self::Female => "2",
        }
    }

    pub fn name_zh(self) -> &'static str {
        match self {
            Self::Male => "男",
            Self::Female => "女",
        }
    }
}
