//! 发包方代码: who lets the land out.

use crate::{
    CodeError, County, DivisionCode, DivisionLevel,
    characters::{Characters, shown_as_text},
    error::CodeName,
    province,
};

const ISSUER: CodeName = CodeName { en: "issuer code", zh: "发包方代码" };

/// 发包方代码 (GB/T 35958-2018, 14 digits): county 6, township 3, village 3, group 2.
///
/// Levels that an issuer does not reach down to are zeros, so a village issues as its twelve digits and `00`.
/// It follows the ownership of the land and stays for the term of the contracts, even when the division around it is renamed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IssuerCode(Characters<14>);

shown_as_text!(IssuerCode);

impl IssuerCode {
    pub fn parse(text: &str) -> Result<Self, CodeError> {
        let characters = Characters::digits(ISSUER, text)?;
        province::check(ISSUER, text)?;
        Ok(Self(characters))
    }

    /// The issuer at the head of a code that has checked it already.
    pub(crate) fn of<const N: usize>(code: &Characters<N>) -> Self {
        Self(code.part::<0, 14>())
    }

    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    pub fn county(&self) -> County {
        County::of(&self.0)
    }

    /// The first twelve digits, whatever the issuer's own level is.
    pub fn village(&self) -> DivisionCode {
        DivisionCode::of(&self.0, DivisionLevel::Village)
    }

    /// The division that the issuer speaks for: its code without the levels that are zeros.
    pub fn division(&self) -> DivisionCode {
        DivisionCode::of(&self.0, self.level())
    }

    pub fn level(&self) -> DivisionLevel {
        match (self.0.text(6..9), self.0.text(9..12), self.0.text(12..14)) {
            ("000", "000", "00") => DivisionLevel::County,
            (_, "000", "00") => DivisionLevel::Town,
            (_, _, "00") => DivisionLevel::Village,
            _ => DivisionLevel::Group,
        }
    }

    /// Whether the village itself issues (组级 `00`).
    pub fn is_village_level(&self) -> bool {
        self.level() == DivisionLevel::Village
    }
}

#[cfg(test)]
mod tests {
    use super::IssuerCode;
    use crate::{CodeRule, DivisionLevel};

    #[test]
    fn zeros_at_the_end_are_levels_that_are_missing() {
        for (text, division, level) in [
            ("22058110000701", "22058110000701", DivisionLevel::Group),
            ("22058110000700", "220581100007", DivisionLevel::Village),
            ("22058110000000", "220581100", DivisionLevel::Town),
            ("22058100000000", "220581", DivisionLevel::County),
        ] {
            let issuer = IssuerCode::parse(text).unwrap();
            assert_eq!((issuer.level(), issuer.division().as_str()), (level, division));
            assert_eq!(issuer.is_village_level(), level == DivisionLevel::Village);
        }
    }

    #[test]
    fn knows_its_county_and_village() {
        let issuer = IssuerCode::parse("22058110000701").unwrap();
        assert_eq!(issuer.county().as_str(), "220581");
        assert_eq!(issuer.village().as_str(), "220581100007");
        assert!(issuer.village().contains_code(issuer.as_str()));
    }

    #[test]
    fn thirteen_and_fifteen_digits_are_refused() {
        for text in ["2205811000070", "220581100007011"] {
            let rule = IssuerCode::parse(text).unwrap_err().rule();
            assert!(matches!(rule, CodeRule::WrongLength { expected: [14], .. }), "{rule:?}");
        }
    }
}
