//! 统一社会信用代码: the number of a body.

use std::{
    cmp::Ordering,
    hash::{Hash, Hasher},
};

use crate::{
    CodeError, CodeRule,
    characters::{Characters, digit, shown_as_text},
    error::CodeName,
};

const CREDIT: CodeName = CodeName { en: "credit code", zh: "统一社会信用代码" };

/// GB 32100-2015: the characters, each worth its place; `I`, `O`, `S`, `V` and `Z` are left out.
const ALPHABET: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const RESERVED: &str = "IOSVZ";
/// GB 32100-2015: the weights of positions 1 to 17.
const WEIGHTS: [usize; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const MODULUS: usize = 31;
const CHECK_POSITION: usize = 18;

/// GB 11714-1997: the weights of the eight characters of the organisation code, positions 9 to 16 here.
const ORGANISATION_WEIGHTS: [u32; 8] = [3, 7, 9, 10, 5, 8, 4, 2];
const ORGANISATION_MODULUS: u32 = 11;
const ORGANISATION_CHECK_POSITION: usize = 17;

/// 统一社会信用代码 (GB 32100-2015, 18 characters), with the organisation code of GB 11714 inside.
///
/// Lower case is refused: nobody prints it, and a register must not hold one body under two texts.
/// Two codes are equal when their characters are, whether or not one was accepted by override.
#[derive(Clone)]
pub struct CreditCode {
    characters: Characters<18>,
    issued: Option<IssuedOverride>,
}

/// Why a code that fails its check was accepted all the same, and who answered for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssuedOverride {
    /// 放行理由
    pub reason: String,
    /// 审批人
    pub approved_by: String,
}

shown_as_text!(CreditCode);

impl CreditCode {
    pub fn parse(text: &str) -> Result<Self, CodeError> {
        let characters = well_formed(text)?;
        check(&characters)?;
        Ok(Self { characters, issued: None })
    }

    /// Accepts a code that was really issued although its check character does not follow, as early pilot codes were.
    ///
    /// Length, alphabet and division digits are demanded as ever; a code that passes its check is accepted without keeping the override.
    pub fn accept_as_issued(text: &str, issued: IssuedOverride) -> Result<Self, CodeError> {
        let characters = well_formed(text)?;
        if issued.reason.trim().is_empty() {
            return Err(CodeError::new(CREDIT, text, CodeRule::OverrideWithoutReason));
        }
        if issued.approved_by.trim().is_empty() {
            return Err(CodeError::new(CREDIT, text, CodeRule::OverrideWithoutApprover));
        }
        let issued = check(&characters).is_err().then_some(issued);
        Ok(Self { characters, issued })
    }

    pub fn as_str(&self) -> &str {
        self.characters.as_str()
    }

    pub fn is_override(&self) -> bool {
        self.issued.is_some()
    }

    pub fn issued_override(&self) -> Option<&IssuedOverride> {
        self.issued.as_ref()
    }

    /// 农村集体经济组织: registered by the agriculture authority (`N`) at one of the three levels; `N9` is 农业其他.
    pub fn is_rural_collective(&self) -> bool {
        self.collective_level().is_some()
    }

    /// 集体经济组织层级 (农经发〔2018〕4号): the second character behind `N`.
    pub fn collective_level(&self) -> Option<CollectiveLevel> {
        match self.characters.text(0..2) {
            "N1" => Some(CollectiveLevel::Group),
            "N2" => Some(CollectiveLevel::Village),
            "N3" => Some(CollectiveLevel::Town),
            _ => None,
        }
    }
}

/// 集体经济组织层级.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CollectiveLevel {
    /// 组级
    Group,
    /// 村级
    Village,
    /// 乡镇级
    Town,
}

impl PartialEq for CreditCode {
    fn eq(&self, other: &Self) -> bool {
        self.characters == other.characters
    }
}

impl Eq for CreditCode {}

impl PartialOrd for CreditCode {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for CreditCode {
    fn cmp(&self, other: &Self) -> Ordering {
        self.characters.cmp(&other.characters)
    }
}

impl Hash for CreditCode {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.characters.hash(state);
    }
}

fn well_formed(text: &str) -> Result<Characters<18>, CodeError> {
    Characters::parse(CREDIT, text, |position, it| match position {
        3..=8 => digit(it),
        _ => in_alphabet(it),
    })
}

fn in_alphabet(it: char) -> Result<u8, CodeRule> {
    if RESERVED.contains(it) {
        return Err(CodeRule::ReservedLetter);
    }
    crate::characters::one_of(it, ALPHABET)
}

/// Compares both check characters; the last one first, since it vouches for the other.
fn check(code: &Characters<18>) -> Result<(), CodeError> {
    let expected = [
        (CHECK_POSITION, check_character(code)),
        (ORGANISATION_CHECK_POSITION, organisation_check_character(code)),
    ];
    for (position, expected) in expected {
        if code.at(position) != expected {
            let rule = CodeRule::WrongCheckCharacter { expected };
            return Err(CodeError::new(CREDIT, code.as_str(), rule).at(position, code.as_str()));
        }
    }
    Ok(())
}

