//! Giving a document out: its bytes, and what is known of it.

use axum::Json;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderName, header};
use axum::response::IntoResponse;
use casework::documents;
use store::DocumentId;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use super::headers;
use super::wire::{Binary, DocumentOut};
use crate::officer::AtCounter;
use crate::{AppState, Problem};

pub(crate) const REPR_DIGEST: HeaderName = HeaderName::from_static("repr-digest");

pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(get_document)).routes(routes!(get_document_metadata))
}

/// Gives the bytes of a document, to be saved; they are checked against their digest before the first one is sent.
///
/// A document outside the officer's division is not found.
#[utoipa::path(
    get,
    path = "/api/v1/documents/{id}",
    params(("id" = Uuid, Path, description = "The id of the document.")),
    responses(
        (
            status = 200,
            description = "The bytes as they were handed in.",
            content(
                (Binary = "application/pdf"),
                (Binary = "image/jpeg"),
                (Binary = "image/png")
            ),
            headers(("Repr-Digest" = String, description = "The SHA-256 of the document (RFC 9530)."))
        ),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json")
    )
)]
async fn get_document(
    State(app): State<AppState>,
    AtCounter(officer): AtCounter,
    id: Result<Path<Uuid>, PathRejection>,
) -> Result<impl IntoResponse, Problem> {
    let Path(id) = id?;
    let (document, bytes) =
        documents::document_bytes(&app.store, &app.archive, &officer, DocumentId(id)).await?;
    let headers = [
        (header::CONTENT_TYPE, document.media_type.as_str().to_owned()),
        (header::CONTENT_DISPOSITION, headers::disposition(&document)),
        (header::CACHE_CONTROL, "no-store".to_owned()),
        (REPR_DIGEST, headers::digest(document.sha256)),
    ];
    Ok((headers, bytes))
}

/// Says what is known of a document: its title, its kind, its size, its digest, and who handed it in.
#[utoipa::path(
    get,
    path = "/api/v1/documents/{id}/metadata",
    params(("id" = Uuid, Path, description = "The id of the document.")),
    responses(
        (status = 200, body = DocumentOut),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json")
    )
)]
async fn get_document_metadata(
    State(app): State<AppState>,
    AtCounter(officer): AtCounter,
    id: Result<Path<Uuid>, PathRejection>,
) -> Result<Json<DocumentOut>, Problem> {
    let Path(id) = id?;
    let document = documents::document(&app.store, &officer, DocumentId(id)).await?;
    Ok(Json(document.into()))
}
