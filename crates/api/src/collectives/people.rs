//! Members, rolls and decisions on the wire.

use casework::collective::{DecisionFile, MemberFile, RestingOn};
use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use store::RollRow;
use tenure::decision::{Challenge, ChallengePeriod, Decision};
use tenure::membership::{Ending, Membership, MembershipCertificate};
use utoipa::ToSchema;
use uuid::Uuid;

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
    /// Where the membership goes on, as another collective's certificate 成员证明 shows.
    elsewhere: Option<MembershipCertificateOut>,
    kinship: Option<KinshipOut>,
}

/// Another collective's certificate of membership 成员证明.
#[derive(Serialize, ToSchema)]
struct MembershipCertificateOut {
    /// 统一社会信用代码 of the collective that made it out.
    credit_code: String,
    name: String,
    /// The first day of the membership there.
    first_day: NaiveDate,
    certificate_sha256: String,
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
            elsewhere: file.elsewhere.clone().map(Into::into),
            kinship: fact.kinship.as_ref().map(|it| KinshipOut {
                to: it.to.to_string(),
                relation: it.relation.name_zh(),
                evidence: it.evidence.as_str(),
                evidence_sha256: it.evidence_sha256.clone(),
            }),
        }
    }
}

impl From<MembershipCertificate> for MembershipCertificateOut {
    fn from(it: MembershipCertificate) -> Self {
        let MembershipCertificate { credit_code, name, first_day, certificate_sha256 } = it;
        Self { credit_code, name, first_day, certificate_sha256 }
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
    /// `stands`, `challenged` while a suit against it is open, or `revoked`.
    standing: &'static str,
    challenges: Vec<ChallengeOut>,
    /// What was entered on the ground of it; where a court revoked it, each of these is to be looked at.
    rests_on_it: Vec<RestingOnOut>,
    recorded_at: DateTime<Utc>,
}

/// A suit against the decision 撤销之诉.
#[derive(Serialize, ToSchema)]
struct ChallengeOut {
    /// The internal id of the member who sues.
    claimant: String,
    known_day: NaiveDate,
    filed_day: NaiveDate,
    court: String,
    /// `revoked`, `dismissed` or `withdrawn`.
    end: Option<&'static str>,
    ended_day: Option<NaiveDate>,
}

/// An application that was entered on the ground of the decision.
#[derive(Serialize, ToSchema)]
struct RestingOnOut {
    application: u32,
    kind: &'static str,
    act: Uuid,
}

impl From<&Challenge> for ChallengeOut {
    fn from(it: &Challenge) -> Self {
        Self {
            claimant: it.claimant.to_string(),
            known_day: it.known_day,
            filed_day: it.filed_day,
            court: it.court.clone(),
            end: it.ended.map(|(end, _)| end.as_str()),
            ended_day: it.ended.map(|(_, day)| day),
        }
    }
}

impl From<&RestingOn> for RestingOnOut {
    fn from(it: &RestingOn) -> Self {
        Self { application: it.number, kind: it.kind, act: it.act.0 }
    }
}

impl From<DecisionFile> for DecisionOut {
    fn from(file: DecisionFile) -> Self {
        let DecisionFile { row, period, standing, challenges, resting } = file;
        let last_day = period.map(|it| match it {
            ChallengePeriod::Open { last_day } | ChallengePeriod::Over { last_day } => last_day,
        });
        Self {
            number: row.number,
            decision: row.decision,
            challengeable_until: last_day,
            challengeable: matches!(period, Some(ChallengePeriod::Open { .. })),
            standing: standing.as_str(),
            challenges: challenges.iter().map(Into::into).collect(),
            rests_on_it: resting.iter().map(Into::into).collect(),
            recorded_at: row.recorded.at,
        }
    }
}
