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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// 未落户
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
    #[error("on {0} a later fact is recorded already")]
    NotTheLast(NaiveDate),
    #[error("the person is registered there already")]
    SettledThere,
    #[error("the permit is issued already")]
    PermitIssued,
    #[error("there is no such permit that holds")]
    NoSuchPermit,
}

impl History {
    pub fn new(person: PersonId) -> Self {
        Self { person, facts: Vec::new() }
    }

    /// The facts, the oldest first.
    pub fn facts(&self) -> &[SettlementFact] {
        &self.facts
    }

    /// Adds a fact that follows from those before it; its day may not lie before theirs.
    pub fn record(&mut self, fact: SettlementFact) -> Result<(), HistoryFault> {
        self.check(&fact)?;
        self.facts.push(fact);
        Ok(())
    }

    /// Where the person stands at the end of a day.
    pub fn standing(&self, day: NaiveDate) -> Standing {
        let moves = self.until(day).filter_map(|it| match it.event {
            Event::Settled { place, .. } => Some(Standing::Settled { place }),
            Event::Returned { place } => Some(Standing::Returned { place }),
            Event::PermitIssued { .. } | Event::PermitCancelled { .. } => None,
        });
        moves.last().unwrap_or(Standing::NotSettled)
    }

    /// The permits that hold at the end of a day.
    pub fn permits(&self, day: NaiveDate) -> Vec<PermitId> {
        let mut held = Vec::new();
        for it in self.until(day) {
            match it.event {
                Event::PermitIssued { permit, .. } => held.push(permit),
                Event::PermitCancelled { permit } => held.retain(|it| *it != permit),
                Event::Settled { .. } | Event::Returned { .. } => {}
            }
        }
        held
    }

    fn until(&self, day: NaiveDate) -> impl Iterator<Item = &SettlementFact> {
        self.facts.iter().take_while(move |it| it.effective_day <= day)
    }

    fn check(&self, fact: &SettlementFact) -> Result<(), HistoryFault> {
        let day = fact.effective_day;
        if fact.person != self.person {
            return Err(HistoryFault::OtherPerson);
        }
        if self.facts.iter().any(|it| it.id == fact.id) {
            return Err(HistoryFault::Twice);
        }
        if let Some(later) = self.facts.last().filter(|it| it.effective_day > day) {
            return Err(HistoryFault::NotTheLast(later.effective_day));
        }
        match fact.event {
            Event::Settled { place, .. } if self.standing(day) == (Standing::Settled { place }) => {
                Err(HistoryFault::SettledThere)
            }
            Event::PermitIssued { permit, .. } if self.was_issued(permit) => Err(HistoryFault::PermitIssued),
            Event::PermitCancelled { permit } if !self.permits(day).contains(&permit) => {
                Err(HistoryFault::NoSuchPermit)
            }
            _ => Ok(()),
        }
    }

    fn was_issued(&self, id: PermitId) -> bool {
        let is_it = |it: &SettlementFact| matches!(it.event, Event::PermitIssued { permit, .. } if permit == id);
        self.facts.iter().any(is_it)
    }
}
