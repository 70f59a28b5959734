//! Cases over HTTP: handed in, taken step by step, put on notice, entered.
#![expect(unused_qualifications, reason = "utoipa's macro qualifies the parameters")]

pub(crate) mod accept;
mod add;
mod changes;
mod evidence;
pub(crate) mod handed;
mod list;
mod notice;
pub(crate) mod revision;
mod step;
mod types;
mod wire;

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

pub(crate) use wire::FindingOut;

use self::revision::Answered;
use self::wire::CaseOut;
use crate::officer::AtCounter;
use crate::{AppState, Problem};

pub(crate) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(accept::accept_case, list::list_cases))
        .routes(routes!(get_case))
        .routes(routes!(changes::get_case_changes))
        .routes(routes!(step::take_step))
        .routes(routes!(add::add_document, evidence::list_case_documents))
        .routes(routes!(add::add_decision))
        .routes(routes!(add::add_signature))
        .routes(routes!(add::add_fee))
        .routes(routes!(add::raise_objection))
        .routes(routes!(add::answer_objection))
        .routes(routes!(add::withdraw_objection))
        .routes(routes!(notice::list_notices))
        .routes(routes!(list::get_lineage))
        .routes(routes!(types::list_case_types))
        .routes(routes!(types::list_parameters))
}

/// Gives a case of the officer's division, with its revision as the `ETag`.
#[utoipa::path(
    get,
    path = "/api/v1/cases/{id}",
    params(("id" = Uuid, Path, description = "The internal id of the case.")),
    responses(
        (status = 200, body = CaseOut),
        (status = 404, body = Problem, content_type = "application/problem+json")
    )
)]
async fn get_case(
    State(app): State<AppState>,
    AtCounter(officer): AtCounter,
    id: Result<Path<Uuid>, PathRejection>,
) -> Result<Answered, Problem> {
    let Path(id) = id?;
    let view = casework::case::case(&app.store, &app.desk, &officer, id, app.today()).await?;
    Ok(Answered::now(&view))
}
