//! Pages for everybody, which need no account: whether a paper is the register's, the notices that run, and entries of the ledger.
//!
//! Only the page of an entry runs a script, since it has the reader's own browser verify.

mod entry;
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
        .route("/ledger/{county}/entries/{number}", get(entry::show))
        .route(entry::SCRIPT_PATH, get(entry::script))
}
