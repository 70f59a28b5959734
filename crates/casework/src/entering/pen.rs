//! What it takes to write the rows of a village: the act, the ids, the unit of work.

use std::collections::HashSet;

use chrono::NaiveDate;
use identity::DivisionCode;
use store::{Fact, RegisterObject, Row, Unit};
use tenure::submission::Table;
use tenure::takeover::Entered;
use tenure::{Act, ObjectId, ObjectKind, Registered, Status, Version};

use super::changes::{Changes, Part};
use super::compare::Settled;
use super::ids::Ids;
use super::known::Known;
use crate::Refused;

/// How facts come into the register.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Manner<'a> {
    /// A submission says again what is so: what it says otherwise was never so, and what it leaves out stays (ADR 2).
    Takeover {
        /// The name of a table in the submission's own words.
        name_of: fn(Table) -> &'static str,
    },
    /// A case changes what is so from a day on: until the day before, what was registered stays true.
    Case {
        effect_day: NaiveDate,
        /// The objects that end; whatever else the case does not mention stays.
        ended: &'a HashSet<(ObjectKind, String)>,
    },
}

/// Writes rows in a unit of work.
pub(crate) struct Pen<'a> {
    pub(crate) unit: &'a mut Unit,
    pub(crate) act: &'a Act,
    pub(crate) ids: &'a mut Ids,
    pub(crate) manner: Manner<'a>,
    pub(crate) changes: Changes,
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
        let source = match self.manner {
            Manner::Takeover { name_of } => Some(format!("{}:{row}", name_of(table))),
            Manner::Case { .. } => None,
        };
        let version = Version {
            object,
            number,
            status: Status::Current,
            first_day,
            last_day: None,
            act: self.act.id,
            recorded_at: self.act.recorded_at,
            superseded: None,
            source,
        };
        Row { registered: Registered { version, fact }, links }
    }

    /// The version after which the next one of a row that is closed comes.
    pub(super) fn last_version<T: Fact>(&self, row: &Row<T>) -> i32 {
        let until = self.last_day().and_then(|last_day| row.until(self.act, last_day));
        until.map_or(row.version().number, |it| it.version().number)
    }

    /// The last day on which what a case changes was as it was; none for a takeover, by which it never was.
    fn last_day(&self) -> Option<NaiveDate> {
        match self.manner {
            Manner::Takeover { .. } => None,
            Manner::Case { effect_day, .. } => effect_day.pred_opt(),
        }
    }

    /// Writes what was settled; the rows that were not mentioned stay.
    pub(super) async fn write<T: Fact>(
        &mut self,
        settled: Settled<T>,
    ) -> Result<Vec<Row<T>>, Refused> {
        let Settled { inserted, closed, unchanged, left } = settled;
        self.changes.inserted += count(inserted.len());
        self.changes.unchanged += unchanged;
        self.supersede(&closed).await?;
        self.unit.insert(inserted).await?;
        Ok(left)
    }

    /// Closes rows; a case says until when they were true.
    pub(crate) async fn supersede<T: Fact>(&mut self, rows: &[Row<T>]) -> Result<(), Refused> {
        if rows.is_empty() {
            return Ok(());
        }
        self.changes.superseded += count(rows.len());
        self.changes.of_acts.extend(rows.iter().map(|row| row.version().act));
        if let Some(last_day) = self.last_day() {
            self.unit.end_objects(rows, self.act, last_day).await?;
            return Ok(());
        }
        let closed: Vec<(ObjectId, i32)> =
            rows.iter().map(|row| (row.id(), row.version().number)).collect();
        Ok(self.unit.supersede::<T>(&closed, self.act.id, self.act.recorded_at).await?)
    }

    /// Writes what was settled; of the objects that were mentioned, the parts that were not are superseded.
    ///
    /// A table of which a submission has no row at all may be a file that somebody forgot: it ends nothing (ADR 2).
    pub(super) async fn write_parts<T: Fact>(
        &mut self,
        settled: Settled<T>,
        part_of_mentioned: impl Fn(&Row<T>) -> bool,
        told: impl Fn(&Row<T>) -> Part,
    ) -> Result<(), Refused> {
        let told_all = matches!(self.manner, Manner::Case { .. });
        let delivered = settled.delivered() || told_all;
        let mut left = self.write(settled).await?;
        left.retain(part_of_mentioned);
        let parts = left.iter().map(told);
        if !delivered {
            let absent = parts.map(|it| (it.kind.as_str(), format!("{} of {}", it.what, it.of)));
            self.changes.absent.extend(absent);
            return Ok(());
        }
        self.changes.ended.extend(parts);
        self.supersede(&left).await
    }

    /// Lists objects that are registered and that a submission does not mention; ends those that a case ends.
    pub(super) async fn leave<T: Fact>(
        &mut self,
        kind: ObjectKind,
        mut left: Vec<Row<T>>,
        code: impl Fn(&T) -> String,
    ) -> Result<(), Refused> {
        match self.manner {
            Manner::Takeover { .. } => {
                let what = in_words(kind);
                self.changes.absent.extend(left.iter().map(|row| (what, code(row.fact()))));
                Ok(())
            }
            Manner::Case { ended, .. } => {
                left.retain(|row| ended.contains(&(kind, code(row.fact()))));
                self.supersede(&left).await
            }
        }
    }

    /// The parcels that end, by their codes.
    pub(super) fn ended_parcels(&self) -> impl Iterator<Item = &str> {
        let ended = match self.manner {
            Manner::Case { ended, .. } => Some(ended),
            Manner::Takeover { .. } => None,
        };
        let parcels = ended.into_iter().flatten().filter(|(kind, _)| *kind == ObjectKind::Parcel);
        parcels.map(|(_, code)| code.as_str())
    }

    /// The objects of a kind that end.
    pub(super) fn ended(&self, kind: ObjectKind, known: &Known) -> Vec<ObjectId> {
        let Manner::Case { ended, .. } = self.manner else { return Vec::new() };
        let of_kind = ended.iter().filter(|(it, _)| *it == kind);
        of_kind.filter_map(|(_, code)| known.find(kind, code)).collect()
    }
}

fn count(n: usize) -> u64 {
    u64::try_from(n).unwrap_or(u64::MAX)
}

/// A kind of object as a report names it.
fn in_words(kind: ObjectKind) -> &'static str {
    match kind {
        ObjectKind::LandContract => "land contract",
        other => other.as_str(),
    }
}
