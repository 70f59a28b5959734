//! The papers of a deal 交易文书: each printed from the state in which it is true, and from what was kept then.

mod attestation;
mod bids;
mod contract;
mod entered;
mod exit;
mod form;
mod listing;
mod notice;
mod price;
mod receipt;
mod subject;
mod transfer;
mod wording;

use std::fmt;

use identity::County;
use ledger::{Digest, Entry};
use serde::Serialize;
use store::{DealKind, DealRow, DealStep, Store};
use tenure::ActId;
use tenure::case::PaperKind;

use super::approve::approve;
use super::asked::PaperAsked;
use super::content::{Content, DealPaper};
use super::draw::{Behind, Drawn, approved};
use super::list::PaperView;
use super::printings::Printings;
use crate::case::{Desk, Occasion};
use crate::market::DealMoney;
use crate::{Officer, Refused};

/// The papers of a deal, with all that they are made from.
pub struct DealPapers<'a> {
    store: &'a Store,
    desk: &'a Desk,
    officer: &'a Officer,
    county: County,
    deal: Deal,
    printings: Printings,
}

/// What the papers of a deal are made from.
enum Deal {
    Listing(Box<listing::Listed>),
    Exit(Box<exit::Exited>),
    Transfer(Box<transfer::Transferred>),
}

/// A paper that can be printed.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Printable {
    kind: PaperKind,
    /// What it is about: the round, the decision or the payment, from one on; of a paper that a deal has once, the deal.
    subject: String,
    number: String,
    /// The act that it says, with its number; a paper from before the act has none.
    act: Option<(ActId, i64)>,
    digest: Digest,
    source: Source,
}

/// What a paper is made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Source {
    /// The deal as this step left it, by its place among the steps.
    Step(usize),
    /// An expected payment that the bank's files show, by its number.
    Payment(u32),
    /// What was entered.
    Act,
}

impl<'a> DealPapers<'a> {
    /// Finds the papers of a deal in the officer's division.
    pub async fn of(
        store: &'a Store,
        desk: &'a Desk,
        officer: &'a Officer,
        kind: DealKind,
        number: &str,
    ) -> Result<Self, Refused> {
        let deal = match kind {
            DealKind::Listing => {
                Deal::Listing(Box::new(listing::Listed::of(store, officer, number).await?))
            }
            DealKind::Exit => Deal::Exit(Box::new(exit::Exited::of(store, officer, number).await?)),
            DealKind::Transfer => {
                let transferred = transfer::Transferred::of(store, officer, number).await?;
                Deal::Transfer(Box::new(transferred))
            }
        };
        let county = deal.county();
        let printings = Printings::of(store, county, number).await?;
        Ok(Self { store, desk, officer, county, deal, printings })
    }

    /// The papers that are true as the deal stands, with how often each was printed.
    pub fn list(&self) -> Result<Vec<PaperView>, Refused> {
        Ok(self.deal.printable()?.iter().map(|it| self.view(it)).collect())
    }

    /// Draws a paper up, or says why it may not be printed.
    pub async fn draw_up(&self, asked: &PaperAsked, occasion: Occasion) -> Result<Drawn, Refused> {
        let printable = self.find(asked)?;
        let view = self.view(&printable);
        let approved_by = approved(self.desk, self.officer, &view)?;
        let content = Content::Deal(Box::new(self.content(&printable).await?));
        let Printable { act, digest, .. } = printable;
        let act_number = act.map_or_else(|| self.deal.number().to_owned(), |it| it.1.to_string());
        let behind = Behind { county: self.county, act: act.map(|it| it.0), act_number, digest };
        Ok(Drawn::of(content, behind, view, approved_by, (self.officer, occasion)))
    }

    /// Approves the next printing of a paper; another officer prints it.
    pub async fn approve(
        &self,
        asked: &PaperAsked,
        reason: &str,
        occasion: Occasion,
    ) -> Result<PaperView, Refused> {
        let view = self.view(&self.find(asked)?);
        approve(self.store, self.officer, self.county, view, reason, occasion).await
    }

    fn view(&self, it: &Printable) -> PaperView {
        self.printings.view(self.desk, it.kind, it.subject.clone(), &it.number)
    }

