//! The bank's file 银行流水 is laid beside what a listing expects: only a line that matches is a payment.

use std::collections::BTreeSet;

use market::listing::ListingEvent;
use market::money::{Flow, MatchedPayment, Matching, Movement, match_lines};
use store::{BankFile, ExpectedRow, Unit};
use tenure::distribution::Finding;

use super::file::{ListingFile, not_found};
use super::hand::{InHand, real};
use super::money::{self, Order};
use super::office;
use super::view::ListingView;
use crate::Refused;
use crate::case::{Counter, Findings, Mode, Reply};
use crate::market::{BankFileAsked, bank_line, paid};

/// Takes a bank's file in: what matches is paid, and every line is told.
pub async fn take_bank_file(
    counter: &Counter<'_, ListingView>,
    number: &str,
    asked: BankFileAsked,
    mode: Mode,
) -> Result<Reply<ListingView>, Refused> {
    let Counter { store, officer, .. } = *counter;
    let county = store.county_of_deal(&officer.scope, number);
    let mut unit = store.begin(county.map_err(|it| not_found(number, it))?).await?;
    let file = ListingFile::open(&mut unit, officer, number).await?;
    if let Some(before) = counter.answered(&mut unit).await? {
        return Ok(before);
    }
    office::operator(officer, file.row.county)?;
    let mut hand = InHand::of(&mut unit, counter, file).await?;
    let matching = hand.matching(&unit, &asked);
    let entry = hand.bank_file(&asked, &matching);
    if real(mode) {
        unit.insert_bank_file(hand.file.row.id, &entry).await?;
        for payment in matching.matched {
            hand.paid(&mut unit, payment).await?;
        }
        unit.put_listing(&hand.known_to_all()).await?;
    }
    hand.file.bank_files.push(entry);
    let view = hand.view(Findings::default());
    if real(mode) { counter.conclude(unit, view).await } else { Ok(Reply::Now(Box::new(view))) }
}

impl InHand<'_> {
    /// The lines beside what is expected and was not paid before.
    fn matching(&self, unit: &Unit, asked: &BankFileAsked) -> Matching {
        let paid = self.file.paid();
        let open = self.file.expected.iter().map(|it| it.expected);
        let open: Vec<_> = open.filter(|it| !paid.contains(&it.number)).collect();
        let lines: Vec<_> = asked.lines.iter().map(|it| bank_line(unit, it)).collect();
        match_lines(&open, &lines)
    }

    fn bank_file(&self, asked: &BankFileAsked, matching: &Matching) -> BankFile {
        let matched = matching.matched.iter();
        let matched =
            matched.map(|it| Finding::Matched { payment: it.expected().number, line: it.line() });
        BankFile {
            number: u32::try_from(self.file.bank_files.len()).unwrap_or(u32::MAX).saturating_add(1),
            sha256: asked.sha256.clone(),
            findings: matched.chain(matching.unmatched.iter().copied()).collect(),
            officer: self.operator.name.clone(),
            at: self.at,
        }
    }

    /// A payment that the bank's file shows; a deposit that the listing takes no more goes back.
    async fn paid(&mut self, unit: &mut Unit, payment: MatchedPayment) -> Result<(), Refused> {
        let number = payment.expected().number;
        let expected = self.file.expected.iter().find(|it| it.expected.number == number).cloned();
        let Some(ExpectedRow { purpose, account, .. }) = expected else { return Ok(()) };
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

impl ListingFile {
    /// The numbers of the payments that a file of the bank showed.
    pub fn paid(&self) -> BTreeSet<u32> {
        paid(&self.bank_files)
    }
}
