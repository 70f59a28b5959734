//! The money of a transfer: what is due, what the bank showed, and what must go back.

use chrono::{DateTime, NaiveDate, Utc};
use tenure::ObjectId;

use super::{TransferDeal, TransferEvent, TransferRefused, TransferState, TransferTaken};
use crate::money::{Consideration, Due, DueStanding, Flow, MatchedPayment, Schedule, standing};

impl TransferDeal {
    /// The transfer after the bank showed a payment: that is so wherever it stands, and leads nowhere.
    pub fn told_paid(
        &self,
        payment: &TransferEvent,
        at: DateTime<Utc>,
    ) -> Result<Self, TransferRefused> {
        let (state, step) = (self.state(), payment.name());
        match payment {
            TransferEvent::Pay(it) => {
                self.check_payment(it, self.file().proposal.representative)?;
            }
            TransferEvent::Refund(it) => {
                self.check_payment(it, self.file().proposal.transferee.party)?;
            }
            _ => return Err(TransferRefused::WrongStep { state, step }),
        }
        Ok(self.retold(TransferTaken { event: payment.clone(), state }, at))
    }

    /// What is paid in installments; `None` where it has no price, or one that is no money.
    pub fn schedule(&self) -> Option<&Schedule> {
        match &self.file().proposal.consideration {
            Some(Consideration::Money(schedule)) => Some(schedule),
            _ => None,
        }
    }

    /// How each installment stands on a day.
    pub fn dues(&self, today: NaiveDate) -> Vec<Due> {
        let paid_fen = i64::try_from(self.file().paid_fen()).unwrap_or(i64::MAX);
        let dues = self.schedule().map(|it| standing(it, paid_fen, today));
        dues.unwrap_or_default()
    }

    /// What may be ordered today, in fen: all that is due, or else the installment that is due next.
    ///
    /// Nothing is due any more that would have become due after the end.
    pub fn payable_fen(&self, today: NaiveDate) -> i128 {
        use TransferState::{Approved, Ended, Entered, Running};
        if !matches!(self.state(), Approved | Running | Entered | Ended) {
            return 0;
        }
        let until = self.file().ended.as_ref().map(|(_, from)| *from);
        let dues = self.dues(today);
        let owed = dues.iter().filter(|it| it.standing != DueStanding::Paid);
        let owed = owed.filter(|it| until.is_none_or(|from| it.installment.due_day < from));
        let open = |it: &Due| i128::from(it.installment.amount_fen) - i128::from(it.paid_fen);
        let due = owed.clone().filter(|it| it.installment.due_day <= today);
        let due_fen: i128 = due.map(open).sum();
        if due_fen > 0 { due_fen } else { owed.map(open).next().unwrap_or_default() }
    }

    /// What must be paid back, in fen: all that was paid for a transfer that is void, or that did not come about.
    pub fn refund_due_fen(&self) -> i128 {
        let undone = self.state() == TransferState::Withdrawn || self.file().coercion.is_some();
        if undone { self.file().paid_fen() - self.file().refunded_fen() } else { 0 }
    }

    /// A payment of this deal, to whom it goes, that was not told before.
    fn check_payment(&self, payment: &MatchedPayment, to: ObjectId) -> Result<(), TransferRefused> {
        let expected = payment.expected();
        if expected.deal != self.deal() || expected.flow != Flow::Out || expected.party != to {
            return Err(TransferRefused::OtherPayment);
        }
        let mut told = self.file().payments.iter().chain(&self.file().refunds);
        if told.any(|it| it.expected().number == expected.number) {
            return Err(TransferRefused::PaidBefore);
        }
        Ok(())
    }
}