    /// The paper that is asked for, or what it waits for.
    fn find(&self, PaperAsked { kind, subject }: &PaperAsked) -> Result<Printable, Refused> {
        let mut of_kind = self.deal.printable()?;
        of_kind.retain(|it| it.kind == *kind);
        if of_kind.is_empty() {
            return Err(self.deal.missing(*kind));
        }
        let subjects: Vec<String> = of_kind.iter().map(|it| it.subject.clone()).collect();
        if let Some(subject) = subject {
            of_kind.retain(|it| it.subject == *subject);
            let nothing = || Refused::NotFound { what: "paper", code: subject.clone() };
            return of_kind.pop().ok_or_else(nothing);
        }
        match of_kind.pop() {
            Some(only) if of_kind.is_empty() => Ok(only),
            _ => Err(Refused::SeveralPapers { paper: *kind, subjects }),
        }
    }

    async fn content(&self, it: &Printable) -> Result<DealPaper, Refused> {
        match &self.deal {
            Deal::Listing(deal) => deal.content(self.store, self.officer, it).await,
            Deal::Exit(deal) => deal.content(self.store, self.officer, it).await,
            Deal::Transfer(deal) => deal.content(self.store, self.officer, it).await,
        }
    }
}

impl fmt::Debug for DealPapers<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DealPapers").field("county", &self.county).finish_non_exhaustive()
    }
}

impl Deal {
    fn county(&self) -> County {
        match self {
            Self::Listing(it) => it.file().row.county,
            Self::Exit(it) => it.view().row.county,
            Self::Transfer(it) => it.view().row.county,
        }
    }

    fn number(&self) -> &str {
        match self {
            Self::Listing(it) => &it.file().row.number,
            Self::Exit(it) => &it.view().row.number,
            Self::Transfer(it) => &it.view().row.number,
        }
    }

    fn printable(&self) -> Result<Vec<Printable>, Refused> {
        match self {
            Self::Listing(it) => it.printable(),
            Self::Exit(it) => it.printable(),
            Self::Transfer(it) => it.printable(),
        }
    }

    /// What a paper waits for; a deal of this kind may print no such paper ever.
    fn missing(&self, paper: PaperKind) -> Refused {
        let (state, awaits) = match self {
            Self::Listing(it) => (it.file().row.state.clone(), it.awaits(paper)),
            Self::Exit(it) => (it.view().row.state.clone(), exit::Exited::awaits(paper)),
            Self::Transfer(it) => (it.view().row.state.clone(), it.awaits(paper)),
        };
        match awaits {
            Some(awaits) => Refused::PaperAwaits { paper, state, awaits },
            None => Refused::NotFound { what: "paper", code: paper.as_str().to_owned() },
        }
    }
}

/// The number of a paper: that of the deal, the digits of the kind, and its place among those of the kind, from one on; a receipt has that of its payment.
fn number(deal: &str, kind: PaperKind, place: u32) -> String {
    format!("{deal}-{}-{place:03}", kind.digits())
}

/// What the digest of a paper from before the act is of: what the deal was opened with and the steps that it rests on, which never change.
///
/// Who somebody is stands in none of them, so that a bidder who was erased changes no digest.
fn digest_of<B: Serialize, E: Serialize>(
    row: &DealRow<B>,
    kind: PaperKind,
    steps: &[DealStep<E>],
) -> Result<Digest, Refused> {
    let told = steps.iter().map(|it| (&it.event, it.at, &it.officer));
    let told: Vec<_> = told.collect();
    let frozen = (kind.as_str(), &row.number, row.opened_at, &row.body, told);
    Ok(Entry::of(&frozen)?.digest())
}

/// A receipt for each payment that the bank's files show.
fn receipts<B: Serialize>(row: &DealRow<B>, money: &DealMoney) -> Result<Vec<Printable>, Refused> {
    let kind = PaperKind::PaymentReceipt;
    let receipt = |it: receipt::Shown<'_>| {
        let payment = it.expected.expected.number;
        Ok(Printable {
            kind,
            subject: payment.to_string(),
            number: number(&row.number, kind, payment),
            act: None,
            digest: it.digest(&row.number)?,
            source: Source::Payment(payment),
        })
    };
    receipt::shown(money).into_iter().map(receipt).collect()
}
