//! The papers of a listing: notice, bid record, contract, receipts, attestation.

mod names;

use market::listing::{Listing, ListingEvent, ListingState};
use store::{At, Store};
use tenure::AsOf;
use tenure::case::{PaperKind, china_day};

use super::super::content::DealPaper;
use super::attestation::Attested;
use super::contract::Contract;
use super::entered::Entered;
use super::form::Form;
use super::price::Price;
use super::receipt::shown;
use super::subject::{Books, Subject};
use super::{Printable, Source, bids, digest_of, notice, number};
use crate::listing::ListingFile;
use crate::{Officer, Refused};

pub(super) use names::Names;

/// A listing with what its papers are made from.
pub(super) struct Listed {
    file: ListingFile,
    entered: Option<Entered>,
}

impl Listed {
    pub(super) async fn of(
        store: &Store,
        officer: &Officer,
        number: &str,
    ) -> Result<Self, Refused> {
        let file = crate::listing::listing(store, officer, number).await?.file;
        let act = file.steps.iter().find_map(|it| it.act);
        let entered = match act {
            Some(act) => Some(Entered::of(store, officer, file.row.county, act).await?),
            None => None,
        };
        Ok(Self { file, entered })
    }

    pub(super) fn file(&self) -> &ListingFile {
        &self.file
    }

    /// What is true as the listing stands, in the order of the catalogue.
    pub(super) fn printable(&self) -> Result<Vec<Printable>, Refused> {
        let mut all = Vec::new();
        for (kind, step) in
            [(PaperKind::ListingNotice, "publish"), (PaperKind::BidRecord, "strike")]
        {
            let places = self.file.steps.iter().enumerate().filter(|(_, it)| it.step == step);
            for ((place, _), nth) in places.zip(1..) {
                let round = self.at(place)?.round().to_string();
                all.push(self.at_step(kind, place, (round, nth))?);
            }
        }
        let whole = self.file.row.number.clone();
        if let Some(place) = self.contract_from() {
            all.push(self.at_step(PaperKind::DealContract, place, (whole.clone(), 1))?);
        }
        if let Some(entered) = self.entered.as_ref().filter(|it| it.is_logged()) {
            all.push(Printable {
                kind: PaperKind::Attestation,
                subject: whole,
                number: number(&self.file.row.number, PaperKind::Attestation, 1),
                act: Some(entered.sealed_act()),
                digest: entered.digest,
                source: Source::Act,
            });
        }
        all.extend(super::receipts(&self.file.row, &self.file.money)?);
        Ok(all)
    }

