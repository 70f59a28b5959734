//! Pages for everybody, which need no account and no script: whether a paper is the register's, and the notices that run.

pub(crate) mod frame;
mod notices;
mod verification;

use axum::Router;
use axum::routing::get;

use crate::AppState;

pub(crate) fn routes() -> Router<AppState> {
    Router::new()
        .route("/verify", get(verification::ask))
        .route("/verify/{number}", get(verification::show))
        .route("/notices", get(notices::list))
        .route("/notices/{id}", get(notices::show))
}
