//! Decisions 决议 of collectives, each by its number.

use chrono::{DateTime, Utc};
use tenure::ObjectId;
use tenure::decision::Decision;

use super::book::{CollectiveKey, Recorded, rows, stored};
use super::roll::recorded;
use crate::{
    Store, StoreError, Unit, entity::collective_decision, row::to_microseconds, session::Session,
};

const TABLE: &str = "collective_decision";

/// A decision that is on file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecisionRow {
    /// Counted upwards from 1 in each collective.
    pub number: u32,
    pub decision: Decision,
    pub recorded: Recorded,
}

impl Unit {
    /// Puts a decision on file under its number.
    pub async fn insert_decision(
        &mut self,
        collective: ObjectId,
        row: &DecisionRow,
    ) -> Result<(), StoreError> {
        let unwritable = |what| StoreError::Unwritable { table: TABLE, what };
        let DecisionRow { number, decision, recorded } = row;
        let body = serde_json::to_string(decision).map_err(|_not_text| unwritable("it"))?;
        let subject = serde_json::to_value(decision.subject).ok();
        let subject = subject.as_ref().and_then(|it| it.as_str()).map(str::to_owned);
        let model = collective_decision::Model {
            county: self.pen.county(),
            collective_id: collective.0,
            number: stored(*number, TABLE)?,
            subject: subject.ok_or_else(|| unwritable("the subject"))?,
            day: decision.day,
            record_sha256: decision.record_sha256.clone(),
            body,
            act_id: recorded.act.0,
            recorded_at: to_microseconds(recorded.at),
        };
        self.insert_models::<collective_decision::Entity>(vec![model]).await
    }

    /// The decisions of a collective that are on file, in the order of their numbers.
    pub async fn decisions_of(
        &mut self,
        collective: ObjectId,
    ) -> Result<Vec<DecisionRow>, StoreError> {
        let key = CollectiveKey { county: self.county, id: collective };
        decisions(&self.session, key, None).await
    }
}

impl Store {
    /// The same, as known at a moment.
    pub async fn decisions_of(
        &self,
        key: CollectiveKey,
        known_at: DateTime<Utc>,
    ) -> Result<Vec<DecisionRow>, StoreError> {
        decisions(&self.read().await?, key, Some(known_at)).await
    }
}

async fn decisions(
    session: &Session,
    key: CollectiveKey,
    known_at: Option<DateTime<Utc>>,
) -> Result<Vec<DecisionRow>, StoreError> {
    let models = rows::<collective_decision::Entity>(session, key, known_at).await?;
    let read = |it: collective_decision::Model| {
        let corrupt = |what: String| StoreError::corrupt(TABLE, key.id.0, what);
        Ok(DecisionRow {
            number: u32::try_from(it.number).map_err(|error| corrupt(error.to_string()))?,
            decision: serde_json::from_str(&it.body)
                .map_err(|error| corrupt(format!("body: {error}")))?,
            recorded: recorded(it.act_id, it.recorded_at),
        })
    };
    models.into_iter().map(read).collect()
}
