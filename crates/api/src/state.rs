//! What every handler is given.

use std::fmt;
use std::sync::Arc;

use axum::extract::FromRef;
use casework::case::{Desk, Occasion};
use casework::documents::Archive;
use casework::{Officer, Roster};
use chrono::{DateTime, NaiveDate, SubsecRound as _, Utc};
use office::Office;
use store::Store;
use uuid::Uuid;

use crate::papers::PrintShop;
use crate::settlement::Town;
use crate::{Door, RateLimits};

/// Tells the time; the binary's own clock, or a fixed moment in a test.
pub type Clock = Arc<dyn Fn() -> DateTime<Utc> + Send + Sync>;

/// Makes the ids of what is made: version-7 UUIDs of the moment.
pub type Ids = Arc<dyn Fn() -> Uuid + Send + Sync>;

/// The register, the archive of its documents, the officer whom the service works for, and the time.
#[derive(Clone)]
pub struct AppState {
    pub store: Store,
    pub archive: Archive,
    /// Where every reading of the register is written down.
    pub office: Office,
    /// Whoever reaches a service without sign-in is this officer; with sign-in, its scope is what the service sees.
    pub officer: Officer,
    /// How the service knows who asks.
    pub door: Door,
    /// How often an address may ask for what is costly or guessed at.
    pub rate_limits: Arc<RateLimits>,
    /// Who may be named at the counter; without a roster, anybody, with every role.
    pub roster: Option<Arc<Roster>>,
    pub clock: Clock,
    pub ids: Ids,
    /// What the county has set for its counter.
    pub desk: Arc<Desk>,
    /// Where papers are typeset.
    pub print_shop: PrintShop,
    /// The settlement book, which shares nothing with the register but the clock, the press and the log of readings.
    pub town: Town,
}

impl FromRef<AppState> for Town {
    fn from_ref(app: &AppState) -> Self {
        app.town.clone()
    }
}

impl AppState {
    /// The business day of the county.
    pub(crate) fn today(&self) -> NaiveDate {
        tenure::case::china_day((self.clock)())
    }

    /// The moment of the request, the business day of the county, and an id for what is made.
    pub(crate) fn occasion(&self) -> Occasion {
        // As finely as the register keeps it, so that what is answered now is what is read later.
        let at = (self.clock)().trunc_subsecs(6);
        Occasion { at, today: tenure::case::china_day(at), id: (self.ids)() }
    }
}

impl fmt::Debug for AppState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AppState").field("officer", &self.officer).finish_non_exhaustive()
    }
}
