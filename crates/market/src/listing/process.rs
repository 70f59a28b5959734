//! The way of a listing from draft to archive, and the ways out of it.

mod enrolment;
mod outcome;
mod trading;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use tenure::case::{Calendar, NoTable, Restriction, china_day};
use tenure::{Moment, ObjectId, Violation};

use super::trade::Trade;
use super::{
    Application, Enrolment, ListingEvent, ListingFacts, ListingState, ObjectKind, Objection,
    Operator, Receiver, Reserve, TradeWay,
};
use crate::bidding::{Award, BidRefused};
use crate::consent::{CoHolder, Evidence};
use crate::days::Days;
use crate::money::{DealId, MatchedPayment};
use crate::parameters::MarketParameters;
use crate::rules::{blocking, check_listing};

/// What the register says of the listed right, at the moment of a step.
#[derive(Clone, Copy, Debug)]
pub struct ListingRegister<'a> {
    /// Whether the right is registered, current, and the applicant's.
    pub right_current: bool,
    /// The last day of the right itself; `None` where it has no end.
    pub right_until: Option<NaiveDate>,
    /// All who hold it now 共有人; nobody where a collective does.
    pub holders: &'a [CoHolder],
    /// What has the right on days of the term already: other transfers, other listings, open cases, by their codes.
    pub not_free: &'a [String],
    pub restrictions: &'a [Restriction],
    /// Disputes about the right that are open, by their names.
    pub open_disputes: &'a [String],
    /// Those of the bidders whom the register knows, where the right stays inside its collective.
    pub receivers: &'a [Receiver],
    pub calendar: &'a Calendar,
    pub parameters: &'a MarketParameters,
}

/// What a step is held against: the register as it is, or what was kept when it was taken.
#[derive(Clone, Copy)]
enum Ground<'a> {
    Register(&'a ListingRegister<'a>),
    Kept { days: Option<Days> },
}

