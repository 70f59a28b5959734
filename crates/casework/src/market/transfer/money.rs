//! The money of a transfer 价款: ordered as it falls due, paid as the bank says, and given back where the transfer is void.

use market::money::{Account, Flow, MatchedPayment, Movement};
use market::transfer::TransferEvent;
use store::{DealKind, DealRow, ExpectedRow, Unit};

use super::body::TransferBody;
use super::step::{Taken, record};
use super::view::TransferView;
use crate::case::Counter;
use crate::market::cashier::Cashier;
use crate::market::payment::Round;
use crate::market::{DealMoney, PaidDeal};
use crate::{Officer, Refused};

impl PaidDeal for TransferView {
    const KIND: DealKind = DealKind::Transfer;
    type Body = TransferBody;

    async fn open(unit: &mut Unit, officer: &Officer, number: &str) -> Result<Self, Refused> {
        Self::open(unit, officer, number).await
    }

    fn kept(&mut self) -> (&mut DealRow<TransferBody>, &mut DealMoney) {
        (&mut self.row, &mut self.money)
    }

    fn round(&self, counter: &Counter<'_, Self>) -> Result<Round, Refused> {
        let (deal, flow) = (self.row.id, Flow::Out);
        let proposal = &self.deal.file().proposal;
        let outstanding_fen = self.deal.payable_fen(counter.occasion.today);
        if outstanding_fen > 0 {
            // The price belongs to who holds the right (承包法 39).
            let (purpose, parties) = (Movement::PricePaid, vec![proposal.representative]);
            return Ok(Round { deal, flow, purpose, outstanding_fen, parties });
        }
        let outstanding_fen = self.deal.refund_due_fen();
        if outstanding_fen <= 0 {
            return Err(Refused::NotPayable("nothing is to be paid as the transfer stands"));
        }
        let (purpose, parties) = (Movement::Refunded, vec![proposal.transferee.party]);
        Ok(Round { deal, flow, purpose, outstanding_fen, parties })
    }

    async fn settle(
        &mut self,
        unit: &mut Unit,
        counter: &Counter<'_, Self>,
        cashier: &mut Cashier<'_>,
        (row, payment): (ExpectedRow, MatchedPayment),
    ) -> Result<(), Refused> {
        let back = row.purpose == Movement::Refunded;
        let event = if back { TransferEvent::Refund(payment) } else { TransferEvent::Pay(payment) };
        let next = self.deal.told_paid(&event, counter.occasion.at)?;
        let taken = Taken { event, document_number: None, act: None };
        record(unit, self, counter, taken, next).await?;
        if !back {
            return self.paid(unit, cashier, &row).await;
        }
        // Once all of it is back, what moved is countered.
        if self.deal.refund_due_fen() <= 0 {
            self.money.movements.extend(cashier.counter_all(unit).await?);
        }
        Ok(())
    }
}

impl TransferView {
    /// The price goes through the settlement account of the deal to whoever gives the right.
    async fn paid(
        &mut self,
        unit: &mut Unit,
        cashier: &mut Cashier<'_>,
        row: &ExpectedRow,
    ) -> Result<(), Refused> {
        let party = |party| Account::Party { party };
        let from = party(self.deal.file().proposal.transferee.party);
        let (settlement, to) =
            (Account::Settlement { deal: self.row.id }, party(row.expected.party));
        let amount_fen = row.expected.amount_fen;
        for (movement, accounts) in [
            (Movement::PricePaid, (from, settlement.clone())),
            (Movement::PaidOut, (settlement, to)),
        ] {
            let moved = cashier.record(unit, movement, accounts, amount_fen).await?;
            self.money.movements.push(moved);
        }
        Ok(())
    }
}
