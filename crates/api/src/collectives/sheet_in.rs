//! A workbook is looked through: every cell that says something wrong, and the application that the rest would become.

use axum::Json;
use axum::body::Bytes;
use axum::extract::rejection::{BytesRejection, PathRejection};
use axum::extract::{DefaultBodyLimit, Path, State};
use casework::collective::check_sheet;
use exchange::roll::{NotRead, read};
use tokio::task::spawn_blocking;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::sheet_out::SheetOut;
use super::workbook::said;
use crate::documents::Binary;
use crate::officer::AtCounter;
use crate::{AppState, Problem};

/// A workbook of a hundred thousand rows has about five million bytes; the number is our own.
const WORKBOOK_BYTES_MAX: usize = 16 << 20;

pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(look_through_sheet))
        .layer(DefaultBodyLimit::max(WORKBOOK_BYTES_MAX))
}

/// Looks a filled-in workbook through (`.xlsx` or `.xls`) and writes nothing: it answers with every finding by its cell, or with the application to hand in.
///
/// Sheets are known by their headings; one may hold members, shares or both.
#[utoipa::path(
    post,
    path = "/api/v1/collectives/{code}/sheets",
    params(("code" = String, Path, description = "统一社会信用代码.")),
    request_body(content = Binary, content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    responses(
        (status = 200, body = SheetOut),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 413, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn look_through_sheet(
    State(app): State<AppState>,
    AtCounter(officer): AtCounter,
    code: Result<Path<String>, PathRejection>,
    bytes: Result<Bytes, BytesRejection>,
) -> Result<Json<SheetOut>, Problem> {
    let (Path(code), bytes, occasion) = (code?, bytes?, app.occasion());
    let read = spawn_blocking(move || read(&bytes, occasion.today)).await;
    let read = read.map_err(|_stopping| Problem::broken())?;
    let read =
        read.map_err(|it: NotRead| Problem::bad_request(&format!("{}: {it}", it.message_zh())))?;
    let said = said(&read.rolls);
    let checked = check_sheet(&app.store, &officer, &code, &said, occasion).await?;
    Ok(Json(SheetOut::of(&code, &read, &checked)))
}
