//! The way of an exit from application to archive, and the ways out of it.

use chrono::{DateTime, Days as Later, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use tenure::case::{NoTable, china_day};
use tenure::{Moment, Violation};

use super::{
    Agreement, Application, Dispute, ExitEvent, ExitFacts, ExitFile, ExitNotice, ExitRegister,
    ExitRight, ExitState, ExitTerms, PilotApproval,
};
use crate::consent::{Consent, not_agreed};
use crate::days::Days;
use crate::money::{DealId, Flow, MatchedPayment};
use crate::rules::{blocking, check_exit};

/// Why an exit does not go on, in order of precedence.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum ExitRefused {
    #[error("the county has no pilot approval for this exit on {day}")]
    NotOpen { day: NaiveDate },
    #[error("the clock went back")]
    ClockWentBack,
    #[error("`{step}` may not follow where the exit stands, at {state:?}")]
    WrongStep { state: ExitState, step: &'static str },
    #[error("a paper is dated {day}, before what it follows, or after today")]
    Misdated { day: NaiveDate },
    #[error("the notice runs until {last_day}")]
    NoticeRuns { last_day: NaiveDate },
    #[error("the cooling-off lasts until {last_day}")]
    CoolsOff { last_day: NaiveDate },
    #[error("the payment is of another deal, or to somebody else")]
    OtherPayment,
    #[error("the payment was told before")]
    PaidBefore,
    #[error(transparent)]
    NoTable(#[from] NoTable),
    #[error("the day is beyond the calendar")]
    BeyondCalendar,
    #[error("{}", said(.0))]
    Unlawful(Vec<Violation>),
}

fn said(violations: &[Violation]) -> String {
    let said: Vec<String> =
        violations.iter().map(|it| format!("{} {}", it.rule.code, it.message)).collect();
    said.join("; ")
}

/// A step as it was taken, with what came of it; told one after the other they are the exit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExitTaken {
    pub event: ExitEvent,
    /// Where it led.
    pub state: ExitState,
    /// The notice as it stood afterwards.
    pub notice: Option<ExitNotice>,
}

/// An exit as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Exit {
    deal: DealId,
    state: ExitState,
    file: ExitFile,
    at: DateTime<Utc>,
}

impl Exit {
    /// Takes an application in, where the county may try it out.
    pub fn apply(
        deal: DealId,
        application: Application,
        pilot: Option<&PilotApproval>,
        at: DateTime<Utc>,
        register: &ExitRegister<'_>,
    ) -> Result<Self, ExitRefused> {
        let day = china_day(at);
        let kind = application.right.kind();
        if !pilot.is_some_and(|it| it.covers(kind, day)) {
            return Err(ExitRefused::NotOpen { day });
        }
        let exit = Self::applied(deal, application, at);
        exit.lawful_at(Moment::Submit, register)?;
        Ok(exit)
    }

    /// The exit after an event; itself it never changes.
    pub fn take(
        &self,
        event: ExitEvent,
        at: DateTime<Utc>,
        register: &ExitRegister<'_>,
    ) -> Result<Self, ExitRefused> {
        if at < self.at {
            return Err(ExitRefused::ClockWentBack);
        }
        let mut next = Self { at, ..self.clone() };
        next.state = next.after(event, register)?;
        Ok(next)
    }

    /// An exit as it was applied for then; what was looked at then is not looked at again.
    pub fn applied(deal: DealId, application: Application, at: DateTime<Utc>) -> Self {
        Self { deal, state: ExitState::Applied, file: ExitFile::new(application), at }
    }

    /// The exit after a step that was taken then, likewise: the law and the county's numbers may have changed since.
    #[must_use]
    pub fn retold(&self, taken: ExitTaken, at: DateTime<Utc>) -> Self {
        let ExitTaken { event, state, notice } = taken;
        let mut next = Self { at, ..self.clone() };
        next.note(event);
        next.file.notice = notice;
        next.state = state;
        next
    }

    /// What is kept of the step that led here.
    pub fn taken(&self, event: ExitEvent) -> ExitTaken {
        ExitTaken { event, state: self.state, notice: self.file.notice }
    }

    pub fn deal(&self) -> DealId {
        self.deal
    }

    pub fn state(&self) -> ExitState {
        self.state
    }

    pub fn file(&self) -> &ExitFile {
        &self.file
    }

    /// The right that the register cancels, once it may.
    pub fn cancelled(&self) -> Option<&ExitRight> {
        let done = matches!(self.state, ExitState::Cancelled | ExitState::Archived);
        done.then_some(&self.file.application.right)
    }

