//! What is due 应付: the price as installments, and how each stands on a day.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use tenure::Shares;

use crate::consent::Evidence;

/// What is given for a right 对价.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Consideration {
    /// Money, at once or by the year.
    Money(Schedule),
    /// 股权: shares in the enterprise that the operation right is put into, at their valuation.
    Equity { enterprise: String, shares: Shares, valued_fen: i64, valuation: Evidence },
}

impl Consideration {
    /// What it is worth, in fen.
    pub fn value_fen(&self) -> i64 {
        match self {
            Self::Money(schedule) => schedule.total_fen(),
            Self::Equity { valued_fen, .. } => *valued_fen,
        }
    }
}

/// Installments of one price 付款安排.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<Installment>", into = "Vec<Installment>")]
pub struct Schedule {
    // Invariant: one at least, in the order of their days, each more than nothing, and their sum fits.
    installments: Vec<Installment>,
    total_fen: i64,
}

/// So much on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Installment {
    pub due_day: NaiveDate,
    pub amount_fen: i64,
}

/// Why installments are no schedule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ScheduleError {
    #[error("there is no installment")]
    Empty,
    #[error("an installment is not more than nothing")]
    NotPositive,
    #[error("the installments are not in the order of their days")]
    OutOfOrder,
    #[error("the sum is too large to be written")]
    TooLarge,
}

impl Schedule {
    pub fn new(installments: Vec<Installment>) -> Result<Self, ScheduleError> {
        if installments.is_empty() {
            return Err(ScheduleError::Empty);
        }
        if installments.iter().any(|it| it.amount_fen <= 0) {
            return Err(ScheduleError::NotPositive);
        }
        if !installments.is_sorted_by_key(|it| it.due_day) {
            return Err(ScheduleError::OutOfOrder);
        }
        let sum = installments.iter().try_fold(0_i64, |sum, it| sum.checked_add(it.amount_fen));
        let total_fen = sum.ok_or(ScheduleError::TooLarge)?;
        Ok(Self { installments, total_fen })
    }

    /// The whole price on one day.
    pub fn at_once(due_day: NaiveDate, amount_fen: i64) -> Result<Self, ScheduleError> {
        Self::new(vec![Installment { due_day, amount_fen }])
    }

    pub fn installments(&self) -> &[Installment] {
        &self.installments
    }

    pub fn total_fen(&self) -> i64 {
        self.total_fen
    }
}

impl TryFrom<Vec<Installment>> for Schedule {
    type Error = ScheduleError;

    fn try_from(installments: Vec<Installment>) -> Result<Self, ScheduleError> {
        Self::new(installments)
    }
}

impl From<Schedule> for Vec<Installment> {
    fn from(schedule: Schedule) -> Self {
        schedule.installments
    }
}

/// An installment with what was paid of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    pub installment: Installment,
    pub paid_fen: i64,
    pub standing: DueStanding,
}

/// How an installment stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DueStanding {
    /// 已付
    Paid,
    /// 未到期; the due day itself counts to it
    NotYetDue,
    /// 逾期, by so many days
    Overdue { days: i64 },
}

/// How the installments stand, when so much was paid in all: what comes in pays what was due first.
pub fn standing(schedule: &Schedule, paid_fen: i64, today: NaiveDate) -> Vec<Due> {
    let mut left = paid_fen.max(0);
    let installments = schedule.installments.iter();
    let dues = installments.map(|installment| {
        let paid_fen = installment.amount_fen.min(left);
        left -= paid_fen;
        let late = today.signed_duration_since(installment.due_day).num_days();
        let standing = match late {
            _ if paid_fen == installment.amount_fen => DueStanding::Paid,
            days @ 1.. => DueStanding::Overdue { days },
            _ => DueStanding::NotYetDue,
        };
        Due { installment: *installment, paid_fen, standing }
    });
    dues.collect()
}
