//! Signing in and out 登录: by login and password, kept by a cookie that no script can read.

mod caller;
mod cookie;
pub(crate) mod said;
mod session;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::AppState;

pub use caller::Door;
pub(crate) use caller::{Caller, recognise};

/// The addresses at which somebody asks about themselves, and reads nothing of the register.
pub(crate) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(session::sign_in, session::show_session, session::sign_out))
        .routes(routes!(session::list_sessions))
        .routes(routes!(session::end_session))
}
