//! The ledger entry of a takeover.

use serde::Serialize;
use tenure::Act;

use super::Changes;

/// What the entry of a takeover says: digests and counts, and nothing personal.
#[derive(Serialize)]
pub(super) struct Content<'a> {
    act: String,
    county: &'a str,
    effect_day: String,
    evidence_sha256: Option<&'a str>,
    kind: &'static str,
    number: i64,
    recorded_at: String,
    villages: &'a [VillageEntry],
}

/// One village of the batch.
#[derive(Clone, Debug, Serialize)]
pub(super) struct VillageEntry {
    pub(super) village: String,
    /// The digest of the rows of the submission that were taken over.
    pub(super) digest: String,
    pub(super) inserted: u64,
    pub(super) superseded: u64,
}

impl VillageEntry {
    pub(super) fn new(village: &str, digest: &str, changes: &Changes) -> Self {
        Self {
            village: village.to_owned(),
            digest: digest.to_owned(),
            inserted: changes.inserted,
            superseded: changes.superseded,
        }
    }
}

impl<'a> Content<'a> {
    pub(super) fn of(act: &'a Act, county: &'a str, villages: &'a [VillageEntry]) -> Self {
        Self {
            act: act.id.0.to_string(),
            county,
            effect_day: act.effect_day.to_string(),
            evidence_sha256: act.evidence_sha256.as_deref(),
            kind: act.kind.as_str(),
            number: act.number,
            recorded_at: act.recorded_at.to_rfc3339_opts(chrono::SecondsFormat::Micros, true),
            villages,
        }
    }
}
