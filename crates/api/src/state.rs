//! What every handler is given.

use std::fmt;
use std::sync::Arc;

use casework::Officer;
use casework::documents::Archive;
use chrono::{DateTime, Utc};
use store::Store;

/// Tells the time; the binary's own clock, or a fixed moment in a test.
pub type Clock = Arc<dyn Fn() -> DateTime<Utc> + Send + Sync>;

/// The register, the archive of its documents, the officer whom the service works for, and the time.
#[derive(Clone)]
pub struct AppState {
    pub store: Store,
    pub archive: Archive,
    /// Until sign-in exists, whoever reaches the service on loopback is this officer.
    pub officer: Officer,
    pub clock: Clock,
}

impl fmt::Debug for AppState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AppState").field("officer", &self.officer).finish_non_exhaustive()
    }
}
