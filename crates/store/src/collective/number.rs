//! The numbers of the holders in the share register 股权名册序号: given once, and kept.

use std::collections::BTreeMap;

use tenure::ObjectId;

use super::book::{CollectiveKey, Recorded, rows, stored};
use crate::{
    Store, StoreError, Unit, entity::share_number, row::to_microseconds, session::Session,
};

const TABLE: &str = "share_number";

impl Unit {
    /// Gives holders their numbers.
    pub async fn insert_share_numbers(
        &mut self,
        collective: ObjectId,
        numbers: &[(ObjectId, u32)],
        recorded: Recorded,
    ) -> Result<(), StoreError> {
        let mut models = Vec::with_capacity(numbers.len());
        for (person, number) in numbers {
            models.push(share_number::Model {
                county: self.pen.county(),
                collective_id: collective.0,
                person_id: person.0,
                number: stored(*number, TABLE)?,
                act_id: recorded.act.0,
                recorded_at: to_microseconds(recorded.at),
            });
        }
        self.insert_models::<share_number::Entity>(models).await
    }

    /// The numbers of the holders of a collective.
    pub async fn share_numbers(
        &mut self,
        collective: ObjectId,
    ) -> Result<BTreeMap<ObjectId, u32>, StoreError> {
        numbers(&self.session, CollectiveKey { county: self.county, id: collective }).await
    }
}

impl Store {
    /// The same; a number never changes.
    pub async fn share_numbers(
        &self,
        key: CollectiveKey,
    ) -> Result<BTreeMap<ObjectId, u32>, StoreError> {
        numbers(&self.read().await?, key).await
    }
}

async fn numbers(
    session: &Session,
    key: CollectiveKey,
) -> Result<BTreeMap<ObjectId, u32>, StoreError> {
    let models = rows::<share_number::Entity>(session, key, None).await?;
    let corrupt = |_negative| StoreError::corrupt(TABLE, key.id.0, "number");
    models
        .into_iter()
        .map(|it| Ok((ObjectId(it.person_id), u32::try_from(it.number).map_err(corrupt)?)))
        .collect()
}
