//! Numbers of shares 份额: exact fractions, since thirds of a share are common and must add up.

mod holding;
mod movement;
mod plan;

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::rules::value::{decimal, whole};
use crate::{Proportion, UnknownCode};

pub use holding::{HeldShares, Pledge, ShareParty, total};
pub use movement::{CannotMove, Recipient, ShareMovement};
pub use plan::SharePlan;

/// An exact number of shares: a fraction in its lowest terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Shares {
    // Invariant: reduced, so that equal numbers are equal values; `denominator` > 0.
    numerator: i64,
    denominator: i64,
}

impl Shares {
    pub const ZERO: Self = Self { numerator: 0, denominator: 1 };

    /// So many n-ths; `None` where the denominator is not positive.
    pub fn new(numerator: i64, denominator: i64) -> Option<Self> {
        Self::reduced(numerator.into(), denominator.into())
    }

    fn reduced(numerator: i128, denominator: i128) -> Option<Self> {
        if denominator <= 0 {
            return None;
        }
        let divisor = greatest_common_divisor(numerator, denominator);
        let numerator = i64::try_from(numerator / divisor).ok()?;
        Some(Self { numerator, denominator: i64::try_from(denominator / divisor).ok()? })
    }

    /// Reads `100`, `12.5` or `1/3`, each with or without a minus in front.
    pub fn parse(text: &str) -> Result<Self, UnknownCode> {
        Self::read(text).ok_or_else(|| UnknownCode::new("number of shares", text))
    }

    fn read(text: &str) -> Option<Self> {
        let Some((numerator, denominator)) = text.split_once('/') else {
            let value = decimal(text)?;
            return Self::reduced(value.mantissa(), 10_i128.checked_pow(value.scale())?);
        };
        let unsigned = numerator.strip_prefix('-').unwrap_or(numerator);
        let (top, bottom) = (i128::from(whole(unsigned)?), i128::from(whole(denominator)?));
        Self::reduced(if unsigned.len() == numerator.len() { top } else { -top }, bottom)
    }

    pub fn numerator(self) -> i64 {
        self.numerator
    }

    pub fn denominator(self) -> i64 {
        self.denominator
    }

    pub fn negative(self) -> bool {
        self.numerator < 0
    }

    /// Whether this is at most a proportion of a total; what is too large to be compared is not.
    pub fn is_at_most(self, proportion: Proportion, total: Self) -> bool {
        // n/d <= (p/q)(N/D)  <=>  n q D <= p N d, in numbers of up to 159 bits.
        let left = [self.numerator, proportion.denominator().into(), total.denominator];
        let right = [proportion.numerator().into(), total.numerator, self.denominator];
        let product = |it: [i64; 3]| {
            it.into_iter().try_fold(1_i128, |product, it| product.checked_mul(it.into()))
        };
        product(left).zip(product(right)).is_some_and(|(left, right)| left <= right)
    }

    /// The exact sum; `None` where it is too large to be written.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        let (a, b) = (i128::from(self.numerator), i128::from(self.denominator));
        let (c, d) = (i128::from(other.numerator), i128::from(other.denominator));
        Self::reduced(a.checked_mul(d)?.checked_add(c.checked_mul(b)?)?, b.checked_mul(d)?)
    }

    /// The exact difference; `None` where it is too large to be written.
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.checked_add(Self { numerator: other.numerator.checked_neg()?, ..other })
    }
}

impl Serialize for Shares {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.to_string())
    }
}

impl<'de> Deserialize<'de> for Shares {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Self::parse(&String::deserialize(from)?).map_err(serde::de::Error::custom)
    }
}

impl fmt::Display for Shares {
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
    use super::Shares;

    #[test]
    fn three_thirds_are_one() {
        let third = Shares::parse("1/3").unwrap();
        let sum = third.checked_add(third).and_then(|it| it.checked_add(third)).unwrap();
        assert_eq!(sum, Shares::parse("1.00").unwrap());
        assert_eq!(sum.checked_sub(third).unwrap().to_string(), "2/3");
        assert!(Shares::parse("-2/4").unwrap().negative());
        assert_eq!(Shares::parse("-12.50").unwrap().to_string(), "-25/2");
    }

    #[test]
    fn what_is_no_share_is_refused() {
        for text in
            ["", "/", "1/", "1/0", "1/-3", "1/3/5", "a", "--1/3", "0.5/2", "9223372036854775808"]
        {
            assert!(Shares::parse(text).is_err(), "{text}");
        }
        let huge = Shares::new(i64::MAX, 1).unwrap();
        assert_eq!(huge.checked_add(huge), None);
    }
}
