//! Statements of a distribution 收益分配告知单: listed, printed and approved.

use axum::Json;
use axum::extract::rejection::{JsonRejection, PathRejection};
use axum::extract::{Path, State};
use axum::response::Response;
use casework::papers::Series;

use super::printing::Asked;
use crate::documents::Binary;
use crate::officer::AtCounter;
use crate::papers::{ApprovalIn, PaperOut};
use crate::{AppState, Problem};

/// Lists the statements 收益分配告知单 of a run, by household and by member, with how often each was printed.
#[utoipa::path(
    get,
    operation_id = "list_distribution_statements",
    path = "/api/v1/collectives/{code}/runs/{year}/{number}/statements",
    params(
        ("code" = String, Path, description = "统一社会信用代码."),
        ("year" = i32, Path, description = "The year whose income it is."),
        ("number" = u32, Path, description = "The number of the run in the year.")
    ),
    responses(
        (status = 200, body = Vec<PaperOut>),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn list_statements(
    State(app): State<AppState>,
    AtCounter(officer): AtCounter,
    place: Result<Path<(String, i32, u32)>, PathRejection>,
) -> Result<Json<Vec<PaperOut>>, Problem> {
    let Path((code, year, number)) = place?;
    let series = Series::Statements { year, number };
    Asked { app: &app, officer: &officer, code: &code, series }.list().await
}

/// Prints the statement of a run for a household or a member as PDF, and counts it.
#[utoipa::path(
    post,
    operation_id = "print_distribution_statement",
    path = "/api/v1/collectives/{code}/runs/{year}/{number}/statements/{subject}",
    params(
        ("code" = String, Path, description = "统一社会信用代码."),
        ("year" = i32, Path, description = "The year whose income it is."),
        ("number" = u32, Path, description = "The number of the run in the year."),
        ("subject" = String, Path, description = "The code of the household, or the internal id of the member.")
    ),
    responses(
        (
            status = 200,
            description = "The paper as PDF/A-2b.",
            content((Binary = "application/pdf")),
            headers(
                ("ETag" = String, description = "The digest of the run, as it stands at the foot of the paper."),
                ("Repr-Digest" = String, description = "The SHA-256 of the bytes (RFC 9530).")
            )
        ),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, content_type = "application/problem+json"),
        (status = 422, body = Problem, content_type = "application/problem+json"),
        (status = 503, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn print_statement(
    State(app): State<AppState>,
    AtCounter(officer): AtCounter,
    place: Result<Path<(String, i32, u32, String)>, PathRejection>,
) -> Result<Response, Problem> {
    let Path((code, year, number, subject)) = place?;
    let series = Series::Statements { year, number };
    Asked { app: &app, officer: &officer, code: &code, series }.print(&subject).await
}

/// Approves the next printing of a statement that was printed as often as the county allows; another officer prints it.
#[utoipa::path(
    post,
    operation_id = "approve_distribution_statement",
    path = "/api/v1/collectives/{code}/runs/{year}/{number}/statements/{subject}/approvals",
    params(
        ("code" = String, Path, description = "统一社会信用代码."),
        ("year" = i32, Path, description = "The year whose income it is."),
        ("number" = u32, Path, description = "The number of the run in the year."),
        ("subject" = String, Path, description = "The code of the household, or the internal id of the member.")
    ),
    request_body = ApprovalIn,
    responses(
        (status = 200, body = PaperOut),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn approve_statement(
    State(app): State<AppState>,
    AtCounter(officer): AtCounter,
    place: Result<Path<(String, i32, u32, String)>, PathRejection>,
    body: Result<Json<ApprovalIn>, JsonRejection>,
) -> Result<Json<PaperOut>, Problem> {
    let (Path((code, year, number, subject)), Json(approval)) = (place?, body?);
    let series = Series::Statements { year, number };
    Asked { app: &app, officer: &officer, code: &code, series }.approve(&subject, approval).await
}
