//! Uploading a document: announced, sent in chunks, completed.

use axum::Json;
use axum::body::Bytes;
use axum::extract::rejection::{BytesRejection, JsonRejection, PathRejection};
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::IntoResponse;
use casework::documents::{self, CHUNK_BYTES_MAX, IncomingChunk};
use store::DocumentId;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use super::headers;
use super::wire::{Binary, DocumentOut, NewDocumentIn, UploadOut};
use crate::officer::AtCounter;
use crate::{AppState, Problem};

pub(super) fn routes() -> OpenApiRouter<AppState> {
    let chunk_bytes_max = usize::try_from(CHUNK_BYTES_MAX).unwrap_or(usize::MAX);
    OpenApiRouter::new()
        .routes(routes!(begin_upload))
        .routes(routes!(get_upload))
        .routes(routes!(put_chunk))
        .routes(routes!(complete_upload))
        .layer(DefaultBodyLimit::max(chunk_bytes_max))
}

/// Begins the upload of a document; `Location` says where to ask how far it is.
#[utoipa::path(
    post,
    path = "/api/v1/documents",
    request_body = NewDocumentIn,
    responses(
        (status = 201, body = UploadOut, headers(("Location" = String, description = "The address of the upload."))),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "The division is not the officer's."),
        (status = 413, body = Problem, content_type = "application/problem+json"),
        (status = 429, body = Problem, content_type = "application/problem+json")
    )
)]
async fn begin_upload(
    State(app): State<AppState>,
    AtCounter(officer): AtCounter,
    new: Result<Json<NewDocumentIn>, JsonRejection>,
) -> Result<impl IntoResponse, Problem> {
    let Json(new) = new?;
    let now = (app.clock)();
    let upload =
        documents::begin_upload(&app.store, &app.archive, &officer, new.into(), now).await?;
    let upload = UploadOut::from(upload);
    let location = format!("/api/v1/documents/{}/upload", upload.id);
    Ok((StatusCode::CREATED, [(header::LOCATION, location)], Json(upload)))
}

/// Says how far an upload is, and so where the next chunk begins.
#[utoipa::path(
    get,
    path = "/api/v1/documents/{id}/upload",
    params(("id" = Uuid, Path, description = "The id of the document.")),
    responses(
        (status = 200, body = UploadOut),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json")
    )
)]
async fn get_upload(
    State(app): State<AppState>,
    AtCounter(officer): AtCounter,
    id: Result<Path<Uuid>, PathRejection>,
) -> Result<Json<UploadOut>, Problem> {
    let Path(id) = id?;
    let now = (app.clock)();
    let upload = documents::upload(&app.store, &officer, DocumentId(id), now).await?;
    Ok(Json(upload.into()))
}

/// Takes in a chunk of one mebibyte at most; the same chunk can be sent again.
///
/// `Content-Digest: sha-256=:…:` (RFC 9530) comes with it, and the chunk is refused where it does not match.
#[utoipa::path(
    put,
    path = "/api/v1/documents/{id}/chunks/{offset_bytes}",
    params(
        ("id" = Uuid, Path, description = "The id of the document."),
        ("offset_bytes" = u64, Path, description = "The place of the chunk's first byte in the document."),
        ("Content-Digest" = String, Header, description = "The SHA-256 of the chunk, as `sha-256=:…:` in base64.")
    ),
    request_body(content = Binary, content_type = "application/octet-stream"),
    responses(
        (status = 200, body = UploadOut),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, content_type = "application/problem+json", description = "The next chunk begins elsewhere."),
        (status = 413, body = Problem, content_type = "application/problem+json"),
        (status = 422, body = Problem, content_type = "application/problem+json", description = "The digest is another one.")
    )
)]
async fn put_chunk(
    State(app): State<AppState>,
    AtCounter(officer): AtCounter,
    place: Result<Path<(Uuid, u64)>, PathRejection>,
    headers: HeaderMap,
    bytes: Result<Bytes, BytesRejection>,
) -> Result<Json<UploadOut>, Problem> {
    let (Path((id, offset_bytes)), bytes) = (place?, bytes?);
    let announced = headers::announced_digest(&headers)?;
    let chunk = IncomingChunk { offset_bytes, bytes, announced };
    let (id, now) = (DocumentId(id), (app.clock)());
    let upload = documents::add_chunk(&app.store, &app.archive, &officer, id, chunk, now).await?;
    Ok(Json(upload.into()))
}

/// Makes a document of an upload, if all of it is there, is what was announced, and is a PDF, a JPEG or a PNG.
///
/// It can be asked again, and answers the same.
#[utoipa::path(
    post,
    path = "/api/v1/documents/{id}/completion",
    params(("id" = Uuid, Path, description = "The id of the document.")),
    responses(
        (status = 200, body = DocumentOut, headers(("Location" = String, description = "The address of the document."))),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, content_type = "application/problem+json", description = "Some of it is missing."),
        (status = 422, body = Problem, content_type = "application/problem+json", description = "It is not what was announced, or no scan.")
    )
)]
async fn complete_upload(
    State(app): State<AppState>,
    AtCounter(officer): AtCounter,
    id: Result<Path<Uuid>, PathRejection>,
) -> Result<impl IntoResponse, Problem> {
    let Path(id) = id?;
    let (id, now) = (DocumentId(id), (app.clock)());
    let document = documents::complete_upload(&app.store, &app.archive, &officer, id, now).await?;
    let document = DocumentOut::from(document);
    let location = format!("/api/v1/documents/{}", document.id);
    Ok(([(header::LOCATION, location)], Json(document)))
}
