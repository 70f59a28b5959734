//! The papers of a transfer without a listing: contract, receipts, attestation.

mod parties;

use market::listing::ObjectKind;
use market::transfer::{TransferDeal, TransferEvent, TransferKind, TransferState};
use store::{At, DealStep, Store};
use tenure::AsOf;
use tenure::case::{PaperKind, china_day};

use super::super::content::DealPaper;
use super::attestation::Attested;
use super::contract::Contract;
use super::entered::Entered;
use super::form::Form;
use super::price::Price;
use super::receipt::shown;
use super::{Printable, Source, digest_of, number};
use crate::market::transfer::{KeptStep, TransferView};
use crate::{Officer, Refused};

use parties::{Sides, payee};

/// A transfer with what its papers are made from.
pub(super) struct Transferred {
    view: TransferView,
    entered: Option<Entered>,
}

impl Transferred {
    pub(super) async fn of(
        store: &Store,
        officer: &Officer,
        number: &str,
    ) -> Result<Self, Refused> {
        let view = TransferView::kept(store, officer, number).await?;
        // What a transfer gives is entered before what ends it.
        let act = view.steps.iter().find_map(|it| it.act);
        let entered = match act {
            Some(act) => Some(Entered::of(store, officer, view.row.county, act).await?),
            None => None,
        };
        Ok(Self { view, entered })
    }

    pub(super) fn view(&self) -> &TransferView {
        &self.view
    }

    /// What is true as the transfer stands, in the order of the catalogue.
    pub(super) fn printable(&self) -> Result<Vec<Printable>, Refused> {
        let (mut all, row) = (Vec::new(), &self.view.row);
        if let Some(place) = self.contract_from() {
            let kind = PaperKind::DealContract;
            let steps = self.view.steps.get(..=place).unwrap_or_default();
            all.push(Printable {
                kind,
                subject: row.number.clone(),
                number: number(&row.number, kind, 1),
                act: None,
                digest: digest_of(row, kind, steps)?,
                source: Source::Step(place),
            });
        }
        if let Some(entered) = self.attested() {
            let kind = PaperKind::Attestation;
            all.push(Printable {
                kind,
                subject: row.number.clone(),
                number: number(&row.number, kind, 1),
                act: Some(entered.sealed_act()),
                digest: entered.digest,
                source: Source::Act,
            });
        }
        all.extend(super::receipts(row, &self.view.money)?);
        Ok(all)
    }

