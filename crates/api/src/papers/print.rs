//! A paper printed.

use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use casework::papers::{Drawn, draw_up, record_print};
use ledger::Digest;
use uuid::Uuid;

use super::About;
use crate::documents::{Binary, REPR_DIGEST, repr_digest};
use crate::officer::AtCounter;
use crate::{AppState, Problem};

/// Prints a paper of a case as PDF, and counts it; what cannot be typeset is not counted.
#[utoipa::path(
    post,
    path = "/api/v1/cases/{id}/papers/{paper}",
    params(
        ("id" = Uuid, Path, description = "The internal id of the case."),
        ("paper" = String, Path, description = "The kind of the paper, such as `land-certificate`."),
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
pub(super) async fn print_paper(
    State(app): State<AppState>,
    AtCounter(officer): AtCounter,
    path: Result<Path<(Uuid, String)>, PathRejection>,
    about: Result<Query<About>, QueryRejection>,
) -> Result<Response, Problem> {
    let (Path((id, paper)), Query(about)) = (path?, about?);
    let asked = about.asked(&paper)?;
    let drawn = draw_up(&app.store, &app.desk, &officer, id, &asked, app.occasion()).await?;
    printed(&app, drawn).await
}

/// Typesets a paper that was drawn up, records the printing, and gives it out.
pub(crate) async fn printed(app: &AppState, drawn: Drawn) -> Result<Response, Problem> {
    let (drawn, pdf) = app.print_shop.print(drawn).await?;
    let pdf_digest = Digest::of_bytes(&pdf);
    record_print(&app.store, &drawn, pdf_digest).await?;
    let imprint = &drawn.imprint;
    let headers = [
        (header::CONTENT_TYPE, "application/pdf".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{}.pdf\"", imprint.number)),
        (header::ETAG, format!("\"{}\"", imprint.digest)),
        (header::CACHE_CONTROL, "no-store".to_owned()),
        (REPR_DIGEST, repr_digest(pdf_digest)),
    ];
    Ok((headers, pdf).into_response())
}
