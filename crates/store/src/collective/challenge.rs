//! Suits against decisions 撤销之诉: what was filed, and how it ended.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use tenure::ObjectId;
use tenure::decision::{Challenge, ChallengeEnd};
use uuid::Uuid;

use super::book::{CollectiveKey, Recorded, rows, stored};
use crate::{
    Store, StoreError, Unit, entity::decision_challenge, row::to_microseconds, session::Session,
};

const TABLE: &str = "decision_challenge";
const FILED: &str = "filed";

impl Unit {
    /// Notes that a suit was filed, or, where it says so, how it ended; each once ([`StoreError::Repeated`]).
    pub async fn insert_challenge(
        &mut self,
        collective: ObjectId,
        challenge: &Challenge,
        recorded: Recorded,
    ) -> Result<(), StoreError> {
        let Challenge { decision, claimant, known_day, filed_day, court, document_sha256, ended } =
            challenge;
        let (event, day) = ended.map_or((FILED, *filed_day), |(end, day)| (end.as_str(), day));
        let model = decision_challenge::Model {
            county: self.pen.county(),
            collective_id: collective.0,
            number: stored(*decision, TABLE)?,
            claimant_id: claimant.0,
            filed_day: *filed_day,
            event: event.to_owned(),
            day,
            known_day: *known_day,
            court: court.clone(),
            document_sha256: document_sha256.clone(),
            act_id: recorded.act.0,
            recorded_at: to_microseconds(recorded.at),
        };
        self.insert_models::<decision_challenge::Entity>(vec![model]).await
    }

    /// The suits against the decisions of a collective, those that have ended too.
    pub async fn challenges_of(
        &mut self,
        collective: ObjectId,
    ) -> Result<Vec<Challenge>, StoreError> {
        let key = CollectiveKey { county: self.county, id: collective };
        challenges(&self.session, key, None).await
    }
}

impl Store {
    /// The same, as known at a moment.
    pub async fn challenges_of(
        &self,
        key: CollectiveKey,
        known_at: DateTime<Utc>,
    ) -> Result<Vec<Challenge>, StoreError> {
        challenges(&self.read().await?, key, Some(known_at)).await
    }
}

async fn challenges(
    session: &Session,
    key: CollectiveKey,
    known_at: Option<DateTime<Utc>>,
) -> Result<Vec<Challenge>, StoreError> {
    let mut challenges: BTreeMap<(i32, Uuid, NaiveDate), Challenge> = BTreeMap::new();
    let corrupt = |what: &str| StoreError::corrupt(TABLE, key.id.0, what);
    for it in rows::<decision_challenge::Entity>(session, key, known_at).await? {
        let decision = u32::try_from(it.number).map_err(|_negative| corrupt("number"))?;
        let suit = (it.number, it.claimant_id, it.filed_day);
        let challenge = challenges.entry(suit).or_insert(Challenge {
            decision,
            claimant: ObjectId(it.claimant_id),
            known_day: it.known_day,
            filed_day: it.filed_day,
            court: it.court,
            document_sha256: it.document_sha256,
            ended: None,
        });
        if it.event != FILED {
            let end = ChallengeEnd::parse(&it.event).ok_or_else(|| corrupt("event"))?;
            challenge.ended = Some((end, it.day));
        }
    }
    Ok(challenges.into_values().collect())
}