    /// What a paper waits for; `None` for one that no listing prints.
    pub(super) fn awaits(&self, kind: PaperKind) -> Option<&'static str> {
        match kind {
            PaperKind::ListingNotice => Some("it comes with `publish`"),
            PaperKind::BidRecord => Some("it comes with `strike`"),
            PaperKind::DealContract => {
                Some("it comes with `close-result`, while there is a winner to sign with")
            }
            PaperKind::PaymentReceipt => Some("no bank's file has shown a payment"),
            PaperKind::Attestation if self.entered.is_some() => {
                Some("its entry waits for its number in the log and for a signed checkpoint")
            }
            PaperKind::Attestation => Some("it comes with `enter`"),
            _ => None,
        }
    }

    pub(super) async fn content(
        &self,
        store: &Store,
        officer: &Officer,
        it: &Printable,
    ) -> Result<DealPaper, Refused> {
        match it.source {
            Source::Step(place) => self.of_step(store, officer, it.kind, place).await,
            Source::Payment(payment) => self.receipt(store, officer, payment).await,
            Source::Act => self.attestation(store, officer).await,
        }
    }

    async fn of_step(
        &self,
        store: &Store,
        officer: &Officer,
        kind: PaperKind,
        place: usize,
    ) -> Result<DealPaper, Refused> {
        let number = &self.file.row.number;
        let step = self.file.steps.get(place).ok_or_else(|| self.not_told())?;
        let then = self.at(place)?;
        let at = AsOf { as_of: china_day(step.at), known_at: step.at };
        match kind {
            PaperKind::BidRecord => {
                let steps = self.file.steps.get(..=place).unwrap_or_default();
                Ok(bids::record(number, &then, steps, &Names(&self.file)))
            }
            PaperKind::ListingNotice => {
                let subject = self.subject(store, officer, &then, at.into()).await?;
                Ok(notice::notice(number, &then, step, &subject))
            }
            _ => {
                let subject = self.subject(store, officer, &then, at.into()).await?;
                Ok(self.contract(&then)?.paper(&subject))
            }
        }
    }

    async fn receipt(
        &self,
        store: &Store,
        officer: &Officer,
        payment: u32,
    ) -> Result<DealPaper, Refused> {
        let (row, file) = (&self.file.row, &self.file);
        let shown = shown(&file.money);
        let shown = shown.iter().find(|it| it.expected.expected.number == payment);
        let shown = shown.ok_or_else(|| self.not_told())?;
        let party = shown.expected.expected.party;
        if party != row.body.application.applicant {
            return Ok(shown.receipt(&row.number, Names(file).name(party)));
        }
        let at = AsOf { as_of: china_day(shown.file.at), known_at: shown.file.at };
        let subject = self.subject(store, officer, &file.listing, at.into()).await?;
        Ok(shown.receipt(&row.number, subject.holder.name))
    }

    async fn attestation(&self, store: &Store, officer: &Officer) -> Result<DealPaper, Refused> {
        let (row, listing) = (&self.file.row, &self.file.listing);
        let entered = self.entered.as_ref().ok_or_else(|| self.not_told())?;
        let inclusion = entered.inclusion(store, row.county).await?;
        let inclusion = inclusion.ok_or_else(|| self.not_told())?;
        let award = listing.award().ok_or_else(|| self.not_told())?;
        let at = At::found_by(row.county, &entered.act);
        let subject = self.subject(store, officer, listing, at).await?;
        let application = listing.application();
        let attested = Attested {
            deal_number: &row.number,
            attestation: listing.attestation().unwrap_or_default(),
            object: application.object.kind(),
            form: Form::Listed(application.form),
            way: application.way.name_zh(),
            receiver: Names(&self.file).party(award.bidder),
            term: application.term,
            price: Price::Whole { price_fen: award.price_fen, deposit_fen: 0 },
            notice: listing.notice(),
            result_notice: listing.result_notice(),
            signed_day: listing.contract().map(|it| it.0),
            entered_day: entered.act.effect_day,
            act_number: entered.act.number,
        };
        Ok(attested.paper(&subject, inclusion))
    }

    fn contract(&self, listing: &Listing) -> Result<Contract<'_>, Refused> {
        let award = listing.award().ok_or_else(|| self.not_told())?;
        let application = listing.application();
        let enrolment = listing.enrolments().find(|it| it.bidder.party == award.bidder);
        let deposit_fen = enrolment.map_or(0, |it| it.deposit_fen);
        Ok(Contract {
            deal_number: &self.file.row.number,
            object: application.object.kind(),
            form: Form::Listed(application.form),
            receiver: Names(&self.file).party(award.bidder),
            term: application.term,
            price: Price::Whole { price_fen: award.price_fen, deposit_fen },
            written: None,
        })
    }

    async fn subject(
        &self,
        store: &Store,
        officer: &Officer,
        listing: &Listing,
        at: At,
    ) -> Result<Subject, Refused> {
        let application = listing.application();
        let books = Books { store, officer, issuer: application.collective, at };
        books.subject((&application.object).into()).await
    }

    /// The step since which there is a contract to sign, while there is.
    fn contract_from(&self) -> Option<usize> {
        let state = self.file.listing.state();
        let to_sign = state == ListingState::AwaitingContract || state.is_bound();
        let steps = &self.file.steps;
        let close = |it: &store::DealStep<market::listing::ListingStep>| {
            it.event.event == ListingEvent::CloseResult
        };
        steps.iter().rposition(close).filter(|_| to_sign)
    }

    /// The listing as the step at this place left it.
    fn at(&self, place: usize) -> Result<Listing, Refused> {
        let (row, steps) = (&self.file.row, self.file.steps.get(..=place).unwrap_or_default());
        let told = steps.iter().map(|it| it.event.clone());
        let listing = Listing::replayed(row.id, row.body.application.clone(), row.opened_at, told);
        listing.map_err(|source| Refused::NotRetold { number: row.number.clone(), source })
    }

    fn at_step(
        &self,
        kind: PaperKind,
        place: usize,
        (subject, nth): (String, u32),
    ) -> Result<Printable, Refused> {
        let steps = self.file.steps.get(..=place).unwrap_or_default();
        Ok(Printable {
            kind,
            subject,
            number: number(&self.file.row.number, kind, nth),
            act: None,
            digest: digest_of(&self.file.row, kind, steps)?,
            source: Source::Step(place),
        })
    }

    fn not_told(&self) -> Refused {
        Refused::Dangling { what: "listing", code: self.file.row.number.clone() }
    }
}
