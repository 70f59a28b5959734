//! What is added to a case on its way: documents, decisions, signatures and fees.

use axum::Json;
use axum::extract::rejection::{JsonRejection, PathRejection};
use axum::extract::{Path, State};
use tenure::case::{CaseDocument, Decision, Fee, Signature};
use uuid::Uuid;

use super::revision::Revised;
use super::wire::CaseOut;
use crate::officer::AtCounter;
use crate::{AppState, Problem};

/// Adds a document by its digest 材料.
#[utoipa::path(
    post,
    path = "/api/v1/cases/{id}/documents",
    params(("id" = Uuid, Path, description = "The internal id of the case.")),
    request_body = Object,
    responses(
        (status = 200, body = CaseOut),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn add_document(
    State(app): State<AppState>,
    AtCounter(officer): AtCounter,
    id: Result<Path<Uuid>, PathRejection>,
    body: Result<Json<CaseDocument>, JsonRejection>,
) -> Result<Revised<Json<CaseOut>>, Problem> {
    let (Path(id), Json(body)) = (id?, body?);
    let view = casework::case::add_document(&app.store, &app.desk, &officer, id, &body).await?;
    Ok(Revised::of(view))
}

/// Adds a decision that the case rests on 决议.
#[utoipa::path(
    post,
    path = "/api/v1/cases/{id}/decisions",
    params(("id" = Uuid, Path, description = "The internal id of the case.")),
    request_body = Object,
    responses(
        (status = 200, body = CaseOut),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn add_decision(
    State(app): State<AppState>,
    AtCounter(officer): AtCounter,
    id: Result<Path<Uuid>, PathRejection>,
    body: Result<Json<Decision>, JsonRejection>,
) -> Result<Revised<Json<CaseOut>>, Problem> {
    let (Path(id), Json(body)) = (id?, body?);
    let view = casework::case::add_decision(&app.store, &app.desk, &officer, id, &body).await?;
    Ok(Revised::of(view))
}

/// Notes who signed that the results are right 确认签字.
#[utoipa::path(
    post,
    path = "/api/v1/cases/{id}/signatures",
    params(("id" = Uuid, Path, description = "The internal id of the case.")),
    request_body = Object,
    responses(
        (status = 200, body = CaseOut),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn add_signature(
    State(app): State<AppState>,
    AtCounter(officer): AtCounter,
    id: Result<Path<Uuid>, PathRejection>,
    body: Result<Json<Signature>, JsonRejection>,
) -> Result<Revised<Json<CaseOut>>, Problem> {
    let (Path(id), Json(body)) = (id?, body?);
    let view = casework::case::sign_case(&app.store, &app.desk, &officer, id, &body).await?;
    Ok(Revised::of(view))
}

/// Notes money that was asked for; certification itself is free (HR-35).
#[utoipa::path(
    post,
    path = "/api/v1/cases/{id}/fees",
    params(("id" = Uuid, Path, description = "The internal id of the case.")),
    request_body = Object,
    responses(
        (status = 200, body = CaseOut),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn add_fee(
    State(app): State<AppState>,
    AtCounter(officer): AtCounter,
    id: Result<Path<Uuid>, PathRejection>,
    body: Result<Json<Fee>, JsonRejection>,
) -> Result<Revised<Json<CaseOut>>, Problem> {
    let (Path(id), Json(body)) = (id?, body?);
    let view = casework::case::add_fee(&app.store, &app.desk, &officer, id, &body).await?;
    Ok(Revised::of(view))
}
