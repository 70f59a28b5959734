//! Deals of the market over HTTP: paid exits, their steps and their money, and the approvals under which they are tried out.
#![expect(unused_qualifications, reason = "utoipa's macro qualifies the parameters")]

mod exits;
mod money;
mod pilots;
mod wire;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::AppState;

pub(crate) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(pilots::record_pilot_approval, pilots::list_pilot_approvals))
        .routes(routes!(exits::apply_for_exit, exits::list_exits))
        .routes(routes!(exits::get_exit))
        .routes(routes!(exits::take_exit_step))
        .routes(routes!(money::order_exit_payments))
        .routes(routes!(money::hand_in_exit_payments))
        .routes(routes!(money::list_exit_dues))
}
