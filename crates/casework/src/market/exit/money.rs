//! The compensation of an exit 补偿款: ordered, paid as the bank says, and given back where the exit did not come about.

use market::exit::{Application, ExitEvent, ExitState, ExitTerms};
use market::money::{Account, Flow, MatchedPayment, Movement};
use store::{DealKind, DealRow, ExpectedRow, Unit};
use tenure::ObjectId;

use super::right::RegisteredRight;
use super::step::record;
use super::view::ExitView;
use crate::case::Counter;
use crate::market::cashier::Cashier;
use crate::market::payment::Round;
use crate::market::{DealMoney, PaidDeal};
use crate::{Officer, Refused};

impl PaidDeal for ExitView {
    const KIND: DealKind = DealKind::Exit;
    type Body = Application;

    async fn open(unit: &mut Unit, officer: &Officer, number: &str) -> Result<Self, Refused> {
        Self::open(unit, officer, number).await
    }

    fn kept(&mut self) -> (&mut DealRow<Application>, &mut DealMoney) {
        (&mut self.row, &mut self.money)
    }

    fn round(&self, _: &Counter<'_, Self>) -> Result<Round, Refused> {
        let file = self.exit.file();
        let parties = file.application.holders.iter().map(|it| it.person).collect();
        let deal = self.row.id;
        if self.exit.state() == ExitState::Signed
            && let Some(ExitTerms::Compensation { schedule, .. }) = &file.terms
        {
            let outstanding_fen = i128::from(schedule.total_fen()) - file.paid_fen();
            let (flow, purpose) = (Flow::Out, Movement::CompensationPaid);
            return Ok(Round { deal, flow, purpose, outstanding_fen, parties });
        }
        let outstanding_fen = self.refund_due_fen();
        if outstanding_fen <= 0 {
            return Err(Refused::NotPayable("nothing is to be paid as the exit stands"));
        }
        Ok(Round { deal, flow: Flow::In, purpose: Movement::Refunded, outstanding_fen, parties })
    }

    async fn settle(
        &mut self,
        unit: &mut Unit,
        counter: &Counter<'_, Self>,
        cashier: &mut Cashier<'_>,
        (row, payment): (ExpectedRow, MatchedPayment),
    ) -> Result<(), Refused> {
        let paying = payer(self).ok_or(Refused::NotPayable("the exit says nobody who pays"))?;
        let (payer, holder) =
            (Account::Party { party: paying }, Account::Party { party: row.expected.party });
        let back = row.expected.flow == Flow::In;
        let accounts = if back { (holder, payer) } else { (payer, holder) };
        if !back {
            self.pay(unit, counter, payment).await?;
        }
        let moved = cashier.record(unit, row.purpose, accounts, row.expected.amount_fen).await?;
        self.money.movements.push(moved);
        Ok(())
    }
}

impl ExitView {
    /// The step that a payment is.
    async fn pay(
        &mut self,
        unit: &mut Unit,
        counter: &Counter<'_, Self>,
        payment: MatchedPayment,
    ) -> Result<(), Refused> {
        let event = ExitEvent::Pay(payment);
        let (none, desk) = (RegisteredRight::default(), counter.desk);
        let register = none.register(&desk.calendar, &desk.market_parameters);
        let next = self.exit.take(event.clone(), counter.occasion.at, &register)?;
        record(unit, self, counter, event, next, None).await
    }
}

fn payer(view: &ExitView) -> Option<ObjectId> {
    // Where the exit began anew its terms are gone, but what was agreed on then was kept.
    let terms = view.steps.iter().rev().filter_map(|it| match &it.event.event {
        ExitEvent::Agree(terms) => Some(terms),
        _ => None,
    });
    terms.into_iter().find_map(|it| match it {
        ExitTerms::Compensation { payer, .. } => Some(*payer),
        _ => None,
    })
}
