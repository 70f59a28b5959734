//! Whether the service lives, and whether it can answer.

use axum::extract::State;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::{AppState, Problem};

pub(crate) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(get_liveness)).routes(routes!(get_readiness))
}

/// Says that the process lives.
#[utoipa::path(get, path = "/healthz", security(()), responses((status = 200, description = "It lives.", body = String)))]
async fn get_liveness() -> &'static str {
    "ok\n"
}

/// Says whether the register can be read.
#[utoipa::path(
    get,
    path = "/readyz",
    security(()),
    responses((status = 200, description = "It can.", body = String), (status = 500, body = Problem, content_type = "application/problem+json"))
)]
async fn get_readiness(State(app): State<AppState>) -> Result<&'static str, Problem> {
    casework::counts(&app.store, &app.officer).await?;
    Ok("ok\n")
}
