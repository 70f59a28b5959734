//! 证件类型: what a person or body is identified by.

use crate::{CodeError, CodeRule, error::CodeName};

const DOCUMENT: CodeName = CodeName { en: "document kind", zh: "证件类型" };

/// 证件类型 (NY/T 2539 table C.15).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DocumentKind {
    /// 居民身份证
    IdentityCard,
    /// 军官证
    OfficerCard,
    /// 行政、企事业单位机构代码证或法人代码证
    OrganisationCode,
    /// 户口簿
    HouseholdBook,
    /// 护照
    Passport,
    /// 其他
    Other,
}

impl DocumentKind {
    pub const ALL: [Self; 6] = [
        Self::IdentityCard,
        Self::OfficerCard,
        Self::OrganisationCode,
        Self::HouseholdBook,
        Self::Passport,
        Self::Other,
    ];

    pub fn parse(text: &str) -> Result<Self, CodeError> {
        let listed = Self::ALL.into_iter().find(|it| it.as_str() == text);
        listed.ok_or_else(|| CodeError::new(DOCUMENT, text, CodeRule::NotInCodeList))
    }

    /// The code of table C.15.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::IdentityCard => "1",
            Self::OfficerCard => "2",
            Self::OrganisationCode => "3",
            Self::HouseholdBook => "4",
            Self::Passport => "5",
            Self::Other => "9",
        }
    }

    pub fn name_zh(self) -> &'static str {
        match self {
            Self::IdentityCard => "居民身份证",
            Self::OfficerCard => "军官证",
            Self::OrganisationCode => "行政、企事业单位机构代码证或法人代码证",
            Self::HouseholdBook => "户口簿",
            Self::Passport => "护照",
            Self::Other => "其他",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::DocumentKind;
    use crate::Sex;

    #[test]
    fn codes_read_back() {
        for kind in DocumentKind::ALL {
            assert_eq!(DocumentKind::parse(kind.as_str()), Ok(kind));
        }
        for sex in Sex::ALL {
            assert_eq!(Sex::parse(sex.as_str()), Ok(sex));
        }
    }

    #[test]
    fn what_the_list_lacks_is_refused() {
        for text in ["", "0", "6", "8", "01", "１"] {
            let error = DocumentKind::parse(text).unwrap_err();
            assert_eq!(error.message_zh(), "证件类型不在代码表内");
        }
    }
}
