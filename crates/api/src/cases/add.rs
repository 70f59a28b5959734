//! What is added to a case on its way: documents, decisions, signatures, fees, objections and their answers.

use axum::extract::rejection::PathRejection;
use axum::extract::{FromRequest, FromRequestParts, Path, Request};
use axum::http::StatusCode;
use casework::Officer;
use casework::case::{Addition, CaseView, Mode};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use tenure::case::{
    CaseDocument, Decision, Fee, Objection, ObjectionAnswer, ObjectionWithdrawal, Signature,
};
use utoipa::ToSchema;
use uuid::Uuid;

use super::handed::{Handed, RequestId};
use super::revision::{Answered, answer};
use super::wire::CaseOut;
use crate::officer::AtCounter;
use crate::{AppState, Problem};

/// An objection as it is taken at the counter.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ObjectionIn {
    by: String,
    ground: String,
    /// SHA-256 of the evidence, where any came with it.
    evidence_sha256: Option<String>,
}

/// The answer to an objection.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct AnswerIn {
    text: String,
    upheld: bool,
}

/// The withdrawal of an objection.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct WithdrawalIn {
    /// Whoever raised the objection.
    by: String,
    /// SHA-256 of the written withdrawal.
    evidence_sha256: String,
}

/// An officer who adds something to a case.
pub(super) struct Adding<T> {
    app: AppState,
    officer: Officer,
    case: Uuid,
    body: T,
    request: RequestId,
}

impl<T: DeserializeOwned> FromRequest<AppState> for Adding<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, app: &AppState) -> Result<Self, Problem> {
        let (mut parts, body) = request.into_parts();
        let AtCounter(officer) = AtCounter::from_request_parts(&mut parts, app).await?;
        let place = Path::<CasePlace>::from_request_parts(&mut parts, app).await;
        let Path(CasePlace { id: case }) = place?;
        let Handed { body, request } =
            Handed::from_request(Request::from_parts(parts, body), app).await?;
        Ok(Self { app: app.clone(), officer, case, body, request })
    }
}

/// The case that an address names, whatever else it names.
#[derive(Deserialize)]
struct CasePlace {
    id: Uuid,
}

impl<T> Adding<T> {
    async fn add(self, addition: impl FnOnce(T) -> Addition) -> Result<Answered, Problem> {
        let Self { app, officer, case, body, request } = self;
        let answer = |view: &CaseView| answer(StatusCode::OK, view);
        let counter = request.counter(&app, &officer, Mode::Real, &answer);
        // What is awaited within is large, and six routes hold one of their own.
        let reply = Box::pin(casework::case::add(&counter, case, addition(body))).await?;
        Ok(Answered::of(reply, answer))
    }
}

