//! Disputes about memberships 成员身份争议: what was opened, and what was settled.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use tenure::ObjectId;
use tenure::membership::Dispute;
use uuid::Uuid;

use super::book::{CollectiveKey, Recorded, rows};
use crate::{StoreError, Unit, entity::membership_dispute, row::to_microseconds};

const OPENED: &str = "opened";
const SETTLED: &str = "settled";

impl Unit {
    /// Notes that a dispute was opened, or, where it says the day, that it was settled; each once ([`StoreError::Repeated`]).
    pub async fn insert_dispute(
        &mut self,
        collective: ObjectId,
        dispute: &Dispute,
        recorded: Recorded,
    ) -> Result<(), StoreError> {
        let event = if dispute.settled_day.is_some() { SETTLED } else { OPENED };
        let model = membership_dispute::Model {
            county: self.pen.county(),
            collective_id: collective.0,
            person_id: dispute.person.0,
            opened_day: dispute.opened_day,
            event: event.to_owned(),
            day: dispute.settled_day.unwrap_or(dispute.opened_day),
            forum: dispute.forum.clone(),
            act_id: recorded.act.0,
            recorded_at: to_microseconds(recorded.at),
        };
        self.insert_models::<membership_dispute::Entity>(vec![model]).await
    }

    /// The disputes about memberships in a collective, those that are settled too.
    pub async fn disputes_of(&mut self, collective: ObjectId) -> Result<Vec<Dispute>, StoreError> {
        let key = CollectiveKey { county: self.county, id: collective };
        let mut disputes: BTreeMap<(Uuid, NaiveDate), Dispute> = BTreeMap::new();
        for it in rows::<membership_dispute::Entity>(&self.session, key, None).await? {
            let dispute = disputes.entry((it.person_id, it.opened_day)).or_insert(Dispute {
                person: ObjectId(it.person_id),
                opened_day: it.opened_day,
                settled_day: None,
                forum: it.forum,
            });
            if it.event == SETTLED {
                dispute.settled_day = Some(it.day);
            }
        }
        Ok(disputes.into_values().collect())
    }
}
