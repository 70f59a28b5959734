//! Rural collective economic organisations 农村集体经济组织 and the shares in their income.

use std::fmt;

use chrono::NaiveDate;
use identity::{CreditCode, DivisionCode};

use crate::{HouseholdCode, UnknownCode};

/// A rural collective economic organisation 农村集体经济组织.
#[derive(Clone, Debug, PartialEq)]
pub struct Collective {
    pub credit_code: CreditCode,
    pub name: String,
    pub division: DivisionCode,
    pub legal_representative: String,
    pub registered_day: NaiveDate,
    pub total_shares: Shares,
}

/// A holding of shares in the collective's income 集体收益分配权份额.
#[derive(Clone, Debug, PartialEq)]
pub struct ShareHolding {
    pub collective: CreditCode,
    pub holder: ShareHolder,
    /// `member`, `collective` or `other`, as the charter names it.
    pub class: String,
    pub shares: Shares,
    /// The decision that the holding rests on.
    pub basis: String,
}

/// Who holds a share: a member, shown with the household, or the collective itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ShareHolder {
    Member { household: HouseholdCode, name: String },
    Collective,
}

/// An exact number of shares: a fraction in its lowest terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Shares {
    // Invariant: `denominator` > 0 and the two have no common divisor.
    numerator: i64,
    denominator: i64,
}

impl Shares {
    /// So many n-ths; `None` where the denominator is not positive.
    pub fn new(numerator: i64, denominator: i64) -> Option<Self> {
        if denominator <= 0 {
            return None;
        }
        let divisor = i64::try_from(gcd(numerator.unsigned_abs(), denominator.unsigned_abs())).ok()?;
        Some(Self { numerator: numerator / divisor, denominator: denominator / divisor })
    }

    /// Reads `12`, `12.5` or `25/2`.
    pub fn parse(text: &str) -> Result<Self, UnknownCode> {
        Self::read(text).ok_or_else(|| UnknownCode::new("number of shares", text))
    }

    fn read(text: &str) -> Option<Self> {
        if let Some((numerator, denominator)) = text.split_once('/') {
            return Self::new(numerator.parse().ok()?, denominator.parse().ok()?);
        }
        let Some((whole, decimals)) = text.split_once('.') else {
            return Self::new(text.parse().ok()?, 1);
        };
        let scale = 10_i64.checked_pow(u32::try_from(decimals.len()).ok()?)?;
        let digits: i64 = format!("{whole}{decimals}").parse().ok()?;
        if decimals.bytes().all(|it| it.is_ascii_digit()) { Self::new(digits, scale) } else { None }
    }

    pub fn numerator(self) -> i64 {
        self.numerator
    }

    pub fn denominator(self) -> i64 {
        self.denominator
    }

    /// The exact sum; `None` where it is too large to be written.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        let (a, b) = (i128::from(self.numerator), i128::from(self.denominator));
        let (c, d) = (i128::from(other.numerator), i128::from(other.denominator));
        let numerator = a.checked_mul(d)?.checked_add(c.checked_mul(b)?)?;
        let denominator = b.checked_mul(d)?;
        let divisor = i128::try_from(gcd_wide(numerator.unsigned_abs(), denominator.unsigned_abs())).ok()?;
        Self::new(i64::try_from(numerator / divisor).ok()?, i64::try_from(denominator / divisor).ok()?)
    }
}

impl fmt::Display for Shares {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.denominator == 1 {
            write!(f, "{}", self.numerator)
        } else {
            write!(f, "{}/{}", self.numerator, self.denominator)
        }
    }
}

fn gcd(a: u64, b: u64) -> u64 {
    if b == 0 { a.max(1) } else { gcd(b, a % b) }
}

fn gcd_wide(a: u128, b: u128) -> u128 {
    if b == 0 { a.max(1) } else { gcd_wide(b, a % b) }
}
