//! Signing in and out 登录: by login and password, kept by a cookie that no script can read; programs come by tokens.

mod bearer;
mod caller;
mod cookie;
pub(crate) mod said;
mod session;
mod token;

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
        .routes(routes!(session::change_password))
        .routes(routes!(token::make_token, token::list_tokens))
        .routes(routes!(token::revoke_token))
}
