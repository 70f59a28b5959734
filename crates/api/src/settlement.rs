//! The town's counter over HTTP: policy packs, evaluations, applications, permits, what happens to a registration, and the statement (SR-27).
//!
//! A stranger to every right: no module here names a crate that knows one, and the state it is given holds none.

mod applications;
mod clerk;
mod evaluation;
mod events;
mod handed;
mod packs;
mod people;
mod permits;
mod problem;
mod reading;
mod statements;
mod verification;

use std::fmt;
use std::sync::Arc;

use axum::Router;
use axum::extract::FromRef;
use axum::routing::get;
use chrono::{DateTime, NaiveDate, SubsecRound as _, Utc};
use settlement::book::{Book, Occasion};
use settlement::{Clerk, Clerks, PolicyPacks, Role};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

pub use crate::press::PressRoom;

pub(crate) use reading::reader;

/// Where everything of the settlement book lies.
const PREFIX: &str = "/api/v1/settlement/";

/// Whether an operation is one of the settlement book.
pub(crate) fn owns(route: &str) -> bool {
    route.starts_with(PREFIX)
}

/// The codes of the roles that the officers of the book have.
pub(crate) fn roles() -> Vec<&'static str> {
    Role::ALL.iter().map(|it| it.as_str()).collect()
}

/// The settlement book with its own officers, and the time.
#[derive(Clone)]
pub struct Town {
    pub book: Book,
    /// The policy packs of the municipalities.
    pub packs: Arc<PolicyPacks>,
    /// Whoever reaches a service without sign-in is this officer; with sign-in, this one sees what the service sees.
    pub clerk: Clerk,
    /// Who may be named at the counter; without a roster, anybody, with every role.
    pub clerks: Option<Arc<Clerks>>,
    /// 出具机关: the authority that statements name.
    pub authority: Arc<str>,
    pub clock: Arc<dyn Fn() -> DateTime<Utc> + Send + Sync>,
    /// The business day of a moment.
    pub day: fn(DateTime<Utc>) -> NaiveDate,
    pub ids: Arc<dyn Fn() -> Uuid + Send + Sync>,
    pub press: PressRoom,
}

impl Town {
    /// The officer at work, now.
    fn occasion<'a>(&self, clerk: &'a Clerk) -> Occasion<'a> {
        // As finely as the book keeps it, so that what is answered now is what is read later.
        let at = (self.clock)().trunc_subsecs(6);
        Occasion { clerk, at, today: (self.day)(at) }
    }

    fn new_id(&self) -> Uuid {
        (self.ids)()
    }
}

impl fmt::Debug for Town {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Town").field("clerk", &self.clerk).finish_non_exhaustive()
    }
}

/// The operations of the settlement book, for any service that has one.
pub(crate) fn routes<S>() -> OpenApiRouter<S>
where
    S: Clone + Send + Sync + 'static,
    Town: FromRef<S>,
{
    OpenApiRouter::new()
        .routes(routes!(packs::list_policy_packs))
        .routes(routes!(packs::get_policy_pack))
        .routes(routes!(evaluation::evaluate_settlement))
        .routes(routes!(people::enter_settlement_person))
        .routes(routes!(people::get_settlement_person))
        .routes(routes!(applications::accept_application, applications::list_applications))
        .routes(routes!(applications::get_application))
        .routes(routes!(applications::decide_application))
        .routes(routes!(permits::issue_residence_permit))
        .routes(routes!(events::record_settlement_event))
        .routes(routes!(statements::get_statement))
        .routes(routes!(statements::print_statement))
}

/// The public page on which a printed statement is compared.
pub(crate) fn pages<S>() -> Router<S>
where
    S: Clone + Send + Sync + 'static,
    Town: FromRef<S>,
{
    Router::new().route(verification::PATH, get(verification::show))
}
