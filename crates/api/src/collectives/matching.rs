//! People in two rolls 两头占, in none 两头空, or with a gap, as they are listed and decided.

use axum::Json;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use casework::case::Mode;
use casework::collective::{
    FindingPlace, MembershipFinding, VerdictAsked, decide_membership_finding, membership_findings,
};
use chrono::{DateTime, NaiveDate, Utc};
use identity::CreditCode;
use serde::{Deserialize, Serialize};
use store::Answer;
use tenure::ObjectId;
use tenure::membership::{MatchKind, Ruling, Verdict};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::cases::handed::Handed;
use crate::cases::revision::Answered;
use crate::officer::AtCounter;
use crate::{AppState, Problem};

/// A finding about one identity number, which decides nothing by itself.
#[derive(Debug, Serialize, ToSchema)]
pub struct MembershipFindingOut {
    /// `two-rolls`, `no-roll` or `gap`.
    kind: &'static str,
    kind_zh: &'static str,
    places: Vec<FindingPlaceOut>,
    /// How it is decided; null while it is open.
    decided: Option<RulingOut>,
    /// All that was ever decided, in order; the last one counts for the places that it was given on.
    verdicts: Vec<VerdictOut>,
}

/// A place where the number stands.
#[derive(Debug, Serialize, ToSchema)]
struct FindingPlaceOut {
    /// The credit code of the collective.
    collective: String,
    /// The county of the collective, in six digits.
    county: Option<String>,
    /// The internal id of the person; this and what follows only of the officer's own division.
    person: Option<String>,
    name: Option<String>,
    household: Option<String>,
    /// Of the membership there.
    first_day: Option<NaiveDate>,
    last_day: Option<NaiveDate>,
}

/// How a finding is decided.
#[derive(Debug, Serialize, ToSchema)]
struct RulingOut {
    /// `member-of`, `different-persons` or `no-member`.
    ruling: &'static str,
    /// The collective whose member the person is.
    collective: Option<String>,
}

/// What an officer decided.
#[derive(Debug, Serialize, ToSchema)]
struct VerdictOut {
    /// Null where it took back what stood.
    ruling: Option<RulingOut>,
    officer: String,
    at: DateTime<Utc>,
    reason: String,
    evidence_sha256: String,
}

/// A decision about a finding.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct VerdictIn {
    /// `two-rolls`, `no-roll` or `gap`.
    kind: String,
    /// Null takes the decision back that stands.
    ruling: Option<RulingIn>,
    reason: String,
    /// A stored document that shows it.
    evidence_sha256: String,
}

/// How a finding is to be decided.
#[derive(Deserialize, ToSchema)]
#[serde(tag = "ruling", rename_all = "kebab-case", deny_unknown_fields)]
enum RulingIn {
    MemberOf { collective: String },
    DifferentPersons {},
    NoMember {},
}

impl VerdictIn {
    fn asked(self) -> Result<VerdictAsked, Problem> {
        let unknown = || Problem::bad_request("`kind` is `two-rolls`, `no-roll` or `gap`");
        let ruling = match self.ruling {
            None => None,
            Some(RulingIn::DifferentPersons {}) => Some(Ruling::DifferentPersons),
            Some(RulingIn::NoMember {}) => Some(Ruling::NoMember),
            Some(RulingIn::MemberOf { collective }) => {
                let code = CreditCode::parse(&collective);
                Some(Ruling::MemberOf(code.map_err(|it| Problem::bad_request(&it.to_string()))?))
            }
        };
        Ok(VerdictAsked {
            kind: MatchKind::parse(&self.kind).ok_or_else(unknown)?,
            ruling,
            reason: self.reason,
            evidence_sha256: self.evidence_sha256,
        })
    }
}

impl From<&Ruling> for RulingOut {
    fn from(it: &Ruling) -> Self {
        let collective = match it {
            Ruling::MemberOf(code) => Some(code.to_string()),
            Ruling::DifferentPersons | Ruling::NoMember => None,
        };
        Self { ruling: it.as_str(), collective }
    }
}

impl From<&Verdict> for VerdictOut {
    fn from(it: &Verdict) -> Self {
        Self {
            ruling: it.ruling.as_ref().map(Into::into),
            officer: it.officer.clone(),
            at: it.at,
            reason: it.reason.clone(),
            evidence_sha256: it.evidence_sha256.clone(),
        }
    }
}

impl From<&FindingPlace> for FindingPlaceOut {
    fn from(it: &FindingPlace) -> Self {
        let person = it.person.as_ref();
        let days = person.and_then(|it| it.days);
        Self {
            collective: it.collective.to_string(),
            county: it.county.map(|it| it.to_string()),
            person: person.map(|it| it.id.to_string()),
            name: person.map(|it| it.name.clone()),
            household: person.and_then(|it| it.household.clone()),
            first_day: days.map(|(first_day, _)| first_day),
            last_day: days.and_then(|(_, last_day)| last_day),
        }
    }
}

impl From<&MembershipFinding> for MembershipFindingOut {
    fn from(it: &MembershipFinding) -> Self {
        Self {
            kind: it.kind.as_str(),
            kind_zh: it.kind.name_zh(),
            places: it.places.iter().map(Into::into).collect(),
            decided: it.standing.as_ref().map(Into::into),
            verdicts: it.verdicts.iter().map(Into::into).collect(),
        }
    }
}

/// Lists who is in two rolls 两头占, in none 两头空, or was in none between two memberships, with what was decided.
///
/// Numbers are compared by their keyed hashes over every county of the database; of places outside the officer's division only the collective and its county are shown.
/// Whoever lives where no collective is registered yet is not listed.
#[utoipa::path(
    get,
    path = "/api/v1/membership-findings",
    responses((status = 200, body = Vec<MembershipFindingOut>))
)]
pub(super) async fn list_membership_findings(
    State(app): State<AppState>,
    AtCounter(officer): AtCounter,
) -> Result<Json<Vec<MembershipFindingOut>>, Problem> {
    let findings = membership_findings(&app.store, &officer, app.today()).await?;
    Ok(Json(findings.iter().map(Into::into).collect()))
}

/// Decides a finding about a person, or takes a decision back; the memberships stay as they are, and acts of their own change them.
#[utoipa::path(
    post,
    path = "/api/v1/membership-findings/{person}/verdicts",
    params(
        ("person" = Uuid, Path, description = "The internal id of the person in the officer's division."),
        ("Idempotency-Key" = Option<String>, Header, description = "The same key and the same body get the same answer, and nothing is done twice.")
    ),
    request_body = VerdictIn,
    responses(
        (status = 201, body = MembershipFindingOut),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, content_type = "application/problem+json"),
        (status = 422, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn decide_finding(
    State(app): State<AppState>,
    AtCounter(officer): AtCounter,
    person: Result<Path<Uuid>, PathRejection>,
    Handed { body, request }: Handed<VerdictIn>,
) -> Result<Answered, Problem> {
    let (Path(person), asked) = (person?, body.asked()?);
    let answer = |view: &MembershipFinding| answer(view);
    let counter = request.counter(&app, &officer, Mode::Real, &answer);
    let reply = decide_membership_finding(&counter, ObjectId(person), asked).await?;
    Ok(Answered::of(reply, answer))
}

/// The number of verdicts is the revision.
fn answer(view: &MembershipFinding) -> Answer {
    Answer {
        status: StatusCode::CREATED.as_u16(),
        etag: format!("\"{}\"", view.verdicts.len()),
        response: serde_json::to_string(&MembershipFindingOut::from(view)).unwrap_or_default(),
    }
}
