//! The bank's file 银行流水 is laid beside what a listing expects: only a line that matches is a payment.

use market::listing::ListingEvent;
use market::money::{Flow, MatchedPayment, Movement};
use store::{DealKind, ExpectedRow, Unit};

use super::file::ListingFile;
use super::hand::{InHand, real};
use super::money::{self, Order};
use super::office;
use super::view::ListingView;
use crate::Refused;
use crate::case::{Counter, Findings, Mode, Reply};
use crate::market::{BankFileAsked, Laid, deal_row, lay};

/// Takes a bank's file in: what matches is paid, and every line is told.
pub async fn take_bank_file(
    counter: &Counter<'_, ListingView>,
    number: &str,
    asked: BankFileAsked,
    mode: Mode,
) -> Result<Reply<ListingView>, Refused> {
    let Counter { store, officer, occasion, .. } = *counter;
    let mut unit = deal_row::begin(store, officer, (DealKind::Listing, number)).await?;
    let file = ListingFile::open(&mut unit, officer, number).await?;
    if let Some(before) = counter.answered(&mut unit).await? {
        return Ok(before);
    }
    office::operator(officer, file.row.county)?;
    let mut hand = InHand::of(&mut unit, counter, file).await?;
    let by = (officer.name.as_str(), occasion);
    let Laid { file: entry, paid } = lay(&unit, &hand.file.money, asked, by);
    if real(mode) {
        unit.insert_bank_file(hand.file.row.id, &entry).await?;
        for (row, payment) in paid {
            hand.paid(&mut unit, row, payment).await?;
        }
        unit.put_listing(&hand.known_to_all()).await?;
    }
    hand.file.money.files.push(entry);
    let view = hand.view(Findings::default());
    if real(mode) { counter.conclude(unit, view).await } else { Ok(Reply::Now(Box::new(view))) }
}

impl InHand<'_> {
    /// A payment that the bank's file shows; a deposit that the listing takes no more goes back.
    async fn paid(
        &mut self,
        unit: &mut Unit,
        ExpectedRow { purpose, account, .. }: ExpectedRow,
        payment: MatchedPayment,
    ) -> Result<(), Refused> {
        let movement = money::paid(&payment, purpose, self.next_id(), self.at)?;
        self.move_money(unit, movement).await?;
        let event = match purpose {
            Movement::DepositPaid => ListingEvent::PayDeposit { payment },
            Movement::PricePaid => ListingEvent::Pay { payment },
            _ => return Ok(()),
        };
        match self.after(event.clone()) {
            Ok(next) => self.record(unit, (event, next), None).await,
            Err(Refused::Listing(_)) if purpose == Movement::DepositPaid => {
                self.send_back(unit, &payment, account).await
            }
            Err(refused) => Err(refused),
        }
    }

    async fn send_back(
        &mut self,
        unit: &mut Unit,
        payment: &MatchedPayment,
        account: String,
    ) -> Result<(), Refused> {
        let (party, amount_fen) = (payment.expected().party, payment.expected().amount_fen);
        let (flow, purpose) = (Flow::Out, Movement::DepositRefunded);
        self.expect(unit, &Order { flow, purpose, party, account, amount_fen }).await
    }
}
