//! Pages for everybody, which need no account: whether a paper is the register's, the notices that run, the market, the rules, and entries of the ledger.
//!
//! Only the page of an entry runs a script, since it has the reader's own browser verify.

mod entry;
pub(crate) mod frame;
mod listings;
mod notices;
mod rules;
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
        .route("/notices/{id}/objection", get(notices::objection))
        .route("/listings", get(listings::list))
        .route("/listings/{number}", get(listings::show))
        .route("/rules", get(rules::list))
        .route("/ledger/{county}/entries/{number}", get(entry::show))
        .route(entry::SCRIPT_PATH, get(entry::script))
}
