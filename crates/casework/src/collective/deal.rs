//! Shares that a deal moves: worked out and entered as an application of the collective would be, in the deal's own unit of work.

use std::collections::HashSet;

use identity::{DivisionCode, IssuerCode};
use store::{ApplicationBody, PersonAtHome, Recorded, Subject, Unit};
use tenure::collective::{CollectiveAct, CollectiveState};
use tenure::{Act, Moment, ObjectId};

use super::apply::persons;
use super::book::{self, Book};
use super::enter::{beside, books, decisions};
use super::outcome::Outcome;
use crate::case::{Desk, Findings, Occasion};
use crate::entering::{Changes, Ids, Manner, Pen};
use crate::log::people;
use crate::{Officer, Refused};

/// A movement of shares as it would be entered.
pub(crate) struct SharesMoving {
    book: Book,
    outcome: Outcome,
}

/// A collective with its holders, as it is registered.
pub(crate) struct ShareBook {
    book: Book,
    state: CollectiveState,
}

impl ShareBook {
    /// The book of a collective in the officer's division, with the persons whom a deal names.
    pub(crate) async fn load(
        unit: &mut Unit,
        officer: &Officer,
        occasion: Occasion,
        code: &str,
        named: &[ObjectId],
    ) -> Result<Self, Refused> {
        let object = book::object(unit, officer, code).await?;
        let book = Book::load(unit, object, named, occasion.at).await?;
        let state = book.state(None)?;
        Ok(Self { book, state })
    }

    pub(crate) fn division(&self) -> DivisionCode {
        self.book.object.division
    }

    pub(crate) fn issuer(&self) -> IssuerCode {
        self.state.organisation.issuer
    }

    pub(crate) fn state(&self) -> &CollectiveState {
        &self.state
    }

    pub(crate) fn person(&self, person: ObjectId) -> Option<&PersonAtHome> {
        self.book.people.get(&person)
    }

    /// Whether the person's membership is fought over.
    pub(crate) fn is_disputed(&self, person: ObjectId) -> bool {
        self.book.disputes.iter().any(|it| it.person == person && it.settled_day.is_none())
    }
}

impl SharesMoving {
    /// Works a movement out as the register stands in this unit of work.
    pub(crate) async fn work_out(
        unit: &mut Unit,
        officer: &Officer,
        occasion: Occasion,
        code: &str,
        body: &ApplicationBody,
    ) -> Result<Self, Refused> {
        let object = book::object(unit, officer, code).await?;
        let book = Book::load(unit, object, &persons(&body.request), occasion.at).await?;
        let outcome = Box::pin(Outcome::of(unit, &book, body, officer, occasion)).await?;
        Ok(Self { book, outcome })
    }

    /// What the rules about collectives say of it at a moment.
    pub(crate) fn check(&self, desk: &Desk, occasion: Occasion, moment: Moment) -> Findings {
        self.outcome.check(&self.book, desk, occasion.today, moment)
    }

    /// Whose shares they are and who receives them, with their households.
    pub(crate) fn concerned(&self) -> Vec<Subject> {
        let Some(CollectiveAct::ShareMovement(movement)) = &self.outcome.act else {
            return Vec::new();
        };
        let receiving = movement.recipients().into_iter().map(|it| it.person);
        let persons = receiving.chain([movement.holder()]);
        people(persons.filter_map(|it| self.book.people.get(&it)).collect::<Vec<_>>().into_iter())
    }

    /// Enters it under the act of the deal, with the decisions that came with it.
    pub(crate) async fn enter(self, unit: &mut Unit, act: &Act) -> Result<Changes, Refused> {
        let Self { book, outcome } = self;
        let ended = HashSet::new();
        let mut pen = Pen {
            unit: &mut *unit,
            act,
            ids: &mut Ids::of(act.id),
            manner: Manner::Case { effect_day: act.effect_day, ended: &ended },
            changes: Changes::default(),
        };
        books(&mut pen, &book, &outcome).await?;
        let changes = pen.changes;
        let recorded = Recorded { act: act.id, at: act.recorded_at };
        decisions(unit, &book, &outcome, recorded).await?;
        beside(unit, &book, outcome, recorded).await?;
        Ok(changes)
    }
}
