//! What is given for what goes over 对价, as contracts and attestations say it.

use market::Days;
use market::money::{Consideration, Schedule};
use tenure::Shares;

use super::super::content::{DealTable, Value};
use super::wording::{installments, priced, text, yuan};

/// What is given, and when.
#[derive(Clone, Copy, Debug)]
pub(super) enum Price<'a> {
    /// All of it before anything goes over; the deposit was paid in beforehand and becomes part of it.
    Whole { price_fen: i64, deposit_fen: i64 },
    /// On the days that both agreed.
    Installments(&'a Schedule),
    /// 作价入股
    Equity { enterprise: &'a str, shares: Shares, valued_fen: i64 },
    /// The kind has no price.
    Nothing,
}

impl<'a> Price<'a> {
    /// As both agreed without a listing.
    pub(super) fn agreed(consideration: Option<&'a Consideration>) -> Self {
        match consideration {
            Some(Consideration::Money(schedule)) => Self::Installments(schedule),
            Some(Consideration::Equity { enterprise, shares, valued_fen, .. }) => {
                Self::Equity { enterprise, shares: *shares, valued_fen: *valued_fen }
            }
            None => Self::Nothing,
        }
    }

    /// The same once all of it was paid.
    pub(super) fn settled(self) -> Self {
        match self {
            Self::Installments(schedule) => {
                Self::Whole { price_fen: schedule.total_fen(), deposit_fen: 0 }
            }
            other => other,
        }
    }

    /// As a contract says it; what has no price is not said to have one, and what goes over for good has no term.
    pub(super) fn particular(self, term: Option<Days>) -> Option<(&'static str, Value)> {
        let price = priced(term, "价款", "价款（全部期限）");
        match self {
            Self::Whole { price_fen, .. } => Some((price, Value::Fen(price_fen))),
            Self::Installments(it) => Some((price, Value::Fen(it.total_fen()))),
            Self::Equity { valued_fen, .. } => Some(("入股作价", Value::Fen(valued_fen))),
            Self::Nothing => None,
        }
    }

    /// As an attestation says it.
    pub(super) fn attested(self, term: Option<Days>) -> (&'static str, Value) {
        let price = priced(term, "成交价款", "成交价款（全部期限）");
        match self {
            Self::Whole { price_fen, .. } => (price, Value::Fen(price_fen)),
            Self::Installments(it) => {
                ("约定价款（全部期限，分期支付）", Value::Fen(it.total_fen()))
            }
            Self::Equity { valued_fen, .. } => ("入股作价", Value::Fen(valued_fen)),
            Self::Nothing => ("成交价款", text("依法不计价款")),
        }
    }

    /// 付款安排
    pub(super) fn table(self) -> Option<DealTable> {
        match self {
            Self::Installments(schedule) => Some(installments(schedule)),
            _ => None,
        }
    }

    /// 价款和支付, as a clause.
    pub(super) fn clause(self) -> String {
        let paid = "存入交易机构的结算账户，由交易机构划转给甲方；甲方不再另行收取任何费用";
        match self {
            Self::Whole { price_fen, deposit_fen } if deposit_fen > 0 => format!(
                "价款共{}元。乙方已缴的保证金{}元抵作价款，其余价款在本合同签订后一次{paid}。",
                yuan(price_fen),
                yuan(deposit_fen)
            ),
            Self::Whole { price_fen, .. } => {
                format!("价款共{}元，乙方在本合同签订后一次{paid}。", yuan(price_fen))
            }
            Self::Installments(it) => {
                format!("价款共{}元，乙方按上列付款安排{paid}。", yuan(it.total_fen()))
            }
            Self::Equity { enterprise, shares, valued_fen } => {
                format!("土地经营权作价{}元，折为{enterprise}的{shares}股。", yuan(valued_fen))
            }
            Self::Nothing => "不计价款，任何一方不得以任何名义另行收取费用。".to_owned(),
        }
    }

    pub(super) fn is_nothing(self) -> bool {
        matches!(self, Self::Nothing)
    }
}
