//! The way of a listing from draft to archive, and the ways out of it.

mod enrolment;
mod outcome;
mod trading;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use tenure::case::{Calendar, NoTable, Restriction, china_day};
use tenure::{Moment, ObjectId, Violation};

use super::trade::Trade;
use super::{
    Application, Enrolment, ListingEvent, ListingFacts, ListingState, Objection, Operator, Reserve,
    TradeWay,
};
use crate::bidding::{Award, BidRefused};
use crate::consent::Evidence;
use crate::days::Days;
use crate::money::{DealId, MatchedPayment};
use crate::parameters::MarketParameters;
use crate::rules::{blocking, check_listing};

/// What the register says of the listed right, at the moment of a step.
#[derive(Clone, Copy, Debug)]
pub struct ListingRegister<'a> {
    /// Whether the right is registered, current, and the applicant's.
    pub right_current: bool,
    pub restrictions: &'a [Restriction],
    /// Disputes about the right that are open, by their names.
    pub open_disputes: &'a [String],
    pub calendar: &'a Calendar,
    pub parameters: &'a MarketParameters,
}

/// A listing as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Listing {
    pub(crate) deal: DealId,
    pub(crate) state: ListingState,
    pub(crate) application: Application,
    /// 1 for the first listing, one more for each time it is listed again.
    pub(crate) round: u32,
    pub(crate) notice: Option<Days>,
    pub(crate) enrolments: BTreeMap<ObjectId, Enrolment>,
    pub(super) trade: Option<Trade>,
    pub(crate) award: Option<Award>,
    pub(crate) result_notice: Option<Days>,
    pub(crate) objections: Vec<Objection>,
    pub(crate) contract: Option<(NaiveDate, Evidence)>,
    /// What was paid in this round.
    pub(crate) payments: Vec<MatchedPayment>,
    /// The numbers of all payments, of earlier rounds too: each counts once.
    pub(crate) payments_known: BTreeSet<u32>,
    pub(crate) attestation: Option<String>,
    pub(crate) forfeited: Option<(ObjectId, i64)>,
    pub(crate) suspended_at: Option<ListingState>,
    pub(crate) at: DateTime<Utc>,
}

