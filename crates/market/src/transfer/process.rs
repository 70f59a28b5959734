//! The way of a transfer without a listing, from the counter to the archive.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use tenure::case::china_day;
use tenure::{Moment, Violation};

use super::{
    Ending, NotPaid, Priced, Proposal, Transfer, TransferEnd, TransferEvent, TransferFile,
    TransferKind, TransferRegister, TransferState,
};
use crate::money::DealId;
use crate::rules::{blocking, check_running, check_transfer};

/// Why a transfer does not go on, in order of precedence.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum TransferRefused {
    #[error("the clock went back")]
    ClockWentBack,
    #[error("`{step}` may not follow where the transfer stands, at {state:?}")]
    WrongStep { state: TransferState, step: &'static str },
    #[error("a paper is dated {day}, before what it follows, or after today")]
    Misdated { day: NaiveDate },
    #[error("no review of the transferee was asked for")]
    NotReviewed,
    #[error("it runs until {last_day}")]
    RunsStill { last_day: NaiveDate },
    #[error("the payment is of another deal, or to somebody else")]
    OtherPayment,
    #[error("the payment was told before")]
    PaidBefore,
    #[error("{fen} fen are still to be paid back")]
    RefundOpen { fen: i128 },
    #[error("{}", said(.0))]
    Unlawful(Vec<Violation>),
    #[error(transparent)]
    NotPaid(#[from] NotPaid),
}

fn said(violations: &[Violation]) -> String {
    let said: Vec<String> =
        violations.iter().map(|it| format!("{} {}", it.rule.code, it.message)).collect();
    said.join("; ")
}

/// A step as it was taken, with where it led; told one after the other they are the transfer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TransferTaken {
    pub event: TransferEvent,
    pub state: TransferState,
}

/// A transfer as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct TransferDeal {
    deal: DealId,
    state: TransferState,
    file: TransferFile,
    at: DateTime<Utc>,
}

impl TransferDeal {
    /// Takes a transfer in, where the rules let it.
    pub fn take_in(
        deal: DealId,
        proposal: Proposal,
        at: DateTime<Utc>,
        register: &TransferRegister<'_>,
    ) -> Result<Self, TransferRefused> {
        let taken_in = Self::taken_in(deal, proposal, at);
        taken_in.dated_all()?;
        taken_in.lawful_at(Moment::Submit, register)?;
        Ok(taken_in)
    }

    /// The transfer after an event; itself it never changes.
    pub fn take(
        &self,
        event: &TransferEvent,
        at: DateTime<Utc>,
        register: &TransferRegister<'_>,
    ) -> Result<Self, TransferRefused> {
        if at < self.at {
            return Err(TransferRefused::ClockWentBack);
        }
        let mut next = Self { at, ..self.clone() };
        // Whoever holds the right now must have agreed.
        if next.state.is_open() {
            next.file.proposal.holders = register.holders.to_vec();
            next.file.proposal.representative = register.representative;
            if let Transfer::Priced(Priced::Homestead(it)) = &mut next.file.proposal.transfer {
                it.held_by_receiver = register.held_by_receiver.to_vec();
            }
        }
        next.state = next.after(event, register)?;
        Ok(next)
    }

    /// A transfer as it was taken in then; what was looked at then is not looked at again.
    pub fn taken_in(deal: DealId, proposal: Proposal, at: DateTime<Utc>) -> Self {
        Self { deal, state: TransferState::TakenIn, file: TransferFile::new(proposal), at }
    }

    /// The transfer after a step that was taken then, likewise: the law may have changed since.
    #[must_use]
    pub fn retold(&self, taken: TransferTaken, at: DateTime<Utc>) -> Self {
        let mut next = Self { at, ..self.clone() };
        next.note(taken.event);
        next.state = taken.state;
        next
    }

    /// What is kept of the step that led here.
    pub fn taken(&self, event: TransferEvent) -> TransferTaken {
        TransferTaken { event, state: self.state }
    }

    pub fn deal(&self) -> DealId {
        self.deal
    }

    pub fn state(&self) -> TransferState {
        self.state
    }

    pub fn file(&self) -> &TransferFile {
        &self.file
    }

    pub fn transfer(&self) -> &Transfer {
        &self.file.proposal.transfer
    }

    pub(super) fn today(&self) -> NaiveDate {
        china_day(self.at)
    }

    /// Puts what happened into the file; where that leads to is worked out beside it.
    fn note(&mut self, event: TransferEvent) {
        let (today, file) = (self.today(), &mut self.file);
        match event {
            TransferEvent::Correct(it) => file.correct(*it),
            TransferEvent::Sign(it) => file.proposal.contract = Some(it),
            TransferEvent::ReviewCapital(it) => {
                if let Some(review) = &mut file.proposal.review {
                    review.answer = Some(it);
                }
            }
            TransferEvent::ClaimPriority(it) => file.proposal.claims.push(it),
            TransferEvent::IssuerAnswer(it) => file.proposal.issuer_answer = Some(it),
            TransferEvent::File(it) => file.proposal.filing = Some(it),
            TransferEvent::Pay(it) => file.payments.push(it),
            TransferEvent::Refund(it) => file.refunds.push(it),
            TransferEvent::Inspect(it) => file.inspections.push(it),
            TransferEvent::End(it) => file.ended = Some((it, today)),
            TransferEvent::FindCoercion(it) => file.coercion = Some(it),
            TransferEvent::Return { .. }
            | TransferEvent::Withdraw
            | TransferEvent::Approve
            | TransferEvent::Enter
            | TransferEvent::Archive => {}
        }
    }

