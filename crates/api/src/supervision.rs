//! The supervisor's list over HTTP: signs of coercion over both books, and the figures of who has settled (HR-05, HR-06, HR-08).
//!
//! Both books are read by `safeguard` alone, which writes to neither; no other module of the service looks into the two at once.

mod bounds;
mod wire;

use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{FromRequestParts, Query, State};
use axum::http::request::Parts;
use casework::Officer;
use safeguard::read::{BothBooks, ReadError};
use tenure::case::Role;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::officer::AtCounter;
use crate::{AppState, Problem};
use bounds::Bounds;
pub use wire::{SafeguardFindingOut, SafeguardStatisticsOut};

pub(crate) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list_safeguard_findings))
        .routes(routes!(get_safeguard_statistics))
}

/// The supervisor who asks 监督人员.
struct Supervisor(Officer);

impl FromRequestParts<AppState> for Supervisor {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Self, Problem> {
        let AtCounter(officer) = AtCounter::from_request_parts(parts, app).await?;
        if officer.roles.contains(&Role::Supervisor) {
            return Ok(Self(officer));
        }
        let (name, role) = (&officer.name, Role::Supervisor.as_str());
        Err(Problem::role_missing(&format!("`{name}` has not the role {role} that it takes")))
    }
}

/// Lists the signs of coercion in the supervisor's division; each is a reason to look, none is a proof, and none blocks anything.
#[utoipa::path(
    get,
    path = "/api/v1/safeguard-findings",
    params(Bounds),
    responses(
        (status = 200, body = Vec<SafeguardFindingOut>),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json")
    )
)]
async fn list_safeguard_findings(
    State(app): State<AppState>,
    Supervisor(officer): Supervisor,
    bounds: Result<Query<Bounds>, QueryRejection>,
) -> Result<Json<Vec<SafeguardFindingOut>>, Problem> {
    let Query(bounds) = bounds?;
    let parameters = bounds.parameters()?;
    let books = read(&app, &officer).await?;
    let findings = books.findings(&parameters, app.today());
    Ok(Json(findings.into_iter().map(Into::into).collect()))
}

/// Says who is settled and who of them still holds rights (SR-47), urban and rural by administrative area; no right that was left is counted.
#[utoipa::path(
    get,
    path = "/api/v1/safeguard-statistics",
    responses(
        (status = 200, body = SafeguardStatisticsOut),
        (status = 403, body = Problem, content_type = "application/problem+json")
    )
)]
async fn get_safeguard_statistics(
    State(app): State<AppState>,
    Supervisor(officer): Supervisor,
) -> Result<Json<SafeguardStatisticsOut>, Problem> {
    Ok(Json(read(&app, &officer).await?.statistics().into()))
}

async fn read(app: &AppState, officer: &Officer) -> Result<BothBooks, Problem> {
    let books = BothBooks::read(&app.store, &officer.scope, &app.town.book, app.today());
    books.await.map_err(|error: ReadError| {
        // The cause goes to the log and not to whoever asked.
        tracing::error!(error = &error as &dyn std::error::Error, "the two books cannot be read");
        Problem::broken()
    })
}
