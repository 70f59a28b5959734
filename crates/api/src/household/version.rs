//! What the register says beside a fact, on the wire.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use tenure::{Act, ActId, ActKind, Version, Why};
use utoipa::ToSchema;

/// Which version a fact is, when it holds, when it was recorded, by which act.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct VersionOut {
    /// 1 for the first version of an object, counted upwards.
    number: i32,
    /// `pending`, `current` or `historic`.
    status: &'static str,
    /// The first day on which the fact holds.
    first_day: NaiveDate,
    /// The last day on which it holds; absent while it goes on.
    #[serde(skip_serializing_if = "Option::is_none")]
    last_day: Option<NaiveDate>,
    recorded_at: DateTime<Utc>,
    /// When a later version took its place.
    #[serde(skip_serializing_if = "Option::is_none")]
    superseded_at: Option<DateTime<Utc>>,
    /// The number of the act that made it.
    #[serde(skip_serializing_if = "Option::is_none")]
    act: Option<i64>,
    /// The table and row of the submission that it was read from.
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<String>,
}

/// The numbers of the acts by their ids, and those of the cases that they entered.
pub(crate) struct ActNumbers(HashMap<ActId, (i64, Option<String>)>);

impl ActNumbers {
    pub(crate) fn of(acts: &[Act]) -> Self {
        let case = |act: &Act| act.note.clone().filter(|_| act.kind != ActKind::Takeover);
        Self(acts.iter().map(|act| (act.id, (act.number, case(act)))).collect())
    }

    /// The number of the case that an act entered; a takeover entered none.
    pub(crate) fn case(&self, act: ActId) -> Option<String> {
        self.0.get(&act)?.1.clone()
    }

    pub(crate) fn version(&self, version: Version) -> VersionOut {
        let Version {
            object: _,
            number,
            status,
            first_day,
            last_day,
            act,
            recorded_at,
            superseded,
            source,
        } = version;
        VersionOut {
            number,
            status: status.as_str(),
            first_day,
            last_day,
            recorded_at,
            superseded_at: superseded.map(|(_, at)| at),
            act: self.0.get(&act).map(|(number, _)| *number),
            source,
        }
    }
}

/// Why the household has a right.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct WhyOut {
    /// One sentence, for the clerk and the household.
    pub(crate) sentence: String,
    /// The articles it rests on.
    pub(crate) citations: Vec<String>,
}

impl From<Why> for WhyOut {
    fn from(why: Why) -> Self {
        let Why { sentence, citations } = why;
        Self { sentence, citations: citations.iter().map(ToString::to_string).collect() }
    }
}

/// A register act.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ActOut {
    pub(crate) number: i64,
    pub(crate) kind: &'static str,
    /// The officer who answers for it.
    pub(crate) officer: String,
    pub(crate) effect_day: NaiveDate,
    pub(crate) recorded_at: DateTime<Utc>,
    /// The digest of its evidence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) evidence_sha256: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) note: Option<String>,
}

impl From<Act> for ActOut {
    fn from(act: Act) -> Self {
        let Act { id: _, number, kind, officer, effect_day, recorded_at, evidence_sha256, note } =
            act;
        Self {
            number,
            kind: kind.as_str(),
            officer,
            effect_day,
            recorded_at,
            evidence_sha256,
            note,
        }
    }
}
