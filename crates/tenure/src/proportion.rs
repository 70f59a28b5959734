//! Proportions that a count must reach, such as two thirds of all members, compared as whole numbers.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::UnknownCode;

/// A proportion 比例, from none to all, as an exact fraction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Proportion {
    // Invariant: 0 < denominator, numerator <= denominator.
    numerator: u32,
    denominator: u32,
}

impl Proportion {
    /// 三分之二 (集体法 27, 28; 承包法 19, 28, 52)
    pub const TWO_THIRDS: Self = Self { numerator: 2, denominator: 3 };
    /// 四分之三 (集体法 15)
    pub const THREE_QUARTERS: Self = Self { numerator: 3, denominator: 4 };
    pub const NONE: Self = Self { numerator: 0, denominator: 1 };

    /// So many n-ths; `None` where the denominator is zero or the proportion is more than all.
    pub const fn new(numerator: u32, denominator: u32) -> Option<Self> {
        if denominator == 0 || numerator > denominator {
            return None;
        }
        Some(Self { numerator, denominator })
    }

    /// Reads `2/3`.
    pub fn parse(text: &str) -> Result<Self, UnknownCode> {
        let read = || {
            let (numerator, denominator) = text.split_once('/')?;
            let digits = |it: &str| it.bytes().all(|it| it.is_ascii_digit());
            let plain = digits(numerator) && digits(denominator);
            Self::new(numerator.parse().ok()?, denominator.parse().ok()?).filter(|_| plain)
        };
        read().ok_or_else(|| UnknownCode::new("proportion", text))
    }

    /// As [`Proportion::parse`] reads it.
    pub fn to_text(self) -> String {
        format!("{}/{}", self.numerator, self.denominator)
    }

    pub fn numerator(self) -> u32 {
        self.numerator
    }

    pub fn denominator(self) -> u32 {
        self.denominator
    }

    /// Whether a part of a whole is at least this much of it 以上(含本数); nothing is reached of a whole of none.
    pub fn is_reached(self, part: u32, whole: u32) -> bool {
        let (part, whole) = (u64::from(part), u64::from(whole));
        let reached = part * u64::from(self.denominator) >= whole * u64::from(self.numerator);
        whole > 0 && part <= whole && reached
    }

    /// Whether this asks for as much as another, or more.
    pub fn is_at_least(self, other: Self) -> bool {
        let one = u64::from(self.numerator) * u64::from(other.denominator);
        one >= u64::from(other.numerator) * u64::from(self.denominator)
    }

    /// The least part of an amount that reaches it, rounded up; `None` where that cannot be computed.
    pub fn of_amount(self, amount: i64) -> Option<i64> {
        let denominator = i128::from(self.denominator);
        let product = i128::from(amount) * i128::from(self.numerator);
        i64::try_from(product.checked_add(denominator - 1)?.div_euclid(denominator)).ok()
    }
}

impl Serialize for Proportion {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.to_text())
    }
}

impl<'de> Deserialize<'de> for Proportion {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Self::parse(&String::deserialize(from)?).map_err(serde::de::Error::custom)
    }
}

impl fmt::Display for Proportion {
    /// As Chinese law writes it: `3分之2`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}分之{}", self.denominator, self.numerator)
    }
}

#[cfg(test)]
mod tests {
    use super::Proportion;

    #[test]
    fn a_proportion_is_reached_from_its_exact_number_on() {
        for (proportion, part, whole) in [
            (Proportion::TWO_THIRDS, 2, 3),
            (Proportion::TWO_THIRDS, 20, 30),
            (Proportion::TWO_THIRDS, 21, 31),
            (Proportion::TWO_THIRDS, 2_863_311_530, u32::MAX),
            (Proportion::THREE_QUARTERS, 3, 4),
            (Proportion::THREE_QUARTERS, 76, 101),
        ] {
            assert!(proportion.is_reached(part, whole), "{part} of {whole}");
            assert!(!proportion.is_reached(part - 1, whole), "{} of {whole}", part - 1);
        }
    }

    #[test]
    fn it_reads_what_it_writes_and_nothing_else() {
        assert_eq!(Proportion::parse("2/3").unwrap(), Proportion::TWO_THIRDS);
        assert_eq!(Proportion::THREE_QUARTERS.to_text(), "3/4");
        for text in ["", "/", "1/0", "4/3", "+1/3", "-1/3", "1/3/5", " 1/3", "0.5"] {
            assert!(Proportion::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn nothing_is_reached_of_nobody_and_no_part_is_more_than_the_whole() {
        assert!(!Proportion::TWO_THIRDS.is_reached(0, 0));
        assert!(!Proportion::NONE.is_reached(0, 0));
        assert!(!Proportion::TWO_THIRDS.is_reached(4, 3));
        assert_eq!((Proportion::new(1, 0), Proportion::new(4, 3)), (None, None));
    }

    #[test]
    fn a_part_of_an_amount_is_rounded_up_so_that_it_reaches_the_proportion() {
        let thirty_percent = Proportion::new(30, 100).unwrap();
        assert_eq!(thirty_percent.of_amount(10), Some(3));
        assert_eq!(thirty_percent.of_amount(11), Some(4));
        assert_eq!(Proportion::NONE.of_amount(11), Some(0));
        assert_eq!(Proportion::new(1, 1).unwrap().of_amount(i64::MAX), Some(i64::MAX));
        assert!(Proportion::new(3, 10).unwrap().is_at_least(thirty_percent));
        assert!(!Proportion::new(29, 100).unwrap().is_at_least(thirty_percent));
    }
}