/// GB 32100-2015: the character that brings the weighted sum to a multiple of 31.
fn check_character(code: &Characters<18>) -> char {
    let values = code.as_str().chars().map(|it| ALPHABET.find(it).unwrap_or_default());
    let sum: usize = values.zip(WEIGHTS).map(|(value, weight)| value * weight).sum();
    ALPHABET.chars().nth((MODULUS - sum % MODULUS) % MODULUS).unwrap_or_default()
}

/// GB 11714-1997: digits are worth themselves, letters 10 to 35; a complement of 10 is written `X`, of 11 `0`.
fn organisation_check_character(code: &Characters<18>) -> char {
    let values = code.text(8..16).chars().map(|it| it.to_digit(36).unwrap_or_default());
    let sum: u32 = values.zip(ORGANISATION_WEIGHTS).map(|(value, weight)| value * weight).sum();
    let complement = (ORGANISATION_MODULUS - sum % ORGANISATION_MODULUS) % ORGANISATION_MODULUS;
    char::from_digit(complement, 10).unwrap_or('X')
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::{CollectiveLevel, CreditCode, IssuedOverride};
    use crate::{CodeError, CodeRule};

    const PILOT: &str = "91350100M0001TGQXM";

    fn because(reason: &str, approved_by: &str) -> IssuedOverride {
        IssuedOverride { reason: reason.to_owned(), approved_by: approved_by.to_owned() }
    }

    fn check(outcome: Result<CreditCode, CodeError>, expected: &Expect) {
        let error = outcome.unwrap_err();
        expected.assert_eq(&format!("{error}\n{}", error.message_zh()));
    }

    #[test]
    fn a_pilot_code_is_refused_until_someone_answers_for_it() {
        check(
            CreditCode::parse(PILOT),
            &expect![[r#"
                credit code `913501…`: position 18 must be the check character `1`, found `M`
                统一社会信用代码第18位校验码不符"#]],
        );
        let code = CreditCode::accept_as_issued(PILOT, because("执照照片核对", "clerk-7")).unwrap();
        assert_eq!(code.issued_override(), Some(&because("执照照片核对", "clerk-7")));
        assert!(code.is_override());
    }

    #[test]
    fn an_override_names_a_reason_and_a_person() {
        for (issued, rule) in [
            (because(" ", "clerk-7"), CodeRule::OverrideWithoutReason),
            (because("执照照片核对", ""), CodeRule::OverrideWithoutApprover),
        ] {
            assert_eq!(CreditCode::accept_as_issued(PILOT, issued).unwrap_err().rule(), rule);
        }
    }

    #[test]
    fn an_override_repairs_no_form() {
        for text in ["91350100M0001TGQX", "91350100M0001TGQXO", "91350A00M0001TGQXM", "x"] {
            assert!(CreditCode::accept_as_issued(text, because("a", "b")).is_err(), "{text}");
        }
    }

    #[test]
    fn a_code_that_passes_keeps_no_override() {
        let text = "N2429004KUJJ8W69XA";
        let code = CreditCode::accept_as_issued(text, because("a", "b")).unwrap();
        assert!(!code.is_override());
        assert_eq!(code, CreditCode::parse(text).unwrap());
    }

    #[test]
    fn collectives_have_three_levels() {
        for (text, level) in [
            ("N1440402KNQYC8BK9Y", Some(CollectiveLevel::Group)),
            ("N2429004KUJJ8W69XA", Some(CollectiveLevel::Village)),
            ("N3130927EX7W7LNQ9C", Some(CollectiveLevel::Town)),
            ("N9440304JPMA00AA49", None),
            ("54150302KX10BK7G8F", None),
        ] {
            let code = CreditCode::parse(text).unwrap();
            assert_eq!(code.collective_level(), level, "{text}");
            assert_eq!(code.is_rural_collective(), level.is_some());
        }
    }

    #[test]
    fn the_organisation_code_inside_is_checked_too() {
        // Position 17 is wrong and position 18 was computed anew, so only GB 11714 objects.
        check(
            CreditCode::parse("N1440402KNQYC8BK8U"),
            &expect![[r#"
                credit code `N14404…`: position 17 must be the check character `9`, found `8`
                统一社会信用代码第17位校验码不符"#]],
        );
    }

    #[test]
    fn letters_taken_for_digits_are_reserved() {
        check(
            CreditCode::parse("N1440402KNOYC8BK9Y"),
            &expect![[r#"
                credit code `N14404…`: position 11 must not be one of the letters `IOSVZ`, found `O`
                统一社会信用代码第11位不得使用字母I、O、S、V、Z"#]],
        );
    }
}
