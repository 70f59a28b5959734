//! Ends objects: their facts held until a day, and from then on they do not.

use chrono::NaiveDate;
use tenure::{Act, ObjectId, Status, Version};

use crate::{Fact, Row, StoreError, Unit};

impl Unit {
    /// Ends the facts of current rows on their last day.
    ///
    /// Each row is superseded by one that says the same, until `last_day`, and is historic from the start:
    /// whoever asks for a day up to that one still sees the fact, and whoever asks for a later day does not.
    /// What comes after, if anything does, is inserted as the version after the one that is given back.
    pub async fn end_objects<T: Fact>(
        &mut self,
        rows: Vec<Row<T>>,
        act: &Act,
        last_day: NaiveDate,
    ) -> Result<Vec<(ObjectId, i32)>, StoreError> {
        let current: Vec<(ObjectId, i32)> =
            rows.iter().map(|it| (it.id(), it.version().number)).collect();
        self.supersede::<T>(&current, act.id, act.recorded_at).await?;
        let ended: Vec<Row<T>> = rows.into_iter().map(|it| ended(it, act, last_day)).collect();
        let versions = ended.iter().map(|it| (it.id(), it.version().number)).collect();
        self.insert(ended).await?;
        Ok(versions)
    }
}

/// The row that says that the fact of another held until a day, or until the earlier one that it had.
fn ended<T: Fact>(mut row: Row<T>, act: &Act, last_day: NaiveDate) -> Row<T> {
    let version = &mut row.registered.version;
    *version = Version {
        object: version.object,
        number: version.number.saturating_add(1),
        status: Status::Historic,
        first_day: version.first_day,
        last_day: Some(version.last_day.map_or(last_day, |it| it.min(last_day))),
        act: act.id,
        recorded_at: act.recorded_at,
        superseded: None,
        source: version.source.take(),
    };
    row
}
