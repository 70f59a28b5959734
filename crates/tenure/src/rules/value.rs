//! Reads the delivered texts as days, numbers and shares; what does not read is `None`, and Q02 tells of it.

use std::fmt;

use chrono::NaiveDate;
use rust_decimal::Decimal;

/// A day: `20050101`, `2005-01-01` or `2005/1/1`, with or without a time behind it.
///
/// The standard writes eight digits, the database of a submission holds a date with a time, and programs print either.
pub fn day(text: &str) -> Option<NaiveDate> {
    let (date, time) = match text.split_once([' ', 'T']) {
        Some((date, time)) => (date, Some(time)),
        None => (text, None),
    };
    if time.is_some_and(|it| !reads_as_time(it)) {
        return None;
    }
    if date.len() == 8 && all_digits(date) {
        return ymd(date.get(..4)?, date.get(4..6)?, date.get(6..)?);
    }
    let separator = if date.contains('-') { '-' } else { '/' };
    let mut parts = date.split(separator);
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let plain = year.len() == 4 && [month, day].iter().all(|it| matches!(it.len(), 1 | 2));
    if plain && parts.next().is_none() { ymd(year, month, day) } else { None }
}

fn ymd(year: &str, month: &str, day: &str) -> Option<NaiveDate> {
    let number = |it: &str| if all_digits(it) { it.parse::<u32>().ok() } else { None };
    let year = i32::try_from(number(year)?).ok()?;
    NaiveDate::from_ymd_opt(year, number(month)?, number(day)?)
}

fn reads_as_time(text: &str) -> bool {
    let seconds = text.split_once('.').map_or(text, |(seconds, _)| seconds);
    let mut parts = seconds.split(':');
    let below = |it: Option<&str>, limit: u8| {
        it.is_some_and(|it| all_digits(it) && it.parse::<u8>().is_ok_and(|it| it < limit))
    };
    below(parts.next(), 24)
        && below(parts.next(), 60)
        && parts.next().is_none_or(|it| below(Some(it), 60))
        && parts.next().is_none()
        && text.split_once('.').is_none_or(|(_, fraction)| all_digits(fraction))
}

/// A decimal number without an exponent, such as `1234.50`.
pub fn decimal(text: &str) -> Option<Decimal> {
    let plain = |it| u8::is_ascii_digit(it) || matches!(it, b'.' | b'-' | b'+');
    if text.as_bytes().iter().all(plain) { Decimal::from_str_exact(text).ok() } else { None }
}

/// A whole number without a sign.
pub fn whole(text: &str) -> Option<u64> {
    if all_digits(text) { text.parse().ok() } else { None }
}

fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit())
}

/// A number of shares 份额: an exact fraction, since thirds of a share are common and must add up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fraction {
    // Invariant: reduced, so that equal numbers are equal values.
    numerator: i128,
    // Invariant: greater than zero.
    denominator: i128,
}

impl Fraction {
    pub const ZERO: Self = Self { numerator: 0, denominator: 1 };

    /// Reads `100`, `12.5` or `1/3`, each with or without a sign in front.
    pub fn parse(text: &str) -> Option<Self> {
        let Some((numerator, denominator)) = text.split_once('/') else {
            let value = decimal(text)?;
            return Self::new(value.mantissa(), 10_i128.checked_pow(value.scale())?);
        };
        let unsigned = numerator.strip_prefix('-').unwrap_or(numerator);
        let (top, bottom) = (i128::from(whole(unsigned)?), i128::from(whole(denominator)?));
        Self::new(if unsigned.len() == numerator.len() { top } else { -top }, bottom)
    }

    /// The fraction reduced; `None` for a denominator that is not greater than zero.
    pub fn new(numerator: i128, denominator: i128) -> Option<Self> {
        if denominator <= 0 {
            return None;
        }
        let divisor = greatest_common_divisor(numerator, denominator);
        Some(Self { numerator: numerator / divisor, denominator: denominator / divisor })
    }

    pub fn numerator(self) -> i128 {
        self.numerator
    }

    pub fn denominator(self) -> i128 {
        self.denominator
    }

    pub fn negative(self) -> bool {
        self.numerator < 0
    }

    /// The sum; `None` where it is beyond all numbers that shares can have.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        let divisor = greatest_common_divisor(self.denominator, other.denominator);
        let (mine, theirs) = (self.denominator / divisor, other.denominator / divisor);
        let left = self.numerator.checked_mul(theirs)?;
        let right = other.numerator.checked_mul(mine)?;
        Self::new(left.checked_add(right)?, self.denominator.checked_mul(theirs)?)
    }

    /// The difference; `None` where it is beyond all numbers that shares can have.
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.checked_add(Self { numerator: other.numerator.checked_neg()?, ..other })
    }
}

impl fmt::Display for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.denominator {
            1 => write!(f, "{}", self.numerator),
            denominator => write!(f, "{}/{denominator}", self.numerator),
        }
    }
}

/// At least 1; the second number is greater than zero.
fn greatest_common_divisor(first: i128, second: i128) -> i128 {
    let (mut larger, mut smaller) = (second, first % second);
    while smaller != 0 {
        (larger, smaller) = (smaller, larger % smaller);
    }
    larger.abs().max(1)
}

#[cfg(test)]
mod tests {
    use rust_decimal::dec;

    use super::{Fraction, day, decimal, whole};

    #[test]
    fn days_as_standards_databases_and_programs_write_them() {
        let expected = chrono::NaiveDate::from_ymd_opt(2005, 1, 2);
        for text in [
            "20050102",
            "2005-01-02",
            "2005/1/2",
            "2005-1-02",
            "2005-01-02T00:00:00",
            "2005-01-02 23:59:59.999",
            "2005/1/2 0:00",
        ] {
            assert_eq!(day(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_day_is_none() {
        for text in [
            "",
            "2005",
            "20050230",
            "2005-02-30",
            "2005-13-01",
            "05-01-02",
            "2005-01/02",
            "2005-01-02-03",
            "2005年1月2日",
            "2005-01-02 ",
            "2005-01-02 24:00",
            "2005-01-02 12",
            " 2005-01-02",
            "２００５0102",
            "+005-01-02",
        ] {
            assert_eq!(day(text), None, "{text}");
        }
    }

    #[test]
    fn numbers() {
        assert_eq!(decimal("1234.50"), Some(dec!(1234.50)));
        assert_eq!(decimal("-0.5"), Some(dec!(-0.5)));
        for text in ["", "-", ".", "1e3", "1_000", "1,5", " 1", "１", "1.2.3", "NaN"] {
            assert_eq!(decimal(text), None, "{text}");
        }
        assert_eq!(
            (whole("007"), whole("-1"), whole("1.0"), whole("")),
            (Some(7), None, None, None)
        );
    }

    #[test]
    fn three_thirds_are_one() {
        let third = Fraction::parse("1/3").unwrap();
        let sum = third.checked_add(third).and_then(|it| it.checked_add(third));
        assert_eq!(sum, Fraction::parse("1.00"));
        assert_eq!(sum.unwrap().checked_sub(third).unwrap().to_string(), "2/3");
        assert!(Fraction::parse("-2/4").unwrap().negative());
    }

    #[test]
    fn what_is_no_share_is_none() {
        for text in ["", "/", "1/", "1/0", "1/-3", "1/3/5", "a", "--1/3", "0.5/2"] {
            assert_eq!(Fraction::parse(text), None, "{text}");
        }
        let huge = Fraction::new(i128::MAX, 1).unwrap();
        assert_eq!(huge.checked_add(huge), None);
    }
}