    fn after(
        &mut self,
        event: &TransferEvent,
        register: &TransferRegister<'_>,
    ) -> Result<TransferState, TransferRefused> {
        use TransferState as S;
        let (state, step) = (self.state, event.name());
        let next = match (state, event) {
            (S::TakenIn | S::Returned, TransferEvent::Correct(_)) => S::TakenIn,
            (
                S::TakenIn,
                TransferEvent::Sign(_)
                | TransferEvent::ReviewCapital(_)
                | TransferEvent::IssuerAnswer(_),
            ) => state,
            (_, TransferEvent::ClaimPriority(_) | TransferEvent::File(_))
                if state.is_open() || state == S::Running =>
            {
                state
            }
            (S::TakenIn | S::Approved, TransferEvent::Return { .. }) => S::Returned,
            (_, TransferEvent::Withdraw) if state.is_open() => S::Withdrawn,
            (S::TakenIn, TransferEvent::Approve) => S::Approved,
            (S::Approved, TransferEvent::Enter) => self.entered(),
            (S::Running, TransferEvent::Inspect(_)) => S::Running,
            (S::Running, TransferEvent::End(_)) => S::Ended,
            // 解除质押
            (S::Entered, TransferEvent::End(TransferEnd::Agreed { .. }))
                if self.transfer().kind() == TransferKind::SharePledge =>
            {
                S::Ended
            }
            (_, TransferEvent::FindCoercion(_))
                if state.is_open()
                    || matches!(state, S::Running | S::Ended)
                    || (state == S::Entered && self.transfer().kind().goes_back()) =>
            {
                S::Void
            }
            (S::Ended | S::Void | S::Entered, TransferEvent::Archive) => S::Archived,
            _ => return Err(TransferRefused::WrongStep { state, step }),
        };
        self.check(event)?;
        self.note(event.clone());
        self.check_lawful(event, register)?;
        Ok(next)
    }

    /// What goes over for a time runs from then on.
    fn entered(&self) -> TransferState {
        let for_a_time = self.transfer().grant().is_some();
        if for_a_time { TransferState::Running } else { TransferState::Entered }
    }

    /// Whether what an event says can be so.
    fn check(&self, event: &TransferEvent) -> Result<(), TransferRefused> {
        match event {
            TransferEvent::Sign(it) => self.dated(it.signed_day),
            TransferEvent::ReviewCapital(it) => {
                let review = self.file.proposal.review.as_ref();
                let review = review.ok_or(TransferRefused::NotReviewed)?;
                if it.day < review.applied_day {
                    return Err(TransferRefused::Misdated { day: it.day });
                }
                self.dated(it.day)
            }
            TransferEvent::ClaimPriority(it) => self.dated(it.day),
            TransferEvent::File(it) => self.dated(it.day),
            TransferEvent::Inspect(it) => {
                self.dated(it.day)?;
                it.idle_since.map_or(Ok(()), |since| self.dated(since))
            }
            TransferEvent::End(TransferEnd::Expiry) => self.check_expired(),
            TransferEvent::Archive if self.refund_due_fen() > 0 => {
                Err(TransferRefused::RefundOpen { fen: self.refund_due_fen() })
            }
            _ => Ok(()),
        }
    }

    /// The rules that an event is held against, once it is in the file.
    fn check_lawful(
        &self,
        event: &TransferEvent,
        register: &TransferRegister<'_>,
    ) -> Result<(), TransferRefused> {
        match event {
            TransferEvent::Correct(_) => {
                self.dated_all()?;
                self.lawful_at(Moment::Submit, register)
            }
            TransferEvent::Approve => self.lawful_at(Moment::Approve, register),
            TransferEvent::Enter => {
                self.lawful_at(Moment::Register, register)?;
                self.recorded()?;
                Ok(())
            }
            TransferEvent::End(TransferEnd::Alone { ground, .. }) => {
                let ending = Ending { ground: *ground, day: self.today() };
                let facts = self.running_facts(Some(&ending), self.today());
                let violations =
                    blocking(check_running(&facts, Moment::Register), Moment::Register);
                unlawful(violations)
            }
            _ => Ok(()),
        }
    }

    fn dated(&self, day: NaiveDate) -> Result<(), TransferRefused> {
        if day <= self.today() { Ok(()) } else { Err(TransferRefused::Misdated { day }) }
    }

    /// No paper of a proposal is of tomorrow.
    fn dated_all(&self) -> Result<(), TransferRefused> {
        let Proposal { contract, filing, review, .. } = &self.file.proposal;
        let signed = contract.iter().map(|it| it.signed_day);
        let filed = filing.iter().map(|it| it.day);
        let applied = review.iter().map(|it| it.applied_day);
        let answered = review.iter().filter_map(|it| it.answer.as_ref()).map(|it| it.day);
        let mut days = signed.chain(filed).chain(applied).chain(answered);
        days.try_for_each(|day| self.dated(day))
    }

    fn check_expired(&self) -> Result<(), TransferRefused> {
        let last_day = self.transfer().grant().map(|it| it.days.last());
        match last_day.filter(|it| self.today() <= *it) {
            Some(last_day) => Err(TransferRefused::RunsStill { last_day }),
            None => Ok(()),
        }
    }

    fn lawful_at(
        &self,
        moment: Moment,
        register: &TransferRegister<'_>,
    ) -> Result<(), TransferRefused> {
        let facts = register.facts(self.deal, &self.file, self.today());
        unlawful(blocking(check_transfer(&facts, moment), moment))
    }
}

fn unlawful(violations: Vec<Violation>) -> Result<(), TransferRefused> {
    if violations.is_empty() { Ok(()) } else { Err(TransferRefused::Unlawful(violations)) }
}
