//! How much is registered.

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use store::Counts;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::officer::AtCounter;
use crate::{AppState, Problem};

pub(crate) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(get_counts))
}

/// How much is registered in the officer's division, now.
#[derive(Serialize, ToSchema)]
pub(crate) struct CountsOut {
    issuers: u64,
    households: u64,
    members: u64,
    contractors: u64,
    parcels: u64,
    land_contracts: u64,
    homesteads: u64,
    collectives: u64,
    share_holdings: u64,
}

impl From<Counts> for CountsOut {
    fn from(counts: Counts) -> Self {
        let Counts {
            issuers,
            households,
            contractors,
            members,
            parcels,
            land_contracts,
            homesteads,
            collectives,
            share_holdings,
        } = counts;
        Self {
            issuers,
            households,
            members,
            contractors,
            parcels,
            land_contracts,
            homesteads,
            collectives,
            share_holdings,
        }
    }
}

/// Says how much is registered in the officer's division, now.
#[utoipa::path(get, path = "/api/v1/counts", responses((status = 200, body = CountsOut)))]
async fn get_counts(
    State(app): State<AppState>,
    AtCounter(officer): AtCounter,
) -> Result<Json<CountsOut>, Problem> {
    Ok(Json(casework::counts(&app.store, &officer).await?.into()))
}
