//! The approval of a printing above the limit.

use axum::Json;
use axum::extract::rejection::{JsonRejection, PathRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use uuid::Uuid;

use super::About;
use super::wire::{ApprovalIn, PaperOut};
use crate::officer::AtCounter;
use crate::{AppState, Problem};

/// Approves the next printing of a paper that was printed as often as the county allows; another officer prints it.
#[utoipa::path(
    post,
    path = "/api/v1/cases/{id}/papers/{paper}/approvals",
    params(
        ("id" = Uuid, Path, description = "The internal id of the case."),
        ("paper" = String, Path, description = "The kind of the paper, such as `land-certificate`."),
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
pub(super) async fn approve_print(
    State(app): State<AppState>,
    AtCounter(officer): AtCounter,
    path: Result<Path<(Uuid, String)>, PathRejection>,
    about: Result<Query<About>, QueryRejection>,
    body: Result<Json<ApprovalIn>, JsonRejection>,
) -> Result<Json<PaperOut>, Problem> {
    let (Path((id, paper)), Query(about), Json(ApprovalIn { reason })) = (path?, about?, body?);
    let (asked, occasion) = (about.asked(&paper)?, app.occasion());
    let view = casework::papers::approve_print(
        &app.store, &app.desk, &officer, id, &asked, &reason, occasion,
    );
    Ok(Json(view.await?.into()))
}
