//! HTTP: JSON, problem documents, papers as PDF, public pages, and the OpenAPI document that says what there is.
//!
//! Knows nothing of SQL, of SeaORM or of rules: a handler extracts, parses, calls and translates.

mod accounts;
mod audit_log;
mod bank_file;
mod books;
mod cases;
pub mod collectives;
mod contract;
mod counts;
mod documents;
mod every_answer;
pub mod feature;
mod health;
pub mod household;
mod idempotency_key;
mod index;
mod listings;
mod log;
mod market;
mod officer;
mod pages;
pub mod papers;
mod press;
mod problem;
mod rate_limit;
mod reading;
mod rules;
pub mod search;
pub mod settlement;
mod sign_in;
mod state;
pub mod supervision;

use axum::Router;
use axum::extract::{MatchedPath, Request};
use axum::http::Uri;
use axum::middleware;
use axum::response::IntoResponse as _;
use tower_http::csrf::CsrfLayer;
use tower_http::trace::TraceLayer;
use tracing::Span;
use utoipa::OpenApi;
use utoipa::openapi::OpenApi as Document;
use utoipa_axum::router::OpenApiRouter;

use every_answer::RequestId;

pub use problem::Problem;
pub use rate_limit::{Allowed, RateLimits};
pub use reading::OPEN;
pub use sign_in::Door;
pub use state::{AppState, Clock, Ids};

/// What the document says of the whole service.
#[derive(OpenApi)]
#[openapi(info(
    title = "Sanquan 三权簿",
    description = "The register of a county's rural property rights.",
    license(name = "Apache-2.0", identifier = "Apache-2.0")
))]
struct Service;

fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::with_openapi(Service::openapi())
        .merge(household::routes())
        .merge(books::routes())
        .merge(search::routes())
        .merge(documents::routes())
        .merge(counts::routes())
        .merge(cases::routes())
        .merge(collectives::routes())
        .merge(listings::routes())
        .merge(market::routes())
        .merge(papers::routes())
        .merge(rules::routes())
        .merge(log::routes())
        .merge(settlement::routes())
        .merge(sign_in::routes())
        .merge(accounts::routes())
        .merge(audit_log::routes())
        .merge(supervision::routes())
        .merge(health::routes())
        .merge(problem::routes())
}

/// The OpenAPI document, as it is checked in.
pub fn openapi() -> Document {
    contract::completed(routes().into_openapi())
}

/// The service over a register.
pub fn router(state: AppState) -> Router {
    router_with(Router::new(), state)
}

/// The service with pages beside it, which stand behind the same layers and know nothing of the register.
pub fn router_with(pages: Router<AppState>, state: AppState) -> Router {
    let (router, document) = routes().split_for_parts();
    let door = state.door;
    let router = router
        .merge(index::routes(contract::completed(document)))
        .merge(pages::routes())
        .merge(pages)
        .merge(log::tiles())
        .merge(settlement::pages())
        .fallback(nothing_here)
        .method_not_allowed_fallback(another_method)
        .layer(middleware::from_fn_with_state(state.clone(), reading::note))
        .layer(middleware::from_fn_with_state(state.clone(), sign_in::recognise))
        .layer(middleware::from_fn_with_state(state.clone(), rate_limit::count))
        .layer(
            CsrfLayer::new()
                .with_rejection_response(|_error| Problem::from_elsewhere().into_response()),
        )
        .layer(TraceLayer::new_for_http().make_span_with(span))
        .layer(middleware::from_fn_with_state(state.clone(), every_answer::complete))
        .with_state(state);
    every_answer::protected(router, door)
}

/// A request in the log: its number, and its route rather than its address, which may hold a person's number.
fn span(request: &Request) -> Span {
    let route = request.extensions().get::<MatchedPath>().map_or("-", MatchedPath::as_str);
    let id = request.extensions().get::<RequestId>().map(|it| tracing::field::display(it.0));
    tracing::info_span!("request", id, method = %request.method(), route)
}

async fn nothing_here(uri: Uri) -> Problem {
    Problem::not_found(&format!("nothing is at `{}`", uri.path()))
}

async fn another_method(uri: Uri) -> Problem {
    Problem::method_not_allowed(&format!("`{}` does not take this method", uri.path()))
}