    /// What must be paid back, in fen: all that was paid for an exit that did not come about.
    pub fn refund_due_fen(&self) -> i128 {
        match self.state {
            ExitState::Withdrawn | ExitState::Refused => self.file.paid_fen(),
            _ => 0,
        }
    }

    fn today(&self) -> NaiveDate {
        china_day(self.at)
    }

    /// Puts what happened into the file; where that leads to is worked out beside it.
    fn note(&mut self, event: ExitEvent) {
        let (at, file) = (self.at, &mut self.file);
        match event {
            ExitEvent::Interview(it) => file.interview = Some(it),
            ExitEvent::Consent(it) => {
                file.consents.retain(|given| given.of != it.of);
                file.consents.push(it);
            }
            ExitEvent::Dwelling(it) => file.dwelling = Some(it),
            ExitEvent::Agree(it) => {
                file.terms = Some(it);
                file.waiver_review = None;
            }
            ExitEvent::ReviewWaiver(it) => file.waiver_review = Some(it),
            ExitEvent::Decide(it) => file.decision = Some(it),
            ExitEvent::CloseNotice { .. } => {
                file.notice = file.notice.map(|it| ExitNotice { closed: true, ..it });
            }
            ExitEvent::Sign(it) => file.agreement = Some(it),
            ExitEvent::Pay(it) => file.payments.push(it),
            ExitEvent::ReportCoercion { report } => {
                file.disputes.push(Dispute { reported_at: at, report, coerced: None });
            }
            ExitEvent::SettleDispute { coerced } => file.settle_disputes(coerced),
            // A notice is put down with the days that it runs for.
            ExitEvent::Publish
            | ExitEvent::Cancel
            | ExitEvent::Archive
            | ExitEvent::Withdraw
            | ExitEvent::Refuse => {}
        }
    }

    fn noted(&mut self, event: ExitEvent, next: ExitState) -> ExitState {
        self.note(event);
        next
    }

    fn after(
        &mut self,
        event: ExitEvent,
        register: &ExitRegister<'_>,
    ) -> Result<ExitState, ExitRefused> {
        use ExitState as S;
        match (self.state, event) {
            (S::Applied, ExitEvent::Interview(it)) => {
                self.dated(it.at, self.file.application.signature.at)?;
                self.note(ExitEvent::Interview(it));
                Ok(S::Interviewed)
            }
            (S::Interviewed, ExitEvent::Consent(it)) => self.consented(it),
            (S::CoolingOff, ExitEvent::Agree(it)) => self.agreed(it, register),
            (S::Agreed, event @ ExitEvent::ReviewWaiver(_)) => Ok(self.noted(event, S::Agreed)),
            (S::Agreed, event @ ExitEvent::Decide(_)) => Ok(self.noted(event, S::Decided)),
            (S::Decided, ExitEvent::Publish) => self.published(register),
            (S::OnNotice, ExitEvent::CloseNotice { n_upheld }) => self.notice_closed(n_upheld),
            (S::NoticeClosed, ExitEvent::Sign(it)) => {
                self.signed_in_time(&it)?;
                self.note(ExitEvent::Sign(it));
                self.lawful_at(Moment::Approve, register)?;
                Ok(if self.is_settled() { S::Settled } else { S::Signed })
            }
            (S::Signed, ExitEvent::Pay(it)) => self.paid(it),
            (S::Settled, ExitEvent::Cancel) => {
                self.lawful_at(Moment::Register, register)?;
                Ok(S::Cancelled)
            }
            (S::Cancelled, ExitEvent::Archive) => Ok(S::Archived),
            (state, event) => self.aside(state, event),
        }
    }

    /// What may happen wherever the exit stands, until the register is changed.
    fn aside(&mut self, state: ExitState, event: ExitEvent) -> Result<ExitState, ExitRefused> {
        let wrong = Err(ExitRefused::WrongStep { state, step: event.name() });
        let changed = matches!(state, ExitState::Cancelled | ExitState::Archived);
        match event {
            // What the bank shows is so, and leads nowhere but from the signature on.
            ExitEvent::Pay(it) if !changed => self.paid(it).map(|_settled| state),
            _ if state.is_over() => wrong,
            ExitEvent::Withdraw => Ok(ExitState::Withdrawn),
            ExitEvent::Refuse => Ok(ExitState::Refused),
            ExitEvent::Dwelling(_) => Ok(self.noted(event, state)),
            ExitEvent::ReportCoercion { .. } => Ok(self.noted(event, ExitState::Disputed)),
            ExitEvent::SettleDispute { coerced } if state == ExitState::Disputed => {
                // Forced, it ends; not forced, it begins anew with the interview.
                let next = if coerced { ExitState::Refused } else { ExitState::Applied };
                Ok(self.noted(event, next))
            }
            _ => wrong,
        }
    }

