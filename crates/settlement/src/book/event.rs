//! What happens to a registration: settling, returning, a permit cancelled; in both directions and as often as it happens.

use chrono::NaiveDate;
use identity::DivisionCode;
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, ConnectionTrait, DatabaseTransaction,
    EntityTrait as _, IntoActiveModel as _, QueryFilter as _, QueryOrder as _,
};

use super::application::file;
use super::entity::fact;
use super::reading::Reading;
use super::{Book, BookError, IssuedStatement, Occasion, Unit, permit, statement};
use crate::Role;
use crate::record::{
    ApplicationId, Event, History, HistoryFault, PermitId, PersonId, SettlementFact,
    SettlementFactId,
};

const TABLE: &str = "settlement_fact";

/// What is entered of a person.
#[derive(Clone, Debug)]
pub struct EventAsked {
    pub id: SettlementFactId,
    pub person: PersonId,
    pub happened: Happened,
    pub effective_day: NaiveDate,
}

/// What happened; a permit is issued by [`Book::issue_permit`].
#[derive(Clone, Debug)]
pub enum Happened {
    /// The registration moved to the place of a granted application.
    Settled {
        application: ApplicationId,
        head: StatementHead,
    },
    /// The registration moved back, or elsewhere outside.
    Returned {
        place: DivisionCode,
    },
    PermitCancelled {
        permit: PermitId,
    },
}

/// What the statement names beside the person.
#[derive(Clone, Debug)]
pub struct StatementHead {
    /// 落户地, by name.
    pub place_name: String,
    /// 出具机关
    pub authority: String,
}

/// A fact as it was entered, and the statement that was issued with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    pub fact: SettlementFact,
    pub statement: Option<IssuedStatement>,
}

impl Book {
    /// Enters what happened; whoever has settled gets the statement in the same unit of work (SR-27, HR-07).
    pub async fn record_event(
        &self,
        occasion: &Occasion<'_>,
        asked: EventAsked,
    ) -> Result<Recorded, BookError> {
        let unit = self.unit(occasion).await?;
        let recorded = unit.record_event(asked).await?;
        unit.commit().await?;
        Ok(recorded)
    }
}

impl Unit<'_> {
    /// Enters what happened; whoever has settled gets the statement in the same unit of work (SR-27, HR-07).
    pub async fn record_event(&self, asked: EventAsked) -> Result<Recorded, BookError> {
        let Self { book, occasion, transaction } = self;
        occasion.must(Role::Approver)?;
        occasion.come(asked.effective_day)?;
        let person = book.seen_person(transaction, occasion.clerk, asked.person).await?;
        let event = self.event(&asked).await?;
        let fact = SettlementFact {
            id: asked.id,
            person: person.id,
            event,
            effective_day: asked.effective_day,
            recorded_at: occasion.at,
        };
        add(transaction, occasion, fact.clone()).await?;
        let statement = match asked.happened {
            Happened::Settled { head, .. } => {
                Some(statement::issue(transaction, occasion, &person, &fact, head).await?)
            }
            Happened::Returned { .. } | Happened::PermitCancelled { .. } => None,
        };
        Ok(Recorded { fact, statement })
    }

    /// The event that was asked for, if what it rests on bears it.
    async fn event(&self, asked: &EventAsked) -> Result<Event, BookError> {
        let Self { occasion, transaction: unit, .. } = self;
        match asked.happened {
            Happened::Settled { application, .. } => {
                settled(unit, occasion, application, asked).await
            }
            Happened::Returned { place } => Ok(Event::Returned { place }),
            Happened::PermitCancelled { permit } => {
                let held = permit::of_id(unit, permit).await?;
                occasion.place(held.place)?;
                if held.holder != asked.person {
                    return Err(BookError::PermitOfAnother);
                }
                Ok(Event::PermitCancelled { permit })
            }
        }
    }
}

async fn settled(
    unit: &DatabaseTransaction,
    occasion: &Occasion<'_>,
    application: ApplicationId,
    asked: &EventAsked,
) -> Result<Event, BookError> {
    let file = file(unit, application).await?;
    occasion.place(file.application.place)?;
    let decision = file.decision.ok_or(BookError::Undecided)?;
    if !decision.admits(&file.application, asked.person) {
        return Err(BookError::NotAdmitted);
    }
    let (effective, decided) = (asked.effective_day, decision.decided_day);
    if effective < decided {
        return Err(BookError::BeforeDecision { effective, decided });
    }
    Ok(Event::Settled { place: file.application.place, application })
}

/// Adds a fact to the history of its person, whose row is locked; all that follows must still follow.
pub(super) async fn add(
    unit: &DatabaseTransaction,
    occasion: &Occasion<'_>,
    fact: SettlementFact,
) -> Result<(), BookError> {
    let mut history = history(unit, fact.person).await?;
    history.record(fact.clone())?;
    row(occasion, &fact).into_active_model().insert(unit).await?;
    Ok(())
}

/// What has happened to a person.
pub(super) async fn history(
    database: &impl ConnectionTrait,
    person: PersonId,
) -> Result<History, BookError> {
    let query = fact::Entity::find().filter(fact::Column::PersonId.eq(person.0));
    let query = query.order_by_asc(fact::Column::EffectiveDay);
    let query = query.order_by_asc(fact::Column::RecordedAt).order_by_asc(fact::Column::Id);
    let rows = query.all(database).await?;
    let mut history = History::new(person);
    for row in rows {
        let told = |fault: HistoryFault| Reading(TABLE).corrupt(fault.to_string());
        history.record(read(&row)?).map_err(told)?;
    }
    Ok(history)
}

fn row(occasion: &Occasion<'_>, it: &SettlementFact) -> fact::Model {
    let (place, application, permit) = match it.event {
        Event::Settled { place, application } => (Some(place), Some(application), None),
        Event::Returned { place } => (Some(place), None, None),
        Event::PermitIssued { permit, place } => (Some(place), None, Some(permit)),
        Event::PermitCancelled { permit } => (None, None, Some(permit)),
    };
    fact::Model {
        id: it.id.0,
        person_id: it.person.0,
        event: it.event.as_str().to_owned(),
        place: place.map(|it| it.as_str().to_owned()),
        application_id: application.map(|it| it.0),
        permit_id: permit.map(|it| it.0),
        effective_day: it.effective_day,
        recorded_by: occasion.clerk.name.clone(),
        recorded_at: it.recorded_at,
    }
}

fn read(model: &fact::Model) -> Result<SettlementFact, BookError> {
    let reading = Reading(TABLE);
    let place = model.place.as_deref().map(|it| reading.place(it)).transpose()?;
    let place = || reading.needed(place, "place");
    let permit = || reading.needed(model.permit_id, "permit_id").map(PermitId);
    let application = || reading.needed(model.application_id, "application_id").map(ApplicationId);
    let event = match model.event.as_str() {
        "settled" => Event::Settled { place: place()?, application: application()? },
        "returned" => Event::Returned { place: place()? },
        "permit-issued" => Event::PermitIssued { permit: permit()?, place: place()? },
        "permit-cancelled" => Event::PermitCancelled { permit: permit()? },
        other => return Err(reading.corrupt(format!("`{other}` is no event"))),
    };
    Ok(SettlementFact {
        id: SettlementFactId(model.id),
        person: PersonId(model.person_id),
        event,
        effective_day: model.effective_day,
        recorded_at: model.recorded_at,
    })
}