/// Adds a document by its digest 材料.
#[utoipa::path(
    post,
    path = "/api/v1/cases/{id}/documents",
    params(
        ("id" = Uuid, Path, description = "The internal id of the case."),
        ("Idempotency-Key" = Option<String>, Header, description = "The same key and the same body get the same answer, and nothing is done twice.")
    ),
    request_body = Object,
    responses(
        (status = 200, body = CaseOut),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, content_type = "application/problem+json"),
        (status = 422, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn add_document(adding: Adding<CaseDocument>) -> Result<Answered, Problem> {
    adding.add(Addition::Document).await
}

/// Adds a decision that the case rests on 决议.
#[utoipa::path(
    post,
    path = "/api/v1/cases/{id}/decisions",
    params(
        ("id" = Uuid, Path, description = "The internal id of the case."),
        ("Idempotency-Key" = Option<String>, Header, description = "The same key and the same body get the same answer, and nothing is done twice.")
    ),
    request_body = Object,
    responses(
        (status = 200, body = CaseOut),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, content_type = "application/problem+json"),
        (status = 422, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn add_decision(adding: Adding<Decision>) -> Result<Answered, Problem> {
    adding.add(Addition::Decision).await
}

/// Notes who signed that the results are right 确认签字.
#[utoipa::path(
    post,
    path = "/api/v1/cases/{id}/signatures",
    params(
        ("id" = Uuid, Path, description = "The internal id of the case."),
        ("Idempotency-Key" = Option<String>, Header, description = "The same key and the same body get the same answer, and nothing is done twice.")
    ),
    request_body = Object,
    responses(
        (status = 200, body = CaseOut),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, content_type = "application/problem+json"),
        (status = 422, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn add_signature(adding: Adding<Signature>) -> Result<Answered, Problem> {
    adding.add(Addition::Signature).await
}

/// Notes money that was asked for; certification itself is free (HR-35).
#[utoipa::path(
    post,
    path = "/api/v1/cases/{id}/fees",
    params(
        ("id" = Uuid, Path, description = "The internal id of the case."),
        ("Idempotency-Key" = Option<String>, Header, description = "The same key and the same body get the same answer, and nothing is done twice.")
    ),
    request_body = Object,
    responses(
        (status = 200, body = CaseOut),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, content_type = "application/problem+json"),
        (status = 422, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn add_fee(adding: Adding<Fee>) -> Result<Answered, Problem> {
    adding.add(Addition::Fee).await
}

/// Takes an objection to the notice that runs.
#[utoipa::path(
    post,
    path = "/api/v1/cases/{id}/objections",
    params(
        ("id" = Uuid, Path, description = "The internal id of the case."),
        ("Idempotency-Key" = Option<String>, Header, description = "The same key and the same body get the same answer, and nothing is done twice.")
    ),
    request_body = ObjectionIn,
    responses(
        (status = 200, body = CaseOut),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, content_type = "application/problem+json"),
        (status = 422, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn raise_objection(adding: Adding<ObjectionIn>) -> Result<Answered, Problem> {
    let raised_day = adding.app.occasion().today;
    adding
        .add(|ObjectionIn { by, ground, evidence_sha256 }| {
            let number = 0; // It is numbered where it is written down.
            let (answer, withdrawal) = (None, None);
            Addition::Objection(Objection {
                number,
                raised_day,
                by,
                ground,
                evidence_sha256,
                answer,
                withdrawal,
            })
        })
        .await
}

/// Answers an objection; one that is upheld calls for a correction and another round.
#[utoipa::path(
    post,
    path = "/api/v1/cases/{id}/objections/{number}/answer",
    params(
        ("id" = Uuid, Path, description = "The internal id of the case."),
        ("number" = u32, Path, description = "The number of the objection in its round."),
        ("Idempotency-Key" = Option<String>, Header, description = "The same key and the same body get the same answer, and nothing is done twice.")
    ),
    request_body = AnswerIn,
    responses(
        (status = 200, body = CaseOut),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, content_type = "application/problem+json"),
        (status = 422, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn answer_objection(
    number: Result<Path<(Uuid, u32)>, PathRejection>,
    adding: Adding<AnswerIn>,
) -> Result<Answered, Problem> {
    let Path((_case, number)) = number?;
    let (day, officer) = (adding.app.occasion().today, adding.officer.name.clone());
    adding
        .add(|AnswerIn { text, upheld }| {
            let answer = ObjectionAnswer { day, officer, text, upheld };
            Addition::Answer { number, answer }
        })
        .await
}

/// Takes back an objection that was not answered yet; it stays in the file, and holds the notice up no more.
#[utoipa::path(
    post,
    path = "/api/v1/cases/{id}/objections/{number}/withdrawal",
    params(
        ("id" = Uuid, Path, description = "The internal id of the case."),
        ("number" = u32, Path, description = "The number of the objection in its round."),
        ("Idempotency-Key" = Option<String>, Header, description = "The same key and the same body get the same answer, and nothing is done twice.")
    ),
    request_body = WithdrawalIn,
    responses(
        (status = 200, body = CaseOut),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, content_type = "application/problem+json"),
        (status = 422, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn withdraw_objection(
    number: Result<Path<(Uuid, u32)>, PathRejection>,
    adding: Adding<WithdrawalIn>,
) -> Result<Answered, Problem> {
    let Path((_case, number)) = number?;
    let (day, officer) = (adding.app.occasion().today, adding.officer.name.clone());
    adding
        .add(|WithdrawalIn { by, evidence_sha256 }| {
            let withdrawal = ObjectionWithdrawal { day, officer, evidence_sha256 };
            Addition::Withdrawal { number, by, withdrawal }
        })
        .await
}