    /// What a paper waits for; `None` for one that no transfer of the kind prints.
    pub(super) fn awaits(&self, paper: PaperKind) -> Option<&'static str> {
        let unwritten = self.view.deal.file().proposal.contract.is_none();
        match paper {
            PaperKind::DealContract if !draws_up(self.kind()) => None,
            PaperKind::DealContract | PaperKind::Attestation if self.is_void() => {
                Some("somebody was forced, and the transfer is void")
            }
            PaperKind::DealContract if unwritten => Some("no written contract was handed in"),
            PaperKind::DealContract => Some("it comes with `approve`, while the transfer stands"),
            PaperKind::Attestation if self.entered.is_some() => {
                Some("its entry waits for its number in the log and for a signed checkpoint")
            }
            PaperKind::Attestation => Some("it comes with `enter`"),
            PaperKind::PaymentReceipt => Some("no bank's file has shown a payment"),
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
            Source::Step(place) => self.contract(store, officer, place).await,
            Source::Payment(payment) => self.receipt(payment),
            Source::Act => self.attestation(store, officer, &it.number).await,
        }
    }

    async fn contract(
        &self,
        store: &Store,
        officer: &Officer,
        place: usize,
    ) -> Result<DealPaper, Refused> {
        let step = self.view.steps.get(place).ok_or_else(|| self.not_told())?;
        let at = AsOf { as_of: china_day(step.at), known_at: step.at };
        let then = self.at(place);
        let proposal = &then.file().proposal;
        let sides = Sides::of(&self.view, proposal, (store, officer), at.into()).await?;
        let contract = Contract {
            deal_number: &self.view.row.number,
            object: object(self.kind()),
            form: Form::Transferred(self.kind()),
            receiver: sides.receiver.clone(),
            term: proposal.transfer.grant().map(|it| it.days),
            price: Price::agreed(proposal.consideration.as_ref()),
            written: proposal.contract.as_ref(),
        };
        let paper = contract.paper(&sides.subject);
        Ok(sides.told(paper))
    }

    async fn attestation(
        &self,
        store: &Store,
        officer: &Officer,
        number: &str,
    ) -> Result<DealPaper, Refused> {
        let row = &self.view.row;
        let entered = self.attested().ok_or_else(|| self.not_told())?;
        let inclusion = entered.inclusion(store, row.county).await?;
        let inclusion = inclusion.ok_or_else(|| self.not_told())?;
        let proposal = &self.view.deal.file().proposal;
        let at = At::found_by(row.county, &entered.act);
        let sides = Sides::of(&self.view, proposal, (store, officer), at).await?;
        let price = Price::agreed(proposal.consideration.as_ref());
        let attested = Attested {
            deal_number: &row.number,
            attestation: number,
            object: object(self.kind()),
            form: Form::Transferred(self.kind()),
            way: "双方自行协商，未经挂牌",
            receiver: sides.receiver.clone(),
            term: proposal.transfer.grant().map(|it| it.days),
            // What goes over for good was paid in full before it was entered (MK-15).
            price: if self.kind().goes_over() { price.settled() } else { price },
            notice: None,
            result_notice: None,
            signed_day: proposal.contract.as_ref().map(|it| it.signed_day),
            entered_day: entered.act.effect_day,
            act_number: entered.act.number,
        };
        let paper = attested.paper(&sides.subject, inclusion);
        Ok(sides.told(paper))
    }

    fn receipt(&self, payment: u32) -> Result<DealPaper, Refused> {
        let shown = shown(&self.view.money);
        let shown = shown.iter().find(|it| it.expected.expected.number == payment);
        let shown = shown.ok_or_else(|| self.not_told())?;
        let name = payee(&self.view.deal.file().proposal, shown.expected.expected.party);
        Ok(shown.receipt(&self.view.row.number, name))
    }

    fn kind(&self) -> TransferKind {
        self.view.deal.transfer().kind()
    }

    /// What was entered, where it stands and a signed tree has it.
    fn attested(&self) -> Option<&Entered> {
        self.entered.as_ref().filter(|it| it.is_logged() && !self.is_void())
    }

    /// Whether it was found that somebody was forced; it stays void in the archive.
    fn is_void(&self) -> bool {
        self.view.deal.file().coercion.is_some()
    }

    /// The last approval of what both signed, while it stands.
    fn contract_from(&self) -> Option<usize> {
        let deal = &self.view.deal;
        let written = draws_up(self.kind()) && deal.file().proposal.contract.is_some();
        let approve = |it: &DealStep<KeptStep>| it.event.taken.event == TransferEvent::Approve;
        let place = self.view.steps.iter().rposition(approve);
        place.filter(|_| written && stands(deal.state()) && !self.is_void())
    }

    /// The transfer as the step at this place left it.
    fn at(&self, place: usize) -> TransferDeal {
        let row = &self.view.row;
        let first = TransferDeal::taken_in(row.id, row.body.proposal.clone(), row.opened_at);
        let steps = self.view.steps.get(..=place).unwrap_or_default();
        steps.iter().fold(first, |deal, it| deal.retold(it.event.taken.clone(), it.at))
    }

    fn not_told(&self) -> Refused {
        Refused::Dangling { what: "transfer", code: self.view.row.number.clone() }
    }
}

/// Whether what was approved stands, or stood until it ended.
fn stands(state: TransferState) -> bool {
    match state {
        TransferState::Approved
        | TransferState::Running
        | TransferState::Entered
        | TransferState::Ended
        | TransferState::Archived => true,
        TransferState::TakenIn
        | TransferState::Returned
        | TransferState::Void
        | TransferState::Withdrawn => false,
    }
}

/// Whether both sides have a contract that the market draws up: a security and a pledge have the creditor's, and what is inherited rests on its proof.
fn draws_up(kind: TransferKind) -> bool {
    match kind {
        TransferKind::Security | TransferKind::ShareInheritance | TransferKind::SharePledge => {
            false
        }
        TransferKind::Lease
        | TransferKind::ShareIn
        | TransferKind::FarmingOnBehalf
        | TransferKind::ReTransfer
        | TransferKind::Exchange
        | TransferKind::Assignment
        | TransferKind::Homestead
        | TransferKind::ShareTransfer
        | TransferKind::ShareRedemption => true,
    }
}

fn object(kind: TransferKind) -> ObjectKind {
    match kind {
        TransferKind::Lease
        | TransferKind::ShareIn
        | TransferKind::FarmingOnBehalf
        | TransferKind::ReTransfer
        | TransferKind::Exchange
        | TransferKind::Assignment
        | TransferKind::Security => ObjectKind::OperationRight,
        TransferKind::Homestead => ObjectKind::Homestead,
        TransferKind::ShareTransfer
        | TransferKind::ShareRedemption
        | TransferKind::ShareInheritance
        | TransferKind::SharePledge => ObjectKind::Shares,
    }
}
