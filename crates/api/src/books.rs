//! The books over HTTP, object by object: what is registered, what was, and by which acts.
#![expect(unused_qualifications, reason = "utoipa's macro qualifies the parameters")]

mod act;
mod history;
mod wire;

use axum::Json;
use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use casework::history as books;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use self::wire::{ContractBookOut, HomesteadBookOut, ParcelBookOut};
use crate::household::Times;
use crate::officer::AtCounter;
use crate::{AppState, Problem};

pub(crate) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(get_parcel))
        .routes(routes!(get_contract))
        .routes(routes!(get_homestead))
        .routes(routes!(history::get_household_history))
        .routes(routes!(history::get_parcel_history))
        .routes(routes!(history::get_contract_history))
        .routes(routes!(history::get_homestead_history))
        .routes(routes!(act::get_act))
}

/// Gives a parcel 地块 with the contracts that it is under.
#[utoipa::path(
    get,
    path = "/api/v1/parcels/{code}",
    params(("code" = String, Path, description = "地块代码."), Times),
    responses(
        (status = 200, body = ParcelBookOut),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json")
    )
)]
async fn get_parcel(
    State(app): State<AppState>,
    AtCounter(officer): AtCounter,
    code: Result<Path<String>, PathRejection>,
    times: Result<Query<Times>, QueryRejection>,
) -> Result<Json<ParcelBookOut>, Problem> {
    let (Path(code), Query(times)) = (code?, times?);
    let at = times.into_as_of((app.clock)());
    let file = books::parcel(&app.store, &officer, &code, at).await?;
    Ok(Json(ParcelBookOut::of(file, at)?))
}

/// Gives a land contract 承包合同 with its register page, its certificate and its parcels.
#[utoipa::path(
    get,
    path = "/api/v1/contracts/{code}",
    params(("code" = String, Path, description = "承包合同代码, which is that of the certificate too."), Times),
    responses(
        (status = 200, body = ContractBookOut),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json")
    )
)]
async fn get_contract(
    State(app): State<AppState>,
    AtCounter(officer): AtCounter,
    code: Result<Path<String>, PathRejection>,
    times: Result<Query<Times>, QueryRejection>,
) -> Result<Json<ContractBookOut>, Problem> {
    let (Path(code), Query(times)) = (code?, times?);
    let at = times.into_as_of((app.clock)());
    let file = books::contract(&app.store, &officer, &code, at).await?;
    Ok(Json(ContractBookOut::of(file, at)?))
}

/// Gives a homestead 宅基地 with its outline.
#[utoipa::path(
    get,
    path = "/api/v1/homesteads/{code}",
    params(("code" = String, Path, description = "不动产单元代码."), Times),
    responses(
        (status = 200, body = HomesteadBookOut),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json")
    )
)]
async fn get_homestead(
    State(app): State<AppState>,
    AtCounter(officer): AtCounter,
    code: Result<Path<String>, PathRejection>,
    times: Result<Query<Times>, QueryRejection>,
) -> Result<Json<HomesteadBookOut>, Problem> {
    let (Path(code), Query(times)) = (code?, times?);
    let at = times.into_as_of((app.clock)());
    let file = books::homestead(&app.store, &officer, &code, at).await?;
    Ok(Json(HomesteadBookOut::of(file, at)?))
}
