//! What is registered of a collective, read on a day, as known at a moment.

use axum::Json;
use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{FromRequestParts, Path, Query, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use casework::{Officer, collective as books};
use tenure::AsOf;

use super::income::{RunFileOut, RunsOut};
use super::organisation::{CollectiveOut, SharesOut};
use super::people::{CollectiveMemberOut, DecisionOut, RollOut};
use super::wire::{ApplicationHead, ApplicationOut, answer};
use crate::cases::revision::Answered;
use crate::household::Times;
use crate::officer::AtCounter;
use crate::{AppState, Problem};

/// Which collective is asked for, by whom, on which day and as known at which moment.
pub(super) struct Asked {
    pub(super) app: AppState,
    pub(super) officer: Officer,
    pub(super) code: String,
    pub(super) at: AsOf,
}

impl FromRequestParts<AppState> for Asked {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Self, Problem> {
        let AtCounter(officer) = AtCounter::from_request_parts(parts, app).await?;
        let code: Result<Path<String>, PathRejection> = Path::from_request_parts(parts, app).await;
        let times: Result<Query<Times>, QueryRejection> =
            Query::from_request_parts(parts, app).await;
        let (Path(code), Query(times)) = (code?, times?);
        Ok(Self { app: app.clone(), officer, code, at: times.into_as_of((app.clock)()) })
    }
}

/// Gives a collective 农村集体经济组织 with its charter, its organs and its property.
#[utoipa::path(
    get,
    path = "/api/v1/collectives/{code}",
    params(("code" = String, Path, description = "统一社会信用代码."), Times),
    responses(
        (status = 200, body = CollectiveOut),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn get_collective(asked: Asked) -> Result<Json<CollectiveOut>, Problem> {
    let Asked { app, officer, code, at } = asked;
    let file = books::collective(&app.store, &officer, &code, at).await?;
    Ok(Json(CollectiveOut::of(&file, at)))
}

/// Lists the members 成员 of a collective on a day, household by household.
#[utoipa::path(
    get,
    operation_id = "list_collective_members",
    path = "/api/v1/collectives/{code}/members",
    params(("code" = String, Path, description = "统一社会信用代码."), Times),
    responses(
        (status = 200, body = Vec<CollectiveMemberOut>),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn list_members(asked: Asked) -> Result<Json<Vec<CollectiveMemberOut>>, Problem> {
    let Asked { app, officer, code, at } = asked;
    let members = books::members(&app.store, &officer, &code, at).await?;
    Ok(Json(members.iter().map(Into::into).collect()))
}

/// Lists the versions of the member roll 成员名册 that were made up to a day, with where each was filed.
#[utoipa::path(
    get,
    path = "/api/v1/collectives/{code}/rolls",
    params(("code" = String, Path, description = "统一社会信用代码."), Times),
    responses(
        (status = 200, body = Vec<RollOut>),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn list_rolls(asked: Asked) -> Result<Json<Vec<RollOut>>, Problem> {
    let Asked { app, officer, code, at } = asked;
    let rolls = books::rolls(&app.store, &officer, &code, at).await?;
    Ok(Json(rolls.iter().map(Into::into).collect()))
}

/// Lists the decisions 决议 on file, with their votes, with how long each may be challenged, the suits against it, and what rests on it.
#[utoipa::path(
    get,
    path = "/api/v1/collectives/{code}/decisions",
    params(("code" = String, Path, description = "统一社会信用代码."), Times),
    responses(
        (status = 200, body = Vec<DecisionOut>),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn list_decisions(asked: Asked) -> Result<Json<Vec<DecisionOut>>, Problem> {
    let Asked { app, officer, code, at } = asked;
    let decisions = books::decisions(&app.store, &officer, &code, at).await?;
    Ok(Json(decisions.into_iter().map(Into::into).collect()))
}

/// Lists who holds how many shares 份额 on a day, by the numbers of the share register.
#[utoipa::path(
    get,
    path = "/api/v1/collectives/{code}/shares",
    params(("code" = String, Path, description = "统一社会信用代码."), Times),
    responses(
        (status = 200, body = SharesOut),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn list_shares(asked: Asked) -> Result<Json<SharesOut>, Problem> {
    let Asked { app, officer, code, at } = asked;
    let file = books::collective(&app.store, &officer, &code, at).await?;
    Ok(Json(SharesOut::from(&file)))
}

/// Lists the plans and the runs of the distribution 收益分配.
#[utoipa::path(
    get,
    path = "/api/v1/collectives/{code}/runs",
    params(("code" = String, Path, description = "统一社会信用代码."), Times),
    responses(
        (status = 200, body = RunsOut),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn list_runs(asked: Asked) -> Result<Json<RunsOut>, Problem> {
    let Asked { app, officer, code, at } = asked;
    let (plans, runs) = books::runs(&app.store, &officer, &code, at).await?;
    Ok(Json(RunsOut::of(&plans, &runs)))
}

/// Gives a run, worked out again, with its statements by member and household, its payments and what the bank said.
#[utoipa::path(
    get,
    path = "/api/v1/collectives/{code}/runs/{year}/{number}",
    params(
        ("code" = String, Path, description = "统一社会信用代码."),
        ("year" = i32, Path, description = "The year whose income it is."),
        ("number" = u32, Path, description = "The number of the run in the year."),
        Times
    ),
    responses(
        (status = 200, body = RunFileOut),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn get_run(
    State(app): State<AppState>,
    AtCounter(officer): AtCounter,
    place: Result<Path<(String, i32, u32)>, PathRejection>,
    times: Result<Query<Times>, QueryRejection>,
) -> Result<Json<RunFileOut>, Problem> {
    let (Path((code, year, number)), Query(times)) = (place?, times?);
    let at = times.into_as_of((app.clock)());
    let file = books::run(&app.store, &officer, &code, (year, number), at).await?;
    Ok(Json(file.into()))
}

/// Lists what a collective asked the register to enter, in order.
#[utoipa::path(
    get,
    path = "/api/v1/collectives/{code}/applications",
    params(("code" = String, Path, description = "统一社会信用代码.")),
    responses(
        (status = 200, body = Vec<ApplicationHead>),
        (status = 404, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn list_applications(asked: Asked) -> Result<Json<Vec<ApplicationHead>>, Problem> {
    let Asked { app, officer, code, at: _ } = asked;
    let rows = books::applications(&app.store, &officer, &code).await?;
    Ok(Json(rows.iter().map(Into::into).collect()))
}

/// Gives an application, with its revision as the `ETag`.
#[utoipa::path(
    get,
    path = "/api/v1/collectives/{code}/applications/{number}",
    params(
        ("code" = String, Path, description = "统一社会信用代码."),
        ("number" = u32, Path, description = "The number of the application.")
    ),
    responses(
        (status = 200, body = ApplicationOut),
        (status = 404, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn get_application(
    State(app): State<AppState>,
    AtCounter(officer): AtCounter,
    place: Result<Path<(String, u32)>, PathRejection>,
) -> Result<Answered, Problem> {
    let Path((code, number)) = place?;
    let view = books::application(&app.store, &officer, &code, number).await?;
    Ok(Answered::with(answer(StatusCode::OK, &view)))
}
