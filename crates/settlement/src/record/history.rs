//! What has happened to one person's registration and permits: to town, back again, and to town once more.

use chrono::{DateTime, NaiveDate, Utc};
use identity::DivisionCode;
use serde::{Deserialize, Serialize};

use super::{ApplicationId, PermitId, PersonId, SettlementFactId};

/// 落户事实: one dated fact; it is added and never changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SettlementFact {
    pub id: SettlementFactId,
    pub person: PersonId,
    pub event: Event,
    /// The day from which it holds.
    pub effective_day: NaiveDate,
    /// The moment at which the book learned of it.
    pub recorded_at: DateTime<Utc>,
}

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Event {
    /// 落户: registered in town, or moved on to another town.
    Settled { place: DivisionCode, application: ApplicationId },
    /// 回迁: registered again where one came from, or elsewhere outside (户口双向迁移, SR-25).
    Returned { place: DivisionCode },
    /// 居住证签发
    PermitIssued { permit: PermitId, place: DivisionCode },
    /// 居住证注销
    PermitCancelled { permit: PermitId },
}

/// 落户状态 as of a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    /// 未落户
    #[default]
    NotSettled,
    /// 已落户
    Settled { place: DivisionCode },
    /// 回迁
    Returned { place: DivisionCode },
}

/// All facts of one person, by the day from which they hold, and on one day in the order they were recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct History {
    person: PersonId,
    // Invariant: of one person, in order, and each follows from those before it.
    facts: Vec<SettlementFact>,
}

/// Why a fact cannot be added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HistoryFault {
    #[error("the fact is of another person")]
    OtherPerson,
    #[error("the fact is recorded already")]
    Twice,
    #[error("on {0} the person is registered there already")]
    SettledThere(NaiveDate),
    #[error("on {0} the application has served already: to settle again takes another one")]
    ApplicationServed(NaiveDate),
    #[error("on {0} the permit was issued already")]
    PermitIssued(NaiveDate),
    #[error("on {0} there is no such permit that holds")]
    NoSuchPermit(NaiveDate),
}

impl Event {
    /// The code of what happened, as records write it.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Settled { .. } => "settled",
            Self::Returned { .. } => "returned",
            Self::PermitIssued { .. } => "permit-issued",
            Self::PermitCancelled { .. } => "permit-cancelled",
        }
    }
}

impl History {
    pub fn new(person: PersonId) -> Self {
        Self { person, facts: Vec::new() }
    }

    /// The facts, the oldest first.
    pub fn facts(&self) -> &[SettlementFact] {
        &self.facts
    }

    /// Adds a fact in its place, which may lie before days that are known already; all that follows must still follow.
    pub fn record(&mut self, fact: SettlementFact) -> Result<(), HistoryFault> {
        if fact.person != self.person {
            return Err(HistoryFault::OtherPerson);
        }
        if self.facts.iter().any(|it| it.id == fact.id) {
            return Err(HistoryFault::Twice);
        }
        let place = self.facts.partition_point(|it| it.effective_day <= fact.effective_day);
        let mut facts = self.facts.clone();
        facts.insert(place, fact);
        facts.iter().try_fold(State::default(), State::follow)?;
        self.facts = facts;
        Ok(())
    }

    /// Where the person stands at the end of a day.
    pub fn standing(&self, day: NaiveDate) -> Standing {
        self.at(day).standing
    }

    /// The permits that hold at the end of a day, in the order they were issued.
    pub fn permits(&self, day: NaiveDate) -> Vec<PermitId> {
        let State { issued, cancelled, .. } = self.at(day);
        issued.into_iter().filter(|it| !cancelled.contains(it)).collect()
    }

    /// What the facts up to a day come to.
    fn at(&self, day: NaiveDate) -> State {
        let until = self.facts.iter().take_while(|it| it.effective_day <= day);
        until.fold(State::default(), |state, it| state.after(it.event))
    }
}

/// What some facts come to.
#[derive(Debug, Default)]
struct State {
    standing: Standing,
    /// The applications that settled the person before.
    served: Vec<ApplicationId>,
    issued: Vec<PermitId>,
    cancelled: Vec<PermitId>,
}

impl State {
    /// The state after an event that follows from this one.
    fn follow(self, fact: &SettlementFact) -> Result<Self, HistoryFault> {
        let day = fact.effective_day;
        match fact.event {
            Event::Settled { place, .. } if self.standing == (Standing::Settled { place }) => {
                Err(HistoryFault::SettledThere(day))
            }
            Event::Settled { application, .. } if self.served.contains(&application) => {
                Err(HistoryFault::ApplicationServed(day))
            }
            Event::PermitIssued { permit, .. } if self.issued.contains(&permit) => {
                Err(HistoryFault::PermitIssued(day))
            }
            Event::PermitCancelled { permit } if !self.holds(permit) => {
                Err(HistoryFault::NoSuchPermit(day))
            }
            event => Ok(self.after(event)),
        }
    }

    fn after(mut self, event: Event) -> Self {
        match event {
            Event::Settled { place, application } => {
                self.standing = Standing::Settled { place };
                self.served.push(application);
            }
            Event::Returned { place } => self.standing = Standing::Returned { place },
            Event::PermitIssued { permit, .. } => self.issued.push(permit),
            Event::PermitCancelled { permit } => self.cancelled.push(permit),
        }
        self
    }

    fn holds(&self, permit: PermitId) -> bool {
        self.issued.contains(&permit) && !self.cancelled.contains(&permit)
    }
}
