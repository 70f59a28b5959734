//! Deals of the market over HTTP: transfers without a listing and paid exits, their steps and their money, the approvals under which exits are tried out, and the figures of all deals.
#![expect(unused_qualifications, reason = "utoipa's macro qualifies the parameters")]

mod exits;
mod figures;
mod money;
mod pilots;
mod transfer_money;
mod transfer_wire;
mod transfers;
mod wire;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::AppState;

pub(crate) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(pilots::record_pilot_approval, pilots::list_pilot_approvals))
        .routes(routes!(pilots::revoke_pilot_approval))
        .routes(routes!(exits::apply_for_exit, exits::list_exits))
        .routes(routes!(exits::get_exit))
        .routes(routes!(exits::take_exit_step))
        .routes(routes!(money::order_exit_payments))
        .routes(routes!(money::hand_in_exit_payments))
        .routes(routes!(money::list_exit_dues))
        .routes(routes!(transfers::take_transfer_in, transfers::list_transfers))
        .routes(routes!(transfers::get_transfer))
        .routes(routes!(transfers::take_transfer_step))
        .routes(routes!(transfer_money::order_transfer_payments))
        .routes(routes!(transfer_money::hand_in_transfer_payments))
        .routes(routes!(transfer_money::list_transfer_dues))
        .routes(routes!(figures::get_market_figures))
        .routes(routes!(figures::download_market_figures_csv))
        .routes(routes!(figures::download_market_figures_xlsx))
}
