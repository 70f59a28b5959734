//! 公民身份号码: the number of a person, which is shown to nobody by accident.

use std::{fmt, str::FromStr};

use chrono::NaiveDate;

use crate::{
    CodeError, CodeRule, Sex,
    characters::{Characters, digit, one_of},
    error::CodeName,
    mask::mask_identity_number,
    province,
};

const CITIZEN: CodeName = CodeName { en: "identity number", zh: "公民身份号码" };
const LEGACY: CodeName = CodeName { en: "legacy identity number", zh: "15位身份证号码" };

/// GB 11643-1999: the weights of ISO 7064 MOD 11-2 for positions 1 to 17.
const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
/// GB 11643-1999: the check characters by the remainder of the weighted sum.
const CHECK_CHARACTERS: &str = "10X98765432";
const CHECK_MODULUS: u32 = 11;
const CHECK_POSITION: usize = 18;
/// What position 18 may be, before it is compared with the sum.
const CHECK_ALPHABET: &str = "0123456789X";

/// Where the day of birth begins, as a 1-based position.
const BIRTH_POSITION: usize = 7;
/// GB 11643-1989 wrote the year with two digits, all of them of the twentieth century.
const LEGACY_CENTURY: &str = "19";

/// 公民身份号码 (GB 11643-1999, 18 positions).
///
/// `parse` accepts a lower-case `x` at the end, because many systems print one, and holds it as `X`; a full-width `Ｘ` and full-width digits are refused.
/// Whether the county in the first six digits ever existed is not asked, since lists of past divisions are incomplete; its province must exist.
///
/// `Debug` and `Display` are masked; [`Self::expose`] is the only way to the number.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CitizenId {
    number: Characters<18>,
    // Invariant: positions 7 to 14 of the number.
    birth_day: NaiveDate,
}

impl CitizenId {
    pub fn parse(text: &str) -> Result<Self, CodeError> {
        province::check(CITIZEN, text)
            .and_then(|()| read(text))
            .map_err(|error| error.masked(mask_identity_number(text)))
    }

    /// As [`Self::parse`], but the first two digits need not be a province: they are the county of a first registration long ago, and the area 99 is left to invented persons in samples.
    ///
    /// This is what the check of a submission asks (form, date and check character); a new entry asks [`Self::parse_as_of`].
    pub fn parse_whatever_area(text: &str) -> Result<Self, CodeError> {
        read(text).map_err(|error| error.masked(mask_identity_number(text)))
    }

    /// As [`Self::parse`], and refuses a person who is not born yet on the given day (出生日期晚于当日).
    pub fn parse_as_of(text: &str, day: NaiveDate) -> Result<Self, CodeError> {
        let id = Self::parse(text)?;
        if id.birth_day <= day {
            return Ok(id);
        }
        let error = CodeError::new(CITIZEN, text, CodeRule::BornAfter { day });
        Err(error.at(BIRTH_POSITION, text).masked(mask_identity_number(text)))
    }

    /// Reads a number of 15 digits (GB 11643-1989) as the number of 18 that replaced it: `19` before the year, the check character behind.
    pub fn from_legacy(text: &str) -> Result<Self, CodeError> {
        // Both positions that can still be refused, of the province and of the day, lie before the century comes in or where it does.
        let refused = |it: CodeError| {
            let error = CodeError::new(LEGACY, text, it.rule()).masked(mask_identity_number(text));
            match it.position() {
                Some(position) => error.at(position, text),
                None => error,
            }
        };
        let legacy = Characters::<15>::digits(LEGACY, text).map_err(refused)?;
        let seventeen = format!("{}{LEGACY_CENTURY}{}", legacy.text(0..6), legacy.text(6..15));
        Self::parse(&format!("{seventeen}{}", check_character(&seventeen))).map_err(refused)
    }

    /// The number itself, for the one who has a reason to see it.
    pub fn expose(&self) -> &str {
        self.number.as_str()
    }

    pub fn birth_day(&self) -> NaiveDate {
        self.birth_day
    }

    /// 性别: position 17 is odd for men and even for women.
    pub fn sex(&self) -> Sex {
        match self.number.number(16..17) % 2 {
            1 => Sex::Male,
            _ => Sex::Female,
        }
    }

    /// 地址码: the first six digits, the county of the first registration; it tells nothing about where the person lives or holds rights.
    pub fn area(&self) -> &str {
        self.number.text(0..6)
    }

    /// `410122********2319`.
    pub fn masked(&self) -> String {
        mask_identity_number(self.expose())
    }
}

impl fmt::Display for CitizenId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.masked())
    }
}

impl fmt::Debug for CitizenId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CitizenId({})", self.masked())
    }
}

impl FromStr for CitizenId {
    type Err = CodeError;

    fn from_str(text: &str) -> Result<Self, CodeError> {
        Self::parse(text)
    }
}

fn read(text: &str) -> Result<CitizenId, CodeError> {
    let number = Characters::<18>::parse(CITIZEN, text, |position, it| match position {
        CHECK_POSITION => one_of(it.to_ascii_uppercase(), CHECK_ALPHABET),
        _ => digit(it),
    })?;
    let refused = |rule, position| CodeError::new(CITIZEN, text, rule).at(position, text);
    let birth_day =
        birth_day(&number).ok_or_else(|| refused(CodeRule::DateDoesNotExist, BIRTH_POSITION))?;
    let expected = check_character(number.as_str());
    if number.at(CHECK_POSITION) != expected {
        return Err(refused(CodeRule::WrongCheckCharacter { expected }, CHECK_POSITION));
    }
    Ok(CitizenId { number, birth_day })
}

