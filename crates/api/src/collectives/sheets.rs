//! The rolls of a collective as workbooks to go on with, and the templates to fill in.

use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use casework::collective as books;
use exchange::roll::{Numbers, RollKind, Rolls, template, write};
use tokio::task::spawn_blocking;

use super::read::Asked;
use super::workbook::{member_roll, share_register};
use crate::documents::Binary;
use crate::household::Times;
use crate::{AppState, Problem};

/// Office Open XML, as ECMA-376 names its workbooks.
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// Gives the member roll 成员名册 of a day as a workbook, identity numbers masked; `POST …/sheets` reads it again.
#[utoipa::path(
    get,
    path = "/api/v1/collectives/{code}/members.xlsx",
    params(("code" = String, Path, description = "统一社会信用代码."), Times),
    responses(
        (status = 200, content((Binary = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn download_member_roll(asked: Asked) -> Result<Response, Problem> {
    let Asked { app, officer, code, at } = asked;
    let rolls = member_roll(&books::members(&app.store, &officer, &code, at).await?);
    written(&code, RollKind::Members, rolls).await
}

/// Gives the share register 股权名册 of a day as a workbook, identity numbers masked; `POST …/sheets` reads it again.
#[utoipa::path(
    get,
    path = "/api/v1/collectives/{code}/shares.xlsx",
    params(("code" = String, Path, description = "统一社会信用代码."), Times),
    responses(
        (status = 200, content((Binary = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn download_share_register(asked: Asked) -> Result<Response, Problem> {
    let Asked { app, officer, code, at } = asked;
    let rolls = share_register(&books::holdings(&app.store, &officer, &code, at).await?);
    written(&code, RollKind::Shares, rolls).await
}

/// Gives an empty member roll to fill in, with what each column asks for.
#[utoipa::path(
    get,
    path = "/api/v1/collectives/{code}/templates/members.xlsx",
    params(("code" = String, Path, description = "统一社会信用代码.")),
    responses(
        (status = 200, content((Binary = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))),
        (status = 404, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn download_member_template(asked: Asked) -> Result<Response, Problem> {
    empty(asked, RollKind::Members).await
}

/// Gives an empty share register to fill in, with what each column asks for.
#[utoipa::path(
    get,
    path = "/api/v1/collectives/{code}/templates/shares.xlsx",
    params(("code" = String, Path, description = "统一社会信用代码.")),
    responses(
        (status = 200, content((Binary = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))),
        (status = 404, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn download_share_template(asked: Asked) -> Result<Response, Problem> {
    empty(asked, RollKind::Shares).await
}

async fn empty(asked: Asked, kind: RollKind) -> Result<Response, Problem> {
    let Asked { app: AppState { store, .. }, officer, code, at } = asked;
    // A collective that the officer does not see has no templates either.
    books::collective(&store, &officer, &code, at).await?;
    Ok(workbook(&format!("template-{}", name(kind)), template(kind)?))
}

/// Written apart from the threads that answer requests: a village may have thousands of rows.
async fn written(code: &str, kind: RollKind, rolls: Rolls) -> Result<Response, Problem> {
    let bytes = spawn_blocking(move || write(kind, &rolls, Numbers::Masked)).await;
    let bytes = bytes.map_err(|_stopping| Problem::broken())??;
    Ok(workbook(&format!("{code}-{}", name(kind)), bytes))
}

fn name(kind: RollKind) -> &'static str {
    match kind {
        RollKind::Members => "members",
        RollKind::Shares => "shares",
    }
}

fn workbook(name: &str, bytes: Vec<u8>) -> Response {
    let headers = [
        (header::CONTENT_TYPE, XLSX.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}.xlsx\"")),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    (headers, bytes).into_response()
}