    /// Whether a paper was made between what it follows and now.
    fn dated(&self, made: DateTime<Utc>, after: DateTime<Utc>) -> Result<(), ExitRefused> {
        let day = china_day(made);
        if after <= made && made <= self.at { Ok(()) } else { Err(ExitRefused::Misdated { day }) }
    }

    /// Whether the agreement was signed after the notice, and not later than today.
    fn signed_in_time(&self, agreement: &Agreement) -> Result<(), ExitRefused> {
        let day = agreement.signed_day;
        let over = self.file.notice.is_some_and(|it| it.days.last() < day);
        if over && day <= self.today() { Ok(()) } else { Err(ExitRefused::Misdated { day }) }
    }

    /// A consent counts from the interview on: nobody cools off before being asked.
    fn consented(&mut self, consent: Consent) -> Result<ExitState, ExitRefused> {
        let asked_at = self.file.interview.as_ref().map_or(self.at, |it| it.at);
        self.dated(consent.at, asked_at)?;
        self.note(ExitEvent::Consent(consent));
        let ExitFile { application, consents, .. } = &self.file;
        let missing = not_agreed(&application.holders, consents, self.today());
        Ok(if missing.is_empty() { ExitState::CoolingOff } else { ExitState::Interviewed })
    }

    fn agreed(
        &mut self,
        terms: ExitTerms,
        register: &ExitRegister<'_>,
    ) -> Result<ExitState, ExitRefused> {
        let days = u64::from(register.parameters.cooling_off_days_min);
        let over =
            self.file.last_consent_day().and_then(|it| it.checked_add_days(Later::new(days)));
        let over = over.ok_or(ExitRefused::BeyondCalendar)?;
        if self.today() < over {
            let last_day = over.pred_opt().ok_or(ExitRefused::BeyondCalendar)?;
            return Err(ExitRefused::CoolsOff { last_day });
        }
        Ok(self.noted(ExitEvent::Agree(terms), ExitState::Agreed))
    }

    fn published(&mut self, register: &ExitRegister<'_>) -> Result<ExitState, ExitRefused> {
        let n = register.parameters.result_notice_working_days_min;
        let last = register.calendar.add_working_days(self.today(), n)?;
        let days = Days::new(self.today(), last).ok().ok_or(ExitRefused::BeyondCalendar)?;
        self.file.notice = Some(ExitNotice { days, closed: false });
        Ok(ExitState::OnNotice)
    }

    /// An objection that was upheld brings the terms back to the table.
    fn notice_closed(&mut self, n_upheld: u32) -> Result<ExitState, ExitRefused> {
        let today = self.today();
        let last_day = self.file.notice.ok_or(ExitRefused::BeyondCalendar)?.days.last();
        if today <= last_day {
            return Err(ExitRefused::NoticeRuns { last_day });
        }
        self.note(ExitEvent::CloseNotice { n_upheld });
        Ok(if n_upheld > 0 { ExitState::CoolingOff } else { ExitState::NoticeClosed })
    }

    fn paid(&mut self, payment: MatchedPayment) -> Result<ExitState, ExitRefused> {
        let expected = payment.expected();
        let holders = &self.file.application.holders;
        let theirs = holders.iter().any(|it| it.person == expected.party);
        if expected.deal != self.deal || expected.flow != Flow::Out || !theirs {
            return Err(ExitRefused::OtherPayment);
        }
        if self.file.payments.iter().any(|it| it.expected().number == expected.number) {
            return Err(ExitRefused::PaidBefore);
        }
        self.note(ExitEvent::Pay(payment));
        Ok(if self.is_settled() { ExitState::Settled } else { ExitState::Signed })
    }

    /// Whether everything that was agreed is paid.
    fn is_settled(&self) -> bool {
        match &self.file.terms {
            Some(ExitTerms::Compensation { schedule, .. }) => {
                self.file.paid_fen() >= i128::from(schedule.total_fen())
            }
            Some(ExitTerms::Retention { .. } | ExitTerms::Waived { .. }) => true,
            None => false,
        }
    }

    fn lawful_at(&self, moment: Moment, register: &ExitRegister<'_>) -> Result<(), ExitRefused> {
        let (deal, file, today) = (self.deal, &self.file, self.today());
        let facts = ExitFacts { deal, file, register, today };
        let violations = blocking(check_exit(&facts, moment), moment);
        if violations.is_empty() { Ok(()) } else { Err(ExitRefused::Unlawful(violations)) }
    }
}