fn birth_day(number: &Characters<18>) -> Option<NaiveDate> {
    let year = i32::try_from(number.number(6..10)).ok()?;
    NaiveDate::from_ymd_opt(year, number.number(10..12), number.number(12..14))
}

/// The check character of the first seventeen digits.
fn check_character(digits: &str) -> char {
    let values = digits.chars().map(|it| it.to_digit(10).unwrap_or_default());
    let sum: u32 = values.zip(WEIGHTS).map(|(value, weight)| value * weight).sum();
    let remainder = usize::try_from(sum % CHECK_MODULUS).unwrap_or_default();
    CHECK_CHARACTERS.chars().nth(remainder).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use expect_test::{Expect, expect};

    use super::CitizenId;
    use crate::{CodeError, CodeRule, Sex};

    /// A synthetic number: sequence 000 is given to nobody.
    const SYNTHETIC: &str = "51010419061128610X";

    fn check(outcome: Result<CitizenId, CodeError>, expected: &Expect) {
        let error = outcome.unwrap_err();
        expected.assert_eq(&format!("{error}\n{}", error.message_zh()));
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn is_masked_unless_exposed() {
        let id = CitizenId::parse(SYNTHETIC).unwrap();
        assert_eq!(format!("{id} {id:?}"), "510104********610X CitizenId(510104********610X)");
        assert_eq!(id.expose(), SYNTHETIC);
    }

    #[test]
    fn tells_birth_sex_and_area() {
        let id = CitizenId::parse(SYNTHETIC).unwrap();
        assert_eq!(
            (id.birth_day(), id.sex(), id.area()),
            (day("1906-11-28"), Sex::Female, "510104")
        );
    }

    #[test]
    fn a_lower_case_x_is_the_same_number_and_a_full_width_one_is_none() {
        let id = CitizenId::parse("51010419061128610x").unwrap();
        assert_eq!(id, CitizenId::parse(SYNTHETIC).unwrap());
        assert_eq!(id.expose(), SYNTHETIC);
        check(
            CitizenId::parse("51010419061128610Ｘ"),
            &expect![[r#"
                identity number `510104********610Ｘ`: position 18 must be one of `0123456789X`, found `Ｘ`
                公民身份号码第18位应为下列字符之一：0123456789X"#]],
        );
    }

    #[test]
    fn a_wrong_check_character_is_named_but_not_to_the_clerk() {
        check(
            CitizenId::parse("510104190611286101"),
            &expect![[r#"
                identity number `510104********6101`: position 18 must be the check character `X`, found `1`
                公民身份号码第18位校验码不符"#]],
        );
    }

    #[test]
    fn a_day_that_is_not_in_the_calendar() {
        check(
            CitizenId::parse("22042219050230011X"),
            &expect![[r#"
                identity number `220422********011X`: position 7 must begin a date that exists, found `1`
                公民身份号码第7位起的日期不存在"#]],
        );
    }

    #[test]
    fn born_on_the_day_and_born_a_day_later() {
        assert!(CitizenId::parse_as_of(SYNTHETIC, day("1906-11-28")).is_ok());
        check(
            CitizenId::parse_as_of(SYNTHETIC, day("1906-11-27")),
            &expect![[r#"
                identity number `510104********610X`: position 7 must begin a date not after 1906-11-27, found `1`
                公民身份号码第7位起的出生日期晚于1906-11-27"#]],
        );
    }

    #[test]
    fn an_area_that_was_never_given_is_read_only_on_request() {
        let text = "990426190512310112";
        assert_eq!(CitizenId::parse(text).unwrap_err().rule(), CodeRule::UnknownProvince);
        assert_eq!(CitizenId::parse_whatever_area(text).unwrap().area(), "990426");
        assert!(CitizenId::parse_whatever_area("990426190512310113").is_err());
    }

    #[test]
    fn fifteen_digits_are_read_only_on_request() {
        let text = "431389760616601";
        assert_eq!(
            CitizenId::parse(text).unwrap_err().rule(),
            CodeRule::WrongLength { expected: &[18], found: 15 }
        );
        assert_eq!(CitizenId::from_legacy(text).unwrap().expose(), "431389197606166012");
        check(
            CitizenId::from_legacy("431389761316601"),
            &expect![[r#"
                legacy identity number `431389*****6601`: position 7 must begin a date that exists, found `7`
                15位身份证号码第7位起的日期不存在"#]],
        );
        assert!(CitizenId::from_legacy("43138976061660X").is_err());
        assert!(CitizenId::from_legacy(SYNTHETIC).is_err());
    }

    #[test]
    fn no_error_carries_the_number_whole() {
        for text in ["510104190611286101", "5101041906112861011", "99010419061128610X"] {
            let error = CitizenId::parse(text).unwrap_err();
            let said = format!("{error} {error:?} {}", error.message_zh());
            assert!(!said.contains(text), "{said}");
        }
    }
}
