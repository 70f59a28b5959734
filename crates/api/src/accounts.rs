//! Accounts over HTTP 账号管理: the three administrators each do their part, and none of them another's.

mod administrator;
mod change;
mod make;
mod read;
mod wire;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::AppState;

pub(crate) use administrator::ByAdministrator;

pub(crate) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(read::list_accounts, make::make_account))
        .routes(routes!(read::get_account))
        .routes(routes!(change::give_duty))
        .routes(routes!(change::close_account))
        .routes(routes!(change::unlock_account))
        .routes(routes!(change::reset_password))
        .routes(routes!(change::sign_account_out))
}
