//! Members, rolls and decisions on the wire.

use casework::collective::MemberFile;
use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use store::{DecisionRow, RollRow};
use tenure::decision::{ChallengePeriod, Decision};
use tenure::membership::{Ending, Membership};
use utoipa::ToSchema;

/// A member 成员 of the collective.
#[derive(Serialize, ToSchema)]
pub(super) struct CollectiveMemberOut {
    /// The internal id of the person.
    person: String,
    name: Option<String>,
    sex: Option<&'static str>,
    birth_day: Option<NaiveDate>,
    /// Masked.
    document_number: Option<String>,
    household: Option<String>,
    /// Why the membership began.
    ground: &'static str,
    first_day: NaiveDate,
    last_day: Option<NaiveDate>,
    /// Why it ended.
    ending: Option<&'static str>,
    /// The credit code of the collective whose membership goes on here 承继.
    continues: Option<String>,
    kinship: Option<KinshipOut>,
}

/// The kinship that a membership began with.
#[derive(Serialize, ToSchema)]
struct KinshipOut {
    /// The member.
    to: String,
    /// What the person is to the member (GB/T 4761).
    relation: &'static str,
    evidence: &'static str,
    evidence_sha256: String,
}

impl From<&MemberFile> for CollectiveMemberOut {
    fn from(file: &MemberFile) -> Self {
        let fact = file.membership.fact();
        let Membership { person, collective: _, ground, first_day, last_day, ending } =
            fact.membership.clone();
        let known = file.person.as_ref().map(|it| it.person.fact());
        let home = file.person.as_ref().and_then(|it| it.home.as_ref());
        Self {
            person: person.to_string(),
            name: known.map(|it| it.name.clone()),
            sex: known.map(|it| it.sex.as_str()),
            birth_day: known.and_then(|it| it.birth_day),
            document_number: known.map(|it| it.document.number.masked()),
            household: home.map(|(_, it)| it.fact().code.as_str().to_owned()),
            ground: ground.as_str(),
            first_day,
            last_day,
            ending: ending.map(Ending::as_str),
            continues: file.continues.as_ref().map(ToString::to_string),
            kinship: fact.kinship.as_ref().map(|it| KinshipOut {
                to: it.to.to_string(),
                relation: it.relation.name_zh(),
                evidence: it.evidence.as_str(),
                evidence_sha256: it.evidence_sha256.clone(),
            }),
        }
    }
}

/// A version of the member roll 成员名册.
#[derive(Serialize, ToSchema)]
pub(super) struct RollOut {
    version: u32,
    day: NaiveDate,
    /// The internal ids, in the order in which they stand.
    persons: Vec<String>,
    /// 报乡镇备案
    filed_with_township: Option<NaiveDate>,
    /// 报县级备案
    filed_with_county: Option<NaiveDate>,
    recorded_at: DateTime<Utc>,
}

impl From<&RollRow> for RollOut {
    fn from(row: &RollRow) -> Self {
        Self {
            version: row.roll.version,
            day: row.roll.day,
            persons: row.roll.persons.iter().map(ToString::to_string).collect(),
            filed_with_township: row.roll.filings.township,
            filed_with_county: row.roll.filings.county,
            recorded_at: row.recorded.at,
        }
    }
}

/// A decision 决议 that is on file.
#[derive(Serialize, ToSchema)]
pub(super) struct DecisionOut {
    number: u32,
    #[serde(flatten)]
    #[schema(value_type = Object)]
    decision: Decision,
    /// The last day on which a member who did not know of it may sue.
    challengeable_until: Option<NaiveDate>,
    challengeable: bool,
    recorded_at: DateTime<Utc>,
}

impl DecisionOut {
    pub(super) fn of(row: DecisionRow, period: Option<ChallengePeriod>) -> Self {
        let last_day = period.map(|it| match it {
            ChallengePeriod::Open { last_day } | ChallengePeriod::Over { last_day } => last_day,
        });
        Self {
            number: row.number,
            decision: row.decision,
            challengeable_until: last_day,
            challengeable: matches!(period, Some(ChallengePeriod::Open { .. })),
            recorded_at: row.recorded.at,
        }
    }
}
