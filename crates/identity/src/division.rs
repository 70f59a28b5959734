//! 区划代码: where in the country, from the county down to the villagers' group.

use crate::{
    CodeError, CodeRule,
    characters::{Characters, digit, shown_as_text},
    error::CodeName,
    province,
};

const COUNTY: CodeName = CodeName { en: "county code", zh: "县级区划代码" };
const DIVISION: CodeName = CodeName { en: "division code", zh: "区划代码" };

/// GB/T 35958-2018: county 6, township 3, village 3, group 2.
const LENGTHS: &[usize] = &[6, 9, 12, 14];
const LONGEST: usize = 14;

/// 县级区划代码: the first six digits of every code of the register, and the edge of a register's jurisdiction.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct County(Characters<6>);

shown_as_text!(County);

impl County {
    pub fn parse(text: &str) -> Result<Self, CodeError> {
        let characters = Characters::digits(COUNTY, text)?;
        province::check(COUNTY, text)?;
        Ok(Self(characters))
    }

    /// The county of a code that has checked its province already.
    pub(crate) fn of<const N: usize>(code: &Characters<N>) -> Self {
        Self(code.part::<0, 6>())
    }

    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

/// 区域层级: how far down a division code reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DivisionLevel {
    /// 县级
    County,
    /// 乡级
    Town,
    /// 村级
    Village,
    /// 组级
    Group,
}

impl DivisionLevel {
    /// How many digits a code of this level has.
    pub fn length(self) -> usize {
        match self {
            Self::County => 6,
            Self::Town => 9,
            Self::Village => 12,
            Self::Group => 14,
        }
    }

    fn of_length(length: usize) -> Option<Self> {
        [Self::County, Self::Town, Self::Village, Self::Group]
            .into_iter()
            .find(|it| it.length() == length)
    }
}

/// 区划代码: a county (6 digits), township (9), village (12) or group (14).
///
/// The level is the number of digits; zeros at the end are digits like others.
/// Codes sort as text, so a division comes before what it contains.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DivisionCode {
    // Invariant: as many ASCII digits as the level has, then zero bytes.
    digits: [u8; LONGEST],
    level: DivisionLevel,
}

shown_as_text!(DivisionCode);

impl DivisionCode {
    pub fn parse(text: &str) -> Result<Self, CodeError> {
        let found = text.chars().count();
        let Some(level) = DivisionLevel::of_length(found) else {
            let rule = CodeRule::WrongLength { expected: LENGTHS, found };
            return Err(CodeError::new(DIVISION, text, rule));
        };
        let mut digits = [0; LONGEST];
        for (position, (byte, it)) in (1..).zip(digits.iter_mut().zip(text.chars())) {
            *byte = digit(it)
                .map_err(|rule| CodeError::new(DIVISION, text, rule).at(position, text))?;
        }
        province::check(DIVISION, text)?;
        Ok(Self { digits, level })
    }

    /// The first digits of a code that has checked them already.
    pub(crate) fn of<const N: usize>(code: &Characters<N>, level: DivisionLevel) -> Self {
        let mut digits = [0; LONGEST];
        for (byte, it) in digits.iter_mut().zip(code.as_str().bytes()).take(level.length()) {
            *byte = it;
        }
        Self { digits, level }
    }

    pub fn as_str(&self) -> &str {
        let digits = self.digits.get(..self.level.length()).unwrap_or_default();
        // The bytes are ASCII, so the fallback is never taken.
        str::from_utf8(digits).unwrap_or_default()
    }

    pub fn level(&self) -> DivisionLevel {
        self.level
    }

    pub fn county(&self) -> County {
        let digits: [u8; 6] =
            std::array::from_fn(|it| self.digits.get(it).copied().unwrap_or(b'0'));
        County(Characters::from_digits(digits))
    }

    /// Whether `other` is this division or lies in it.
    pub fn contains(&self, other: &Self) -> bool {
        self.contains_code(other.as_str())
    }

