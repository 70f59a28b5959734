//! The ledger entry of a message that was taken in.

use ledger::Commitments;
use serde::Serialize;
use tenure::Act;
use tenure::change_message::ChangeMessage;

use crate::entering::Changes;

/// What the entry says: digests, counts and salted commitments, and nothing personal.
#[derive(Serialize)]
pub(super) struct Content<'a> {
    act: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    commitments: Option<Commitments>,
    county: &'a str,
    division: &'a str,
    effect_day: String,
    evidence_sha256: Option<&'a str>,
    inserted: u64,
    kind: &'static str,
    message: &'a str,
    message_code: &'static str,
    number: i64,
    recorded_at: String,
    superseded: u64,
}

impl<'a> Content<'a> {
    pub(super) fn of(
        act: &'a Act,
        message: &'a ChangeMessage,
        changes: &Changes,
        commitments: Option<Commitments>,
    ) -> Self {
        Self {
            act: act.id.0.to_string(),
            commitments,
            county: message.sender.as_str(),
            division: message.division.as_str(),
            effect_day: act.effect_day.to_string(),
            evidence_sha256: act.evidence_sha256.as_deref(),
            inserted: changes.inserted,
            kind: act.kind.as_str(),
            message: message.serial.as_str(),
            message_code: message.code.as_str(),
            number: act.number,
            recorded_at: act.recorded_at.to_rfc3339_opts(chrono::SecondsFormat::Micros, true),
            superseded: changes.superseded,
        }
    }
}
