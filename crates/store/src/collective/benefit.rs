//! What members gave to people who are no members 非成员权益.

use chrono::{DateTime, NaiveDate, Utc};
use tenure::collective::Benefit;
use tenure::{ActId, ObjectId};

use super::book::{CollectiveKey, Recorded, rows, stored};
use crate::{
    Store, StoreError, Unit, entity::non_member_benefit, row::to_microseconds, session::Session,
};

const TABLE: &str = "non_member_benefit";

/// Benefits as they are on file; the name is the register's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BenefitRow {
    /// Counted upwards from 1 in a collective.
    pub number: u32,
    pub person: ObjectId,
    pub days: (NaiveDate, Option<NaiveDate>),
    /// Some of [`Benefit::FOR_NON_MEMBERS`], in that order.
    pub benefits: Vec<Benefit>,
    pub service: String,
    pub evidence_sha256: String,
    /// The number of the decision that they rest on.
    pub decision: u32,
    pub recorded: Recorded,
}

impl Unit {
    /// Puts benefits on file; what no column is for cannot be written.
    pub async fn insert_benefits(
        &mut self,
        collective: ObjectId,
        row: &BenefitRow,
    ) -> Result<(), StoreError> {
        if !row.benefits.iter().all(|it| it.for_non_members()) {
            let what = "a right of members alone";
            return Err(StoreError::Unwritable { table: TABLE, what });
        }
        let given = |it| row.benefits.contains(&it);
        let (first_day, last_day) = row.days;
        let model = non_member_benefit::Model {
            county: self.pen.county(),
            collective_id: collective.0,
            number: stored(row.number, TABLE)?,
            person_id: row.person.0,
            first_day,
            last_day,
            income: given(Benefit::Income),
            services: given(Benefit::Services),
            other: given(Benefit::Other),
            service: row.service.clone(),
            evidence_sha256: row.evidence_sha256.clone(),
            decision: stored(row.decision, TABLE)?,
            act_id: row.recorded.act.0,
            recorded_at: to_microseconds(row.recorded.at),
        };
        self.insert_models::<non_member_benefit::Entity>(vec![model]).await
    }

    /// The benefits that a collective gave, in the order of their numbers.
    pub async fn benefits_of(
        &mut self,
        collective: ObjectId,
    ) -> Result<Vec<BenefitRow>, StoreError> {
        let key = CollectiveKey { county: self.county, id: collective };
        benefits(&self.session, key, None).await
    }
}

impl Store {
    /// The same, as known at a moment.
    pub async fn benefits_of(
        &self,
        key: CollectiveKey,
        known_at: DateTime<Utc>,
    ) -> Result<Vec<BenefitRow>, StoreError> {
        benefits(&self.read().await?, key, Some(known_at)).await
    }
}

async fn benefits(
    session: &Session,
    key: CollectiveKey,
    known_at: Option<DateTime<Utc>>,
) -> Result<Vec<BenefitRow>, StoreError> {
    let rows = rows::<non_member_benefit::Entity>(session, key, known_at).await?;
    let row = |it: non_member_benefit::Model| {
        let count = |number: i32, what: &str| {
            let corrupt = |_negative| StoreError::corrupt(TABLE, key.id.0, what);
            u32::try_from(number).map_err(corrupt)
        };
        let given = [it.income, it.services, it.other];
        let given = Benefit::FOR_NON_MEMBERS.into_iter().zip(given);
        Ok(BenefitRow {
            number: count(it.number, "number")?,
            person: ObjectId(it.person_id),
            days: (it.first_day, it.last_day),
            benefits: given.filter_map(|(benefit, given)| given.then_some(benefit)).collect(),
            service: it.service,
            evidence_sha256: it.evidence_sha256,
            decision: count(it.decision, "decision")?,
            recorded: Recorded { act: ActId(it.act_id), at: it.recorded_at },
        })
    };
    rows.into_iter().map(row).collect()
}
