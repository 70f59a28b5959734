//! The books of collectives over HTTP: what one is, who its members are, what it decided, what is held and paid; and what it asks the register to enter.

mod apply;
mod bank;
mod close;
mod income;
mod matching;
mod organisation;
mod people;
mod read;
mod wire;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub use matching::MembershipFindingOut;
pub use organisation::CollectiveOut;

use crate::AppState;

pub(crate) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(read::get_collective))
        .routes(routes!(read::list_members))
        .routes(routes!(read::list_rolls))
        .routes(routes!(read::list_decisions))
        .routes(routes!(read::list_shares))
        .routes(routes!(read::list_runs))
        .routes(routes!(read::get_run))
        .routes(routes!(apply::apply, read::list_applications))
        .routes(routes!(read::get_application))
        .routes(routes!(close::enter_application))
        .routes(routes!(close::withdraw_application))
        .routes(routes!(bank::hand_in_bank_file))
        .routes(routes!(matching::list_membership_findings))
        .routes(routes!(matching::decide_finding))
}