    /// Whether a longer code (of an issuer, a parcel, …) begins with this division.
    pub fn contains_code(&self, code: &str) -> bool {
        code.starts_with(self.as_str())
    }

    /// The division one level up; a county has none.
    pub fn parent(&self) -> Option<Self> {
        match self.level {
            DivisionLevel::County => None,
            DivisionLevel::Town => Some(self.truncated(DivisionLevel::County)),
            DivisionLevel::Village => Some(self.truncated(DivisionLevel::Town)),
            DivisionLevel::Group => Some(self.truncated(DivisionLevel::Village)),
        }
    }

    /// The division of the given level around this one; a code that does not reach down so far stays as it is.
    #[must_use]
    pub fn truncated(&self, level: DivisionLevel) -> Self {
        let mut cut = Self { digits: self.digits, level: self.level.min(level) };
        cut.digits.iter_mut().skip(cut.level.length()).for_each(|it| *it = 0);
        cut
    }
}

impl From<County> for DivisionCode {
    fn from(county: County) -> Self {
        Self::of(&county.0, DivisionLevel::County)
    }
}

#[cfg(test)]
mod tests {
    use super::{County, DivisionCode, DivisionLevel};
    use crate::CodeRule;

    fn division(text: &str) -> DivisionCode {
        text.parse().unwrap()
    }

    #[test]
    fn the_level_is_the_number_of_digits() {
        assert_eq!(division("220581").level(), DivisionLevel::County);
        assert_eq!(division("220581100").level(), DivisionLevel::Town);
        assert_eq!(division("220581100007").level(), DivisionLevel::Village);
        assert_eq!(division("22058110000701").level(), DivisionLevel::Group);
        for text in ["", "22058", "2205811", "22058110", "2205811000", "220581100007011"] {
            let rule = DivisionCode::parse(text).unwrap_err().rule();
            assert!(matches!(rule, CodeRule::WrongLength { .. }), "{text}: {rule:?}");
        }
    }

    #[test]
    fn a_division_contains_itself_and_what_lies_in_it() {
        let village = division("220581100007");
        assert!(village.contains(&village));
        assert!(village.contains(&division("22058110000701")));
        assert!(village.contains_code("2205811000070100001"));
        assert!(!village.contains(&division("220581100")));
        assert!(!village.contains(&division("22058110000801")));
    }

    #[test]
    fn parents_go_up_to_the_county() {
        let mut ways = vec![];
        let mut at = Some(division("22058110000701"));
        while let Some(it) = at {
            ways.push(it.to_string());
            at = it.parent();
        }
        assert_eq!(ways, ["22058110000701", "220581100007", "220581100", "220581"]);
    }

    #[test]
    fn truncated_equals_parsed() {
        let group = division("22058110000701");
        assert_eq!(group.truncated(DivisionLevel::Town), division("220581100"));
        assert_eq!(group.truncated(DivisionLevel::Group), group);
        assert_eq!(division("220581").truncated(DivisionLevel::Village), division("220581"));
        assert_eq!(group.county(), County::parse("220581").unwrap());
        assert_eq!(DivisionCode::from(group.county()), division("220581"));
    }

    #[test]
    fn sorts_as_text() {
        let mut codes = ["220582", "22058110000701", "220581", "220581100"].map(division);
        codes.sort();
        assert_eq!(
            codes.map(|it| it.to_string()),
            ["220581", "220581100", "22058110000701", "220582"]
        );
    }

    #[test]
    fn the_province_must_exist() {
        for text in ["990101", "000000", "160101"] {
            assert_eq!(County::parse(text).unwrap_err().rule(), CodeRule::UnknownProvince);
            assert_eq!(DivisionCode::parse(text).unwrap_err().rule(), CodeRule::UnknownProvince);
        }
        assert_eq!(County::parse("２２０５８１").unwrap_err().rule(), CodeRule::NotADigit);
    }
}
