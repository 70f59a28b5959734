//! The papers of transfers without a listing over HTTP.

use axum::Json;
use axum::extract::rejection::{JsonRejection, PathRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use axum::response::Response;
use store::DealKind;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::super::{About, ApprovalIn, PaperOut};
use super::Asked;
use crate::documents::Binary;
use crate::officer::AtCounter;
use crate::{AppState, Problem};

pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list_transfer_papers))
        .routes(routes!(print_transfer_paper))
        .routes(routes!(approve_transfer_print))
}

/// Lists the papers that a transfer can print as it stands, with how often each was printed.
#[utoipa::path(
    get,
    path = "/api/v1/transfers/{number}/papers",
    params(("number" = String, Path, description = "The number of the transfer.")),
    responses(
        (status = 200, body = Vec<PaperOut>),
        (status = 404, body = Problem, content_type = "application/problem+json")
    )
)]
async fn list_transfer_papers(
    State(app): State<AppState>,
    AtCounter(officer): AtCounter,
    number: Result<Path<String>, PathRejection>,
) -> Result<Json<Vec<PaperOut>>, Problem> {
    let Path(number) = number?;
    Asked { app: &app, officer: &officer, kind: DealKind::Transfer, number: &number }.list().await
}

/// Prints a paper of a transfer as PDF, from the state on in which it is true, and counts it.
#[utoipa::path(
    post,
    path = "/api/v1/transfers/{number}/papers/{paper}",
    params(
        ("number" = String, Path, description = "The number of the transfer."),
        ("paper" = String, Path, description = "The kind of the paper, such as `deal-contract`, `attestation` or `payment-receipt`."),
        About
    ),
    responses(
        (
            status = 200,
            description = "The paper as PDF/A-2b.",
            content((Binary = "application/pdf")),
            headers(
                ("ETag" = String, description = "The digest of what was frozen, as it stands at the foot of the paper."),
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
async fn print_transfer_paper(
    State(app): State<AppState>,
    AtCounter(officer): AtCounter,
    path: Result<Path<(String, String)>, PathRejection>,
    about: Result<Query<About>, QueryRejection>,
) -> Result<Response, Problem> {
    let (Path((number, paper)), Query(about)) = (path?, about?);
    let asked = Asked { app: &app, officer: &officer, kind: DealKind::Transfer, number: &number };
    asked.print(&paper, about).await
}

/// Approves the next printing of a paper that was printed as often as the county allows; another officer prints it.
#[utoipa::path(
    post,
    path = "/api/v1/transfers/{number}/papers/{paper}/approvals",
    params(
        ("number" = String, Path, description = "The number of the transfer."),
        ("paper" = String, Path, description = "The kind of the paper, such as `deal-contract`, `attestation` or `payment-receipt`."),
        About
    ),
    request_body = ApprovalIn,
    responses(
        (status = 200, body = PaperOut),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, content_type = "application/problem+json")
    )
)]
async fn approve_transfer_print(
    State(app): State<AppState>,
    AtCounter(officer): AtCounter,
    path: Result<Path<(String, String)>, PathRejection>,
    about: Result<Query<About>, QueryRejection>,
    body: Result<Json<ApprovalIn>, JsonRejection>,
) -> Result<Json<PaperOut>, Problem> {
    let (Path((number, paper)), Query(about), Json(approval)) = (path?, about?, body?);
    let asked = Asked { app: &app, officer: &officer, kind: DealKind::Transfer, number: &number };
    asked.approve(&paper, about, approval).await
}
