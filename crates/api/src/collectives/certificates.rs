//! Certificates of shares 份额证书: listed, printed and approved.

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

/// Lists the certificates of shares 份额证书 of the households that hold some, with how often each was printed.
#[utoipa::path(
    get,
    path = "/api/v1/collectives/{code}/share-certificates",
    params(("code" = String, Path, description = "统一社会信用代码.")),
    responses(
        (status = 200, body = Vec<PaperOut>),
        (status = 404, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn list_share_certificates(
    State(app): State<AppState>,
    AtCounter(officer): AtCounter,
    code: Result<Path<String>, PathRejection>,
) -> Result<Json<Vec<PaperOut>>, Problem> {
    let (Path(code), series) = (code?, Series::ShareCertificates);
    Asked { app: &app, officer: &officer, code: &code, series }.list().await
}

/// Prints the certificate of shares of a household as PDF, as the last act on its shares left them, and counts it.
#[utoipa::path(
    post,
    path = "/api/v1/collectives/{code}/share-certificates/{subject}",
    params(
        ("code" = String, Path, description = "统一社会信用代码."),
        ("subject" = String, Path, description = "The code of the household, or the internal id of one of its holders.")
    ),
    responses(
        (
            status = 200,
            description = "The paper as PDF/A-2b.",
            content((Binary = "application/pdf")),
            headers(
                ("ETag" = String, description = "The digest of the act's entry, as it stands at the foot of the paper."),
                ("Repr-Digest" = String, description = "The SHA-256 of the bytes (RFC 9530).")
            )
        ),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, content_type = "application/problem+json"),
        (status = 422, body = Problem, content_type = "application/problem+json"),
        (status = 503, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn print_share_certificate(
    State(app): State<AppState>,
    AtCounter(officer): AtCounter,
    place: Result<Path<(String, String)>, PathRejection>,
) -> Result<Response, Problem> {
    let (Path((code, subject)), series) = (place?, Series::ShareCertificates);
    Asked { app: &app, officer: &officer, code: &code, series }.print(&subject).await
}

/// Approves the next printing of a certificate that was printed as often as the county allows; another officer prints it.
#[utoipa::path(
    post,
    path = "/api/v1/collectives/{code}/share-certificates/{subject}/approvals",
    params(
        ("code" = String, Path, description = "统一社会信用代码."),
        ("subject" = String, Path, description = "The code of the household, or the internal id of one of its holders.")
    ),
    request_body = ApprovalIn,
    responses(
        (status = 200, body = PaperOut),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn approve_share_certificate(
    State(app): State<AppState>,
    AtCounter(officer): AtCounter,
    place: Result<Path<(String, String)>, PathRejection>,
    body: Result<Json<ApprovalIn>, JsonRejection>,
) -> Result<Json<PaperOut>, Problem> {
    let (Path((code, subject)), Json(approval)) = (place?, body?);
    let series = Series::ShareCertificates;
    Asked { app: &app, officer: &officer, code: &code, series }.approve(&subject, approval).await
}
