//! The papers of an exit: the agreement, the receipts, and the statement to whoever left a right.

mod content;
mod words;

use market::exit::{Exit, ExitEvent, ExitState};
use store::{At, Store};
use tenure::AsOf;
use tenure::case::{PaperKind, china_day};

use super::super::content::DealPaper;
use super::entered::Entered;
use super::receipt::shown;
use super::subject::{Books, Subject};
use super::{Printable, Source, digest_of, number};
use crate::market::exit::ExitView;
use crate::{Officer, Refused};

/// An exit with what its papers are made from.
pub(super) struct Exited {
    view: ExitView,
    entered: Option<Entered>,
}

impl Exited {
    pub(super) async fn of(
        store: &Store,
        officer: &Officer,
        number: &str,
    ) -> Result<Self, Refused> {
        let view = crate::market::exit::exit(store, officer, number).await?;
        let act = view.steps.iter().find_map(|it| it.act);
        let entered = match act {
            Some(act) => Some(Entered::of(store, officer, view.row.county, act).await?),
            None => None,
        };
        Ok(Self { view, entered })
    }

    pub(super) fn view(&self) -> &ExitView {
        &self.view
    }

    /// What is true as the exit stands, in the order of the catalogue.
    pub(super) fn printable(&self) -> Result<Vec<Printable>, Refused> {
        let row = &self.view.row;
        let mut all = super::receipts(row, &self.view.money)?;
        if let Some((place, nth)) = self.agreed_from() {
            let kind = PaperKind::ExitAgreement;
            let steps = self.view.steps.get(..=place).unwrap_or_default();
            all.push(Printable {
                kind,
                subject: nth.to_string(),
                number: number(&row.number, kind, nth),
                act: None,
                digest: digest_of(row, kind, steps)?,
                source: Source::Step(place),
            });
        }
        if let Some(entered) = &self.entered {
            let kind = PaperKind::ExitStatement;
            all.push(Printable {
                kind,
                subject: row.number.clone(),
                number: number(&row.number, kind, 1),
                act: Some(entered.sealed_act()),
                digest: entered.digest,
                source: Source::Act,
            });
        }
        Ok(all)
    }

    /// What a paper waits for; `None` for one that no exit prints.
    pub(super) fn awaits(kind: PaperKind) -> Option<&'static str> {
        match kind {
            PaperKind::PaymentReceipt => Some("no bank's file has shown a payment"),
            PaperKind::ExitAgreement => {
                Some("it comes with `decide`, and goes where the terms are open again")
            }
            PaperKind::ExitStatement => Some("it comes with `cancel`"),
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
            Source::Step(place) => {
                let at = self.view.steps.get(place).ok_or_else(|| self.not_told())?.at;
                let at = AsOf { as_of: china_day(at), known_at: at };
                let subject = self.subject(store, officer, at.into()).await?;
                let agreed = content::agreement(&self.view.row.number, &self.at(place), &subject);
                agreed.ok_or_else(|| self.not_told())
            }
            Source::Payment(payment) => self.receipt(payment),
            Source::Act => {
                let entered = self.entered.as_ref().ok_or_else(|| self.not_told())?;
                let at = At::found_by(self.view.row.county, &entered.act);
                let subject = self.subject(store, officer, at).await?;
                Ok(content::statement(&self.view, &entered.act, &subject))
            }
        }
    }

    fn receipt(&self, payment: u32) -> Result<DealPaper, Refused> {
        let shown = shown(&self.view.money);
        let shown = shown.iter().find(|it| it.expected.expected.number == payment);
        let shown = shown.ok_or_else(|| self.not_told())?;
        let party = shown.expected.expected.party;
        let holder = self.view.row.body.holders.iter().find(|it| it.person == party);
        let name = holder.map(|it| it.name.clone()).unwrap_or_default();
        Ok(shown.receipt(&self.view.row.number, name))
    }

    async fn subject(&self, store: &Store, officer: &Officer, at: At) -> Result<Subject, Refused> {
        let application = &self.view.row.body;
        let books = Books { store, officer, issuer: application.collective, at };
        books.subject((&application.right).into()).await
    }

    /// The last decision on the terms that stand, with its place among the decisions.
    fn agreed_from(&self) -> Option<(usize, u32)> {
        if !stands(self.view.exit.state()) {
            return None;
        }
        let is_decision = |it: &ExitEvent| matches!(it, ExitEvent::Decide(_));
        let steps = self.view.steps.iter().enumerate();
        let decided = steps.filter(|(_, it)| is_decision(&it.event.event)).map(|it| it.0);
        decided.zip(1..).last()
    }

    /// The exit as the step at this place left it.
    fn at(&self, place: usize) -> Exit {
        let row = &self.view.row;
        let first = Exit::applied(row.id, row.body.clone(), row.opened_at);
        let steps = self.view.steps.get(..=place).unwrap_or_default();
        steps.iter().fold(first, |exit, it| exit.retold(it.event.clone(), it.at))
    }

    fn not_told(&self) -> Refused {
        Refused::Dangling { what: "exit", code: self.view.row.number.clone() }
    }
}

/// Whether the terms that were decided on stand; an objection that is upheld, or a dispute, opens them again.
fn stands(state: ExitState) -> bool {
    match state {
        ExitState::Decided
        | ExitState::OnNotice
        | ExitState::NoticeClosed
        | ExitState::Signed
        | ExitState::Settled
        | ExitState::Cancelled
        | ExitState::Archived => true,
        ExitState::Applied
        | ExitState::Interviewed
        | ExitState::CoolingOff
        | ExitState::Agreed
        | ExitState::Withdrawn
        | ExitState::Refused
        | ExitState::Disputed => false,
    }
}
