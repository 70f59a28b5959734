//! What the blocking findings stop, as it stands on the wire.

use std::collections::BTreeSet;

use serde::Serialize;
use tenure::Stopped;
use tenure::submission::Text;

/// The codes of what may not be entered; a kind of which nothing is stopped is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct StoppedObjects {
    /// Whether the whole submission is; then the kinds are left out.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub submission: bool,
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub issuers: BTreeSet<Text>,
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub households: BTreeSet<Text>,
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub parcels: BTreeSet<Text>,
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub homesteads: BTreeSet<Text>,
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub collectives: BTreeSet<Text>,
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub divisions: BTreeSet<Text>,
}

impl StoppedObjects {
    /// `None` where nothing is stopped.
    pub(super) fn of(stopped: Stopped) -> Option<Self> {
        if stopped.is_empty() {
            return None;
        }
        let Stopped {
            submission,
            issuers,
            households,
            parcels,
            homesteads,
            collectives,
            divisions,
        } = stopped;
        if submission {
            return Some(Self { submission, ..Self::default() });
        }
        Some(Self { submission, issuers, households, parcels, homesteads, collectives, divisions })
    }
}
