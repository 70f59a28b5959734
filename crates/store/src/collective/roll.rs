//! Versions of the member roll 成员名册, and where each was filed 备案.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use identity::CreditCode;
use tenure::ObjectId;
use tenure::collective::Filings;
use tenure::membership::Roll;
use uuid::Uuid;

use super::book::{CollectiveKey, Recorded, rows, stored};
use crate::{
    Store, StoreError, Unit,
    entity::{member_roll, member_roll_entry, roll_filing},
    row::to_microseconds,
    session::Session,
};

const TOWNSHIP: &str = "township";
const COUNTY: &str = "county";

/// A version of the roll as it was drawn up, with the filings that are known of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RollRow {
    pub roll: Roll,
    pub recorded: Recorded,
}

impl Unit {
    /// Puts a version of the roll down, with where it was filed already.
    pub async fn insert_roll(
        &mut self,
        collective: ObjectId,
        RollRow { roll, recorded }: &RollRow,
    ) -> Result<(), StoreError> {
        let (county, number) = (self.pen.county(), stored(roll.version, "member_roll")?);
        let model = member_roll::Model {
            county: county.clone(),
            collective_id: collective.0,
            number,
            day: roll.day,
            act_id: recorded.act.0,
            recorded_at: to_microseconds(recorded.at),
        };
        let entries = roll.persons.iter().zip(1..);
        let entries = entries.map(|(person, sequence)| member_roll_entry::Model {
            county: county.clone(),
            collective_id: collective.0,
            number,
            sequence,
            person_id: person.0,
        });
        let entries = entries.collect();
        self.insert_models::<member_roll::Entity>(vec![model]).await?;
        self.insert_models::<member_roll_entry::Entity>(entries).await?;
        self.insert_roll_filings(collective, roll.version, roll.filings, *recorded).await
    }

    /// Notes where a version of the roll was filed; each office once ([`StoreError::Repeated`]).
    pub async fn insert_roll_filings(
        &mut self,
        collective: ObjectId,
        version: u32,
        filings: Filings,
        recorded: Recorded,
    ) -> Result<(), StoreError> {
        let (county, number) = (self.pen.county(), stored(version, "roll_filing")?);
        let filed = [(TOWNSHIP, filings.township), (COUNTY, filings.county)];
        let filed = filed.into_iter().filter_map(|(office, day)| Some((office, day?)));
        let models = filed.map(|(office, day): (&str, NaiveDate)| roll_filing::Model {
            county: county.clone(),
            collective_id: collective.0,
            number,
            office: office.to_owned(),
            day,
            act_id: recorded.act.0,
            recorded_at: to_microseconds(recorded.at),
        });
        let models = models.collect();
        self.insert_models::<roll_filing::Entity>(models).await
    }

    /// The last version of the roll.
    pub async fn last_roll(
        &mut self,
        collective: ObjectId,
        code: &CreditCode,
    ) -> Result<Option<RollRow>, StoreError> {
        let key = CollectiveKey { county: self.county, id: collective };
        Ok(rolls(&self.session, key, code, None).await?.pop())
    }
}

impl Store {
    /// Every version of the roll that was recorded by a moment, in order.
    pub async fn rolls(
        &self,
        key: CollectiveKey,
        code: &CreditCode,
        known_at: DateTime<Utc>,
    ) -> Result<Vec<RollRow>, StoreError> {
        rolls(&self.read().await?, key, code, Some(known_at)).await
    }
}

async fn rolls(
    session: &Session,
    key: CollectiveKey,
    code: &CreditCode,
    known_at: Option<DateTime<Utc>>,
) -> Result<Vec<RollRow>, StoreError> {
    let mut persons: BTreeMap<i32, Vec<ObjectId>> = BTreeMap::new();
    for it in rows::<member_roll_entry::Entity>(session, key, None).await? {
        persons.entry(it.number).or_default().push(ObjectId(it.person_id));
    }
    let mut filings: BTreeMap<i32, Filings> = BTreeMap::new();
    for it in rows::<roll_filing::Entity>(session, key, known_at).await? {
        let filed = filings.entry(it.number).or_default();
        let office = if it.office == TOWNSHIP { &mut filed.township } else { &mut filed.county };
        *office = Some(it.day);
    }
    let models = rows::<member_roll::Entity>(session, key, known_at).await?;
    let read = |it: member_roll::Model| {
        let corrupt = |_negative| StoreError::corrupt("member_roll", key.id.0, "number");
        Ok(RollRow {
            roll: Roll {
                collective: code.clone(),
                version: u32::try_from(it.number).map_err(corrupt)?,
                day: it.day,
                persons: persons.remove(&it.number).unwrap_or_default(),
                filings: filings.get(&it.number).copied().unwrap_or_default(),
            },
            recorded: recorded(it.act_id, it.recorded_at),
        })
    };
    models.into_iter().map(read).collect()
}

pub(super) fn recorded(act: Uuid, at: DateTime<Utc>) -> Recorded {
    Recorded { act: tenure::ActId(act), at }
}
