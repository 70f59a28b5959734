//! A batch: begun, entered village by village, and committed as one act.

use std::collections::HashSet;

use chrono::{DateTime, NaiveDate, Utc};
use identity::{County, DivisionCode};
use ledger::Entry;
use store::{ActEntry, Scope, Store, Unit, VillageRegister};
use tenure::submission::Table;
use tenure::takeover::Takeover;
use tenure::{Act, ActId, ActKind};

use super::entry::{Content, VillageEntry};
use crate::entering::{Changes, Ids, Manner, Numbers, Pen, enter};
use crate::{Officer, Refused};

/// What is known of a batch before its first village.
#[derive(Clone, Debug)]
pub struct Head {
    pub county: County,
    /// The id of the act: a version-7 UUID made by the caller.
    pub act: ActId,
    pub effect_day: NaiveDate,
    pub recorded_at: DateTime<Utc>,
    /// The digest of the submission, in lower-case hexadecimal digits.
    pub evidence_sha256: String,
    pub note: Option<String>,
    /// Identity numbers that stand more than once in the submission, by `identity_key`.
    pub repeated_identity_numbers: HashSet<u64>,
    /// The name of a table in the submission's own words, for the source of each row.
    pub name_of: fn(Table) -> &'static str,
}

/// What became of a batch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The act was recorded.
    Recorded { act: Act, digest: String, changes: Changes },
    /// The register said all of it already; nothing was recorded.
    Unchanged { changes: Changes },
}

/// A takeover under way; dropped without [`Batch::commit`], nothing of it happened.
#[derive(Debug)]
pub struct Batch {
    unit: Unit,
    scope: Scope,
    act: Act,
    head: Head,
    ids: Ids,
    /// Whether the county had any object before.
    county_was_empty: bool,
    villages: Vec<VillageEntry>,
    changes: Changes,
}

impl Batch {
    /// Begins a batch in a county; another one there has to wait.
    pub async fn begin(store: &Store, officer: &Officer, head: Head) -> Result<Self, Refused> {
        let division = DivisionCode::from(head.county);
        let mut unit = store.begin(head.county).await?;
        let county_was_empty = !unit.has_objects(&division).await?;
        let act = Act {
            id: head.act,
            number: unit.next_act_number().await?,
            kind: ActKind::Takeover,
            officer: officer.name.clone(),
            effect_day: head.effect_day,
            recorded_at: head.recorded_at,
            evidence_sha256: Some(head.evidence_sha256.clone()),
            note: head.note.clone(),
        };
        // The act comes first: every row that follows names it.
        unit.record_act(&act, &division).await?;
        let ids = Ids::of(act.id);
        Ok(Self {
            unit,
            scope: officer.scope,
            act,
            head,
            ids,
            county_was_empty,
            villages: Vec::new(),
            changes: Changes::default(),
        })
    }

    /// Enters a village: its division, its facts, and the digest of the rows that they were read from.
    ///
    /// Rows of no village (the areas of towns and of the county) come under the county itself.
    pub async fn enter(
        &mut self,
        division: &DivisionCode,
        facts: Takeover,
        digest: &str,
    ) -> Result<Changes, Refused> {
        if !self.scope.contains(division) && facts.is_areas_only() {
            // The areas of the county and its towns come with every package, and are not this officer's to enter.
            return Ok(Changes::default());
        }
        if !self.scope.contains(division) {
            return Err(Refused::NotFound { what: "division", code: division.to_string() });
        }
        let current = self.current(division, &facts).await?;
        let numbers = Numbers {
            repeated: &self.head.repeated_identity_numbers,
            county_was_empty: self.county_was_empty,
        };
        let mut pen = Pen {
            unit: &mut self.unit,
            act: &self.act,
            ids: &mut self.ids,
            manner: Manner::Takeover { name_of: self.head.name_of },
            changes: Changes::default(),
        };
        enter(&mut pen, division, facts, current, &numbers).await?;
        let changes = pen.changes;
        if changes.any() {
            self.villages.push(VillageEntry::new(division.as_str(), digest, &changes));
        }
        self.changes.add(changes.clone());
        Ok(changes)
    }

    /// What is current where the village is; nothing where the county was empty, which saves the question.
    async fn current(
        &mut self,
        division: &DivisionCode,
        facts: &Takeover,
    ) -> Result<VillageRegister, Refused> {
        if self.county_was_empty {
            return Ok(VillageRegister::default());
        }
        if facts.is_areas_only() {
            let division_areas = self.unit.current_of_division(division).await?;
            return Ok(VillageRegister { division_areas, ..VillageRegister::default() });
        }
        Ok(self.unit.current_of_village(division).await?)
    }

    /// Writes the entry and makes it happen; where nothing changed, nothing is recorded.
    pub async fn commit(mut self) -> Result<Outcome, Refused> {
        if !self.changes.any() {
            return Ok(Outcome::Unchanged { changes: self.changes });
        }
        let entry = Entry::of(&Content::of(&self.act, self.head.county.as_str(), &self.villages))?;
        let digest = entry.digest().to_string();
        let canonical = entry.canonical().to_owned();
        self.unit
            .append_entry(ActEntry { act: self.act.id, canonical, digest: digest.clone() })
            .await?;
        self.unit.commit().await?;
        Ok(Outcome::Recorded { act: self.act, digest, changes: self.changes })
    }

    /// What the batch would change; nothing of it happens.
    pub fn abandon(self) -> Changes {
        self.changes
    }
}
