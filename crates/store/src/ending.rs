//! Ends objects: their facts held until a day, and from then on they do not.

use chrono::NaiveDate;
use tenure::{Act, ObjectId, Registered, Status, Version};

use crate::{Fact, Row, StoreError, Unit};

impl<T: Fact> Row<T> {
    /// The version that says until when this one was true, by an act that ends it; none where it never was.
    ///
    /// It says the same, and is historic from the start: a row that ended earlier keeps its last day.
    pub fn until(&self, act: &Act, last_day: NaiveDate) -> Option<Self> {
        let version = self.version();
        let last_day = version.last_day.map_or(last_day, |it| it.min(last_day));
        let version = Version {
            number: version.number.saturating_add(1),
            status: Status::Historic,
            last_day: Some(last_day),
            act: act.id,
            recorded_at: act.recorded_at,
            superseded: None,
            ..version.clone()
        };
        let registered = Registered { version, fact: self.fact().clone() };
        (last_day >= self.version().first_day)
            .then(|| Self { registered, links: self.links.clone() })
    }
}

impl Unit {
    /// Ends the facts of current rows on their last day.
    ///
    /// Each row is superseded by one that says the same until `last_day` ([`Row::until`]):
    /// whoever asks for a day up to that one still sees the fact, and whoever asks for a later day does not.
    /// What comes after, if anything does, is inserted as the version after the one that is given back.
    pub async fn end_objects<T: Fact>(
        &mut self,
        rows: &[Row<T>],
        act: &Act,
        last_day: NaiveDate,
    ) -> Result<Vec<(ObjectId, i32)>, StoreError> {
        let number = |it: &Row<T>| (it.id(), it.version().number);
        let current: Vec<(ObjectId, i32)> = rows.iter().map(number).collect();
        self.supersede::<T>(&current, act.id, act.recorded_at).await?;
        let ended: Vec<Row<T>> = rows.iter().filter_map(|it| it.until(act, last_day)).collect();
        let last = |row: &Row<T>| number(&row.until(act, last_day).unwrap_or_else(|| row.clone()));
        let versions = rows.iter().map(last).collect();
        self.insert(ended).await?;
        Ok(versions)
    }
}
