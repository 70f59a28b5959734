//! The yearly distribution 收益分配: from the year's income to what each holder is paid, exact to the fen and the same whenever it is worked out again.
//!
//! Nothing here is edited: what was wrong is put right by a later run, which names the one that it corrects.

mod account;
mod apportion;
mod canonical;
mod reconciliation;
mod run;

pub use account::{Distributable, YearAccount};
pub use apportion::{Claim, Payee, Share, apportion};
pub use canonical::FORM as CANONICAL_FORM;
pub use reconciliation::{BankLine, Finding, Payment, Reconciliation, reconcile};
pub use run::{Portion, Run, RunInput, claims_of, correct, distribute};

/// Why a distribution cannot be worked out.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DistributionError {
    #[error("`{what}` is less than zero")]
    Negative { what: &'static str },
    #[error("holder {payee} holds less than no share")]
    NegativeShares { payee: Payee },
    #[error("holder {payee} stands twice among the claims")]
    RepeatedPayee { payee: Payee },
    #[error("a holding names no holder")]
    NoHolder,
    #[error("there are {amount_fen} fen to distribute and no share")]
    NoShares { amount_fen: i64 },
    #[error("the claims add up to {sum} shares, the register has {registered}")]
    TotalDiffers { sum: crate::Shares, registered: crate::Shares },
    #[error("run {number} does not follow run {last} of the same collective and year")]
    OutOfSequence { number: u32, last: u32 },
    #[error("the numbers are too large to be computed exactly")]
    TooLarge,
}

impl DistributionError {
    /// For the clerk.
    pub fn message_zh(&self) -> String {
        match self {
            Self::Negative { what } => {
                let what = match *what {
                    "losses_fen" => "待弥补的亏损",
                    "retained_fen" => "结转的收益",
                    _ => "可分配收益",
                };
                format!("{what}小于零")
            }
            Self::NegativeShares { payee } => format!("{}的份额小于零", payee.name_zh()),
            Self::RepeatedPayee { payee } => format!("{}列了两次", payee.name_zh()),
            Self::NoHolder => "份额没有对应的持有人".to_owned(),
            Self::NoShares { amount_fen } => format!("有{amount_fen}分可分配，但没有份额"),
            Self::TotalDiffers { sum, registered } => {
                format!("参与分配的份额合计{sum}，登记的总份额{registered}")
            }
            Self::OutOfSequence { number, last } => {
                format!("第{number}批不能接在同年第{last}批之后")
            }
            Self::TooLarge => "数值过大，无法精确计算".to_owned(),
        }
    }
}