/// A step as it is kept: what happened, when, by whom, and the days of notice that it set.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListingStep {
    pub event: ListingEvent,
    pub at: DateTime<Utc>,
    pub operator: Operator,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<Days>,
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
    /// That the collective agrees with the winner of a homestead, and that the township approves.
    pub(crate) approval: Option<(Evidence, Evidence)>,
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
            approval: None,
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
        self.led(event, at, Ground::Register(register))
    }

    /// The listing as its steps made it: what was lawful then is not asked again, and the days that were set stand.
    pub fn replayed(
        deal: DealId,
        application: Application,
        drafted_at: DateTime<Utc>,
        steps: impl IntoIterator<Item = ListingStep>,
    ) -> Result<Self, ListingRefused> {
        let draft = Self::new(deal, application, drafted_at);
        steps.into_iter().try_fold(draft, |it, step| {
            it.led(step.event, step.at, Ground::Kept { days: step.days })
        })
    }

    /// The step that led here, as it is kept.
    pub fn step(&self, event: ListingEvent, operator: Operator) -> ListingStep {
        let days = match event {
            ListingEvent::Publish => self.notice,
            ListingEvent::PostResult => self.result_notice,
            _ => None,
        };
        ListingStep { event, at: self.at, operator, days }
    }

    fn led(
        &self,
        event: ListingEvent,
        at: DateTime<Utc>,
        ground: Ground<'_>,
    ) -> Result<Self, ListingRefused> {
        let mut next = Self { at, ..self.clone() };
        next.state = next.after(event, ground)?;
        Ok(next)
    }

    fn after(&mut self, event: ListingEvent, ground: Ground<'_>) -> Led {
        use ListingEvent as E;
        use ListingState as S;
        match (self.state, event) {
            (S::Draft, E::Submit) => self.lawful(Moment::Submit, ground, S::Submitted),
            (S::Submitted, E::Return) => Ok(S::Draft),
            (S::Submitted, E::Publish) => self.publish(ground),
            (S::Published, event @ (E::Enrol { .. } | E::CloseEnrolment))
            | (
                S::Published | S::EnrolmentClosed,
                event @ (E::Qualify { .. }
                | E::PayDeposit { .. }
                | E::ClaimPriority { .. }
                | E::Withdraw { .. }),
            ) => self.enrolling(event),
            (S::EnrolmentClosed, E::OpenTrade) => self.open_trade(ground),
            (
                S::Trading,
                event @ (E::Bid { .. } | E::Seal { .. } | E::Reveal { .. } | E::Score { .. }),
            ) => self.bidding(event),
            (S::Trading, E::Strike) => self.strike(),
            (S::Struck, E::PostResult) => self.post_result(ground),
            (S::ResultOnNotice, event @ (E::Object { .. } | E::Answer { .. } | E::CloseResult)) => {
                self.result(event)
            }
            (S::AwaitingContract, E::Approve { collective_consent, township_approval })
                if self.application.object.kind() == ObjectKind::Homestead =>
            {
                self.approval = Some((collective_consent, township_approval));
                Ok(S::AwaitingContract)
            }
            (S::AwaitingContract, E::Sign { contract }) => {
                self.contract = Some((self.today(), contract));
                // A deposit may be the whole price.
                let bound = self.settled().unwrap_or(S::Contracted);
                self.lawful(Moment::Register, ground, bound)
            }
            (S::AwaitingContract, E::Default) => Ok(self.forfeit()),
            (S::Contracted, E::Pay { payment }) => self.pay(payment),
            (S::Settled, E::Attest { number }) => {
                self.attestation = Some(number);
                Ok(S::Attested)
            }
            (S::Attested, E::Enter) => self.lawful(Moment::Register, ground, S::Entered),
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

    fn publish(&mut self, ground: Ground<'_>) -> Led {
        let collective = self.application.object.kind().is_collective();
        self.notice = Some(self.working_days(ground, |it| {
            if collective {
                it.collective_notice_working_days_min
            } else {
                it.household_notice_working_days_min
            }
        })?);
        self.lawful(Moment::Approve, ground, ListingState::Published)
    }

    /// The days from today to so many working days later, or those that were set.
    fn working_days(
        &self,
        ground: Ground<'_>,
        n_days: impl FnOnce(&MarketParameters) -> u32,
    ) -> Result<Days, ListingRefused> {
        let register = match ground {
            Ground::Kept { days } => return days.ok_or(ListingRefused::BeyondCalendar),
            Ground::Register(register) => register,
        };
        let n = n_days(register.parameters);
        let last = register.calendar.add_working_days(self.today(), n)?;
        Days::new(self.today(), last).ok().ok_or(ListingRefused::BeyondCalendar)
    }

    fn lawful(&self, moment: Moment, ground: Ground<'_>, leads_to: ListingState) -> Led {
        let Ground::Register(register) = ground else { return Ok(leads_to) };
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

    /// The best bid of a trade in which everybody sees it.
    pub fn best_bid(&self) -> Option<Award> {
        self.trade.as_ref().and_then(Trade::best)
    }

    /// How many offers are sealed, where offers are.
    pub fn n_sealed(&self) -> Option<usize> {
        self.trade.as_ref().and_then(Trade::n_sealed)
    }

    /// Whose deposit does not go back, and how much that is.
    pub fn forfeited(&self) -> Option<(ObjectId, i64)> {
        self.forfeited
    }

    pub fn objections(&self) -> &[Objection] {
        &self.objections
    }

    /// The collective's consent and the township's approval to whom a homestead goes.
    pub fn approval(&self) -> Option<&(Evidence, Evidence)> {
        self.approval.as_ref()
    }

    /// The day on which the contract was signed, and the contract.
    pub fn contract(&self) -> Option<&(NaiveDate, Evidence)> {
        self.contract.as_ref()
    }

    pub fn attestation(&self) -> Option<&str> {
        self.attestation.as_deref()
    }
}
