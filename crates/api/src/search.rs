//! Finding households over HTTP.
#![expect(unused_qualifications, reason = "utoipa's macro qualifies the parameters")]

use std::fmt;

use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use casework::Question;
use serde::{Deserialize, Serialize};
use store::Hit;
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::officer::AtCounter;
use crate::{AppState, Problem};

pub(crate) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(search))
}

/// What is looked for: a text, or a point.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct SearchParams {
    /// The beginning of a name, a code, or at least four last characters of one.
    q: Option<String>,
    /// The longitude of a point, in degrees.
    lon: Option<f64>,
    /// The latitude of a point, in degrees.
    lat: Option<f64>,
    /// How many hits at most: 20 where nothing is said, 100 in any case.
    limit: Option<u32>,
}

/// What was found.
#[derive(Debug, Serialize, ToSchema)]
pub struct HitOut {
    /// `household`, `person`, `parcel`, …
    kind: &'static str,
    /// The name or the code that was found.
    matched: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<String>,
    county: String,
    division: String,
    /// The codes of the households that it belongs to now: several for a parcel held by shares.
    households: Vec<String>,
}

impl From<Hit> for HitOut {
    fn from(hit: Hit) -> Self {
        let Hit { county, kind, id: _, division, matched, code, households } = hit;
        Self {
            kind: kind.as_str(),
            matched,
            code,
            county: county.to_string(),
            division: division.to_string(),
            households: households.into_iter().map(|(_, code)| code).collect(),
        }
    }
}

impl fmt::Display for HitOut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { kind, matched, code: _, county: _, division, households } = self;
        write!(f, "{kind:<14} {matched}  {division}")?;
        households.iter().try_for_each(|it| write!(f, "  household {it}"))
    }
}

impl SearchParams {
    fn question(self) -> Result<Question, Problem> {
        match self {
            Self { q: Some(text), lon: None, lat: None, limit: _ } => Ok(Question::Text(text)),
            Self { q: None, lon: Some(lon_deg), lat: Some(lat_deg), limit: _ } => {
                Ok(Question::Point { lon_deg, lat_deg })
            }
            _ => Err(Problem::bad_request("give either `q`, or `lon` and `lat`")),
        }
    }
}

/// Finds households, persons, parcels and contracts by name, code or place.
///
/// What lies outside the officer's division is not found.
#[utoipa::path(
    get,
    path = "/api/v1/search",
    params(SearchParams),
    responses(
        (status = 200, body = Vec<HitOut>),
        (status = 400, body = Problem, content_type = "application/problem+json")
    )
)]
async fn search(
    State(app): State<AppState>,
    AtCounter(officer): AtCounter,
    params: Result<Query<SearchParams>, QueryRejection>,
) -> Result<Json<Vec<HitOut>>, Problem> {
    let Query(params) = params?;
    let limit = params.limit;
    let hits = casework::search(&app.store, &officer, params.question()?, limit).await?;
    Ok(Json(hits.into_iter().map(HitOut::from).collect()))
}