/// Why a listing does not go on, in order of precedence.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum ListingRefused {
    #[error("this office may not do `{step}`, or not here")]
    NotThisOffice { step: &'static str },
    #[error("the clock went back")]
    ClockWentBack,
    #[error("`{step}` may not follow where the listing stands, at {state:?}")]
    WrongStep { state: ListingState, step: &'static str },
    #[error("the notice runs until {last_day}")]
    NoticeRuns { last_day: NaiveDate },
    #[error("the notice ended on {last_day}")]
    NoticeOver { last_day: NaiveDate },
    #[error("the bidder has not enrolled, is not qualified, or has not paid the deposit")]
    NotABidder,
    #[error("the bidder has enrolled already")]
    EnrolledBefore,
    #[error("only a member of the collective comes first")]
    NoPriority,
    #[error("only the best offer after the notice, or the only bidder, can be agreed with")]
    NotByAgreement,
    #[error("an objection is open, or there is none of this number")]
    Objections,
    #[error("the payment is of another deal, or of somebody else")]
    OtherPayment,
    #[error("the payment was told before")]
    PaidBefore,
    #[error("bids can still come")]
    TradeRuns,
    #[error(transparent)]
    Bid(#[from] BidRefused),
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

/// Where a step leads, or why it is refused.
type Led = Result<ListingState, ListingRefused>;

impl Listing {
    /// A draft.
    pub fn new(deal: DealId, application: Application, at: DateTime<Utc>) -> Self {
        Self {
            deal,
            state: ListingState::Draft,
            application,
            round: 1,
            notice: None,
            enrolments: BTreeMap::new(),
            trade: None,
            award: None,
            result_notice: None,
            objections: Vec::new(),
            contract: None,
            payments: Vec::new(),
            payments_known: BTreeSet::new(),
            attestation: None,
            forfeited: None,
            suspended_at: None,
            at,
        }
    }

    /// The listing after an event; itself it never changes.
    pub fn take(
        &self,
        event: ListingEvent,
        operator: &Operator,
        at: DateTime<Utc>,
        register: &ListingRegister<'_>,
    ) -> Result<Self, ListingRefused> {
        let step = event.name();
        let kind = self.application.object.kind();
        let here = operator.office.serves(self.application.division);
        if !here || !operator.office.kind.may(&event, kind) {
            return Err(ListingRefused::NotThisOffice { step });
        }
        if at < self.at {
            return Err(ListingRefused::ClockWentBack);
        }
        let mut next = Self { at, ..self.clone() };
        next.state = next.after(event, register)?;
        Ok(next)
    }

    fn after(&mut self, event: ListingEvent, register: &ListingRegister<'_>) -> Led {
        use ListingEvent as E;
        use ListingState as S;
        match (self.state, event) {
            (S::Draft, E::Submit) => self.lawful(Moment::Submit, register, S::Submitted),
            (S::Submitted, E::Return) => Ok(S::Draft),
            (S::Submitted, E::Publish) => self.publish(register),
            (S::Published, event @ (E::Enrol(_) | E::CloseEnrolment))
            | (
                S::Published | S::EnrolmentClosed,
                event @ (E::Qualify { .. }
                | E::PayDeposit { .. }
                | E::ClaimPriority { .. }
                | E::Withdraw { .. }),
            ) => self.enrolling(event),
            (S::EnrolmentClosed, E::OpenTrade) => self.open_trade(register),
            (
                S::Trading,
                event @ (E::Bid { .. } | E::Seal { .. } | E::Reveal { .. } | E::Score { .. }),
            ) => self.bidding(event),
            (S::Trading, E::Strike) => self.strike(),
            (S::Struck, E::PostResult) => self.post_result(register),
            (S::ResultOnNotice, event @ (E::Object(_) | E::Answer { .. } | E::CloseResult)) => {
                self.result(event)
            }
            (S::AwaitingContract, E::Sign { contract }) => {
                self.contract = Some((self.today(), contract));
                self.lawful(Moment::Register, register, S::Contracted)
            }
            (S::AwaitingContract, E::Default) => Ok(self.forfeit()),
            (S::Contracted, E::Pay { payment }) => self.pay(payment),
            (S::Settled, E::Attest { number }) => {
                self.attestation = Some(number);
                Ok(S::Attested)
            }
            (S::Attested, E::Enter) => self.lawful(Moment::Register, register, S::Entered),
            (S::Entered, E::Archive) => Ok(S::Archived),
            (S::Failed, E::Relist { reserve, way }) => Ok(self.relist(reserve, way)),
            (S::Suspended, E::Resume) => Ok(self.suspended_at.take().unwrap_or(S::Draft)),
            (state, event) => self.aside(state, &event),
        }
    }

    /// What may happen until a contract binds the parties.
    fn aside(&mut self, state: ListingState, event: &ListingEvent) -> Led {
        if !state.is_over() && !state.is_bound() {
            match event {
                ListingEvent::Suspend if state != ListingState::Suspended => {
                    self.suspended_at = Some(state);
                    return Ok(ListingState::Suspended);
                }
                ListingEvent::Terminate => return Ok(ListingState::Terminated),
                _ => {}
            }
        }
        Err(ListingRefused::WrongStep { state, step: event.name() })
    }

    fn publish(&mut self, register: &ListingRegister<'_>) -> Led {
        let parameters = register.parameters;
        let n = if self.application.object.kind().is_collective() {
            parameters.collective_notice_working_days_min
        } else {
            parameters.household_notice_working_days_min
        };
        self.notice = Some(self.working_days(n, register)?);
        self.lawful(Moment::Approve, register, ListingState::Published)
    }

    /// The days from today to so many working days later.
    fn working_days(&self, n: u32, register: &ListingRegister<'_>) -> Result<Days, ListingRefused> {
        let last = register.calendar.add_working_days(self.today(), n)?;
        Days::new(self.today(), last).ok().ok_or(ListingRefused::BeyondCalendar)
    }

    fn lawful(
        &self,
        moment: Moment,
        register: &ListingRegister<'_>,
        leads_to: ListingState,
    ) -> Led {
        let facts = ListingFacts { listing: self, register, today: self.today() };
        let violations = blocking(check_listing(&facts, moment), moment);
        if violations.is_empty() { Ok(leads_to) } else { Err(ListingRefused::Unlawful(violations)) }
    }

    /// Everything begins anew, in a new round; only what was paid before stays known.
    fn relist(&mut self, reserve: Reserve, way: TradeWay) -> ListingState {
        let application = Application { reserve, way, ..self.application.clone() };
        *self = Self {
            round: self.round.saturating_add(1),
            payments_known: std::mem::take(&mut self.payments_known),
            ..Self::new(self.deal, application, self.at)
        };
        ListingState::Draft
    }

    fn today(&self) -> NaiveDate {
        china_day(self.at)
    }

    pub fn deal(&self) -> DealId {
        self.deal
    }

    pub fn state(&self) -> ListingState {
        self.state
    }

    pub fn application(&self) -> &Application {
        &self.application
    }

    pub fn round(&self) -> u32 {
        self.round
    }

    /// The days on which it is on notice.
    pub fn notice(&self) -> Option<Days> {
        self.notice
    }

    /// The days on which the result is on notice.
    pub fn result_notice(&self) -> Option<Days> {
        self.result_notice
    }

    pub fn enrolments(&self) -> impl Iterator<Item = &Enrolment> {
        self.enrolments.values()
    }

    pub fn award(&self) -> Option<Award> {
        self.award
    }

    pub fn objections(&self) -> &[Objection] {
        &self.objections
    }

    /// The day on which the contract was signed, and the contract.
    pub fn contract(&self) -> Option<&(NaiveDate, Evidence)> {
        self.contract.as_ref()
    }

    pub fn attestation(&self) -> Option<&str> {
        self.attestation.as_deref()
    }
}
