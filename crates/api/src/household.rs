//! The household file over HTTP.
#![expect(unused_qualifications, reason = "utoipa's macro qualifies the parameters")]

mod identity_numbers;
pub(crate) mod rights;
mod text;
pub(crate) mod version;
mod wire;

use axum::Json;
use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use chrono::{DateTime, NaiveDate, Utc};
use serde::Deserialize;
use tenure::AsOf;
use tenure::case::china_day;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub use wire::HouseholdOut;

use crate::officer::AtCounter;
use crate::{AppState, Problem};

pub(crate) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(get_household))
        .routes(routes!(identity_numbers::list_identity_numbers))
}

/// The two times of a question to the register.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Times {
    /// The day on which the facts hold; without it, today.
    as_of: Option<NaiveDate>,
    /// The moment whose knowledge is asked for (RFC 3339); without it, now.
    known_at: Option<DateTime<Utc>>,
}

impl Times {
    pub(crate) fn into_as_of(self, now: DateTime<Utc>) -> AsOf {
        let known_at = self.known_at.unwrap_or(now);
        AsOf { as_of: self.as_of.unwrap_or_else(|| china_day(known_at)), known_at }
    }
}

/// Gives the file of a household: its members, its three books, and why it has each right.
///
/// A household outside the officer's division is not found.
#[utoipa::path(
    get,
    path = "/api/v1/households/{code}",
    params(
        ("code" = String, Path, description = "The contractor code, the household's own code, or its internal id."),
        Times
    ),
    responses(
        (status = 200, body = HouseholdOut),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json")
    )
)]
async fn get_household(
    State(app): State<AppState>,
    AtCounter(officer): AtCounter,
    code: Result<Path<String>, PathRejection>,
    times: Result<Query<Times>, QueryRejection>,
) -> Result<Json<HouseholdOut>, Problem> {
    let (Path(code), Query(times)) = (code?, times?);
    let at = times.into_as_of((app.clock)());
    let file = casework::household_file(&app.store, &officer, &code, at).await?;
    Ok(Json(file.try_into()?))
}
