//! What it takes to write the rows of a village: the act, the ids, the unit of work.

use identity::DivisionCode;
use store::{Fact, RegisterObject, Row, Unit};
use tenure::submission::Table;
use tenure::takeover::Entered;
use tenure::{Act, ObjectId, ObjectKind, Registered, Status, Version};

use super::changes::{Changes, Part};
use super::compare::Settled;
use super::ids::Ids;
use crate::Refused;

/// Writes the rows of one village in the batch's unit of work.
pub(super) struct Pen<'a> {
    pub(super) unit: &'a mut Unit,
    pub(super) act: &'a Act,
    pub(super) ids: &'a mut Ids,
    /// The name of a table in the submission's own words.
    pub(super) name_of: fn(Table) -> &'static str,
    pub(super) changes: Changes,
}

impl Pen<'_> {
    pub(super) fn new_id(&mut self) -> ObjectId {
        self.ids.next()
    }

    /// A new object; its row must follow.
    pub(super) fn object(
        &mut self,
        kind: ObjectKind,
        code: Option<&str>,
        division: DivisionCode,
    ) -> RegisterObject {
        RegisterObject {
            id: self.new_id(),
            kind,
            code: code.map(str::to_owned),
            division,
            act: self.act.id,
        }
    }

    /// A current row of the act.
    pub(super) fn row<T: Fact>(
        &self,
        entered: Entered<T>,
        links: T::Links,
        object: ObjectId,
        number: i32,
    ) -> Row<T> {
        let Entered { fact, first_day, table, row } = entered;
        let version = Version {
            object,
            number,
            status: Status::Current,
            first_day,
            last_day: None,
            act: self.act.id,
            recorded_at: self.act.recorded_at,
            superseded: None,
            source: Some(format!("{}:{row}", (self.name_of)(table))),
        };
        Row { registered: Registered { version, fact }, links }
    }

    /// Writes what was settled; the rows that were not mentioned stay.
    pub(super) async fn write<T: Fact>(
        &mut self,
        settled: Settled<T>,
    ) -> Result<Vec<Row<T>>, Refused> {
        let Settled { inserted, closed, unchanged, left } = settled;
        self.changes.inserted += count(inserted.len());
        self.changes.superseded += count(closed.len());
        self.changes.unchanged += unchanged;
        if !closed.is_empty() {
            self.unit.supersede::<T>(&closed, self.act.id, self.act.recorded_at).await?;
        }
        self.unit.insert(inserted).await?;
        Ok(left)
    }

    /// Writes what was settled; of the objects that were mentioned, the parts that were not are superseded.
    ///
    /// A table of which the village has no row at all may be a file that somebody forgot: it ends nothing (ADR 2).
    pub(super) async fn write_parts<T: Fact>(
        &mut self,
        settled: Settled<T>,
        part_of_mentioned: impl Fn(&Row<T>) -> bool,
        told: impl Fn(&Row<T>) -> Part,
    ) -> Result<(), Refused> {
        let delivered = settled.delivered();
        let mut left = self.write(settled).await?;
        left.retain(part_of_mentioned);
        let parts = left.iter().map(told);
        if !delivered {
            let absent = parts.map(|it| (it.kind.as_str(), format!("{} of {}", it.what, it.of)));
            self.changes.absent.extend(absent);
            return Ok(());
        }
        self.changes.ended.extend(parts);
        let gone: Vec<(ObjectId, i32)> =
            left.iter().map(|row| (row.id(), row.version().number)).collect();
        if !gone.is_empty() {
            self.changes.superseded += count(gone.len());
            self.unit.supersede::<T>(&gone, self.act.id, self.act.recorded_at).await?;
        }
        Ok(())
    }

    /// Lists objects that are registered and that the submission does not mention.
    pub(super) fn list_absent<T: Fact>(
        &mut self,
        what: &'static str,
        left: &[Row<T>],
        code: impl Fn(&T) -> String,
    ) {
        self.changes.absent.extend(left.iter().map(|row| (what, code(row.fact()))));
    }
}

fn count(n: usize) -> u64 {
    u64::try_from(n).unwrap_or(u64::MAX)
}
