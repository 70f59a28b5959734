//! Pilot approvals 试点批复: recorded for a county, revoked, and listed.

use axum::Json;
use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use casework::case::Mode;
use chrono::{DateTime, NaiveDate, Utc};
use identity::County;
use market::exit::{ExitKind, PilotApproval, PilotRevocation};
use market::{Days, Evidence};
use serde::{Deserialize, Serialize};
use store::{Answer, PilotRow};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::cases::handed::Handed;
use crate::cases::revision::Answered;
use crate::officer::AtCounter;
use crate::{AppState, Problem};

/// An approval as the county received it.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct PilotIn {
    /// Six digits.
    #[schema(value_type = String)]
    county: County,
    /// The SHA-256 of the approval, which is a stored document.
    #[schema(value_type = String)]
    document: Evidence,
    /// `contracted-land`, `homestead`, `shares`.
    #[schema(value_type = Vec<String>)]
    rights: Vec<ExitKind>,
    first_day: NaiveDate,
    last_day: NaiveDate,
}

/// An approval as it was recorded.
#[derive(Serialize, ToSchema)]
pub(super) struct PilotOut {
    id: Uuid,
    document: String,
    rights: Vec<&'static str>,
    first_day: NaiveDate,
    last_day: NaiveDate,
    officer: String,
    at: DateTime<Utc>,
    /// The first day on which it holds no more, where it was revoked.
    revoked_from: Option<NaiveDate>,
    /// The SHA-256 of the revocation.
    revocation: Option<String>,
}

/// A revocation as the county received it.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct PilotRevocationIn {
    /// Six digits.
    #[schema(value_type = String)]
    county: County,
    /// The SHA-256 of the revocation, which is a stored document.
    #[schema(value_type = String)]
    document: Evidence,
    /// The first day on which the approval holds no more.
    day: NaiveDate,
}

impl From<&PilotRow> for PilotOut {
    fn from(row: &PilotRow) -> Self {
        let PilotRow { id, approval, officer, at, revocation } = row;
        Self {
            id: *id,
            document: approval.document.as_str().to_owned(),
            rights: approval.kinds.iter().map(|it| it.as_str()).collect(),
            first_day: approval.days.first(),
            last_day: approval.days.last(),
            officer: officer.clone(),
            at: *at,
            revoked_from: revocation.as_ref().map(|it| it.day),
            revocation: revocation.as_ref().map(|it| it.document.as_str().to_owned()),
        }
    }
}

/// Of which county the approvals are asked for.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct OfCounty {
    #[param(value_type = String)]
    county: County,
}

/// Records a pilot approval: from its first day to its last, exits from its rights are taken in.
#[utoipa::path(
    post,
    path = "/api/v1/pilot-approvals",
    params(("Idempotency-Key" = Option<String>, Header, description = "The same key and the same body get the same answer, and nothing is done twice.")),
    request_body = PilotIn,
    responses(
        (status = 201, body = PilotOut),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, content_type = "application/problem+json"),
        (status = 422, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn record_pilot_approval(
    State(app): State<AppState>,
    AtCounter(officer): AtCounter,
    Handed { body, request }: Handed<PilotIn>,
) -> Result<Answered, Problem> {
    let PilotIn { county, document, rights, first_day, last_day } = body;
    let days = Days::new(first_day, last_day);
    let days = days.map_err(|error| Problem::bad_request(&error.to_string()))?;
    if rights.is_empty() {
        return Err(Problem::bad_request("an approval names one right at least"));
    }
    let approval = PilotApproval { document, kinds: rights.into_iter().collect(), days };
    let counter = request.counter(&app, &officer, Mode::Real, &answer);
    let reply = casework::market::pilot::record_pilot(&counter, county, approval).await?;
    Ok(Answered::of(reply, answer))
}

fn answer(row: &PilotRow) -> Answer {
    Answer {
        status: StatusCode::CREATED.as_u16(),
        etag: "\"1\"".to_owned(),
        response: serde_json::to_string(&PilotOut::from(row)).unwrap_or_default(),
    }
}

/// Revokes a pilot approval for all of its rights: from that day on no exit is taken in under it, and those that were taken in before go on.
#[utoipa::path(
    post,
    path = "/api/v1/pilot-approvals/{id}/revocation",
    params(
        ("id" = Uuid, Path, description = "The id of the approval."),
        ("Idempotency-Key" = Option<String>, Header, description = "The same key and the same body get the same answer, and nothing is done twice.")
    ),
    request_body = PilotRevocationIn,
    responses(
        (status = 201, description = "The approval, once for each right.", body = Vec<PilotOut>),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, content_type = "application/problem+json"),
        (status = 422, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn revoke_pilot_approval(
    State(app): State<AppState>,
    AtCounter(officer): AtCounter,
    id: Result<Path<Uuid>, PathRejection>,
    Handed { body, request }: Handed<PilotRevocationIn>,
) -> Result<Answered, Problem> {
    let (Path(id), PilotRevocationIn { county, document, day }) = (id?, body);
    let revocation = PilotRevocation { document, day };
    let answer = |rows: &Vec<PilotRow>| revoked(rows);
    let counter = request.counter(&app, &officer, Mode::Real, &answer);
    let reply = casework::market::pilot::revoke_pilot(&counter, county, id, revocation).await?;
    Ok(Answered::of(reply, answer))
}

fn revoked(rows: &[PilotRow]) -> Answer {
    let rows: Vec<PilotOut> = rows.iter().map(PilotOut::from).collect();
    Answer {
        status: StatusCode::CREATED.as_u16(),
        etag: "\"2\"".to_owned(),
        response: serde_json::to_string(&rows).unwrap_or_default(),
    }
}

/// Lists the approvals of a county, one for each right.
#[utoipa::path(
    get,
    path = "/api/v1/pilot-approvals",
    params(OfCounty),
    responses(
        (status = 200, body = Vec<PilotOut>),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn list_pilot_approvals(
    State(app): State<AppState>,
    AtCounter(officer): AtCounter,
    of: Result<Query<OfCounty>, QueryRejection>,
) -> Result<Json<Vec<PilotOut>>, Problem> {
    let Query(OfCounty { county }) = of?;
    let rows = casework::market::pilot::pilots(&app.store, &officer, county).await?;
    Ok(Json(rows.iter().map(PilotOut::from).collect()))
}
