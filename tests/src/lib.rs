//! A registry in a box: the real binary on a data directory of its own, or the real router over a register of its own, on either engine.
//!
//! `given_*` puts things in directly; the other verbs go the way that a user goes, through the router or the binary.
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a harness that cannot go on fails its test"
)]

mod bucket;
mod counter;
mod delivery;
mod door;
mod draft;
mod log;
mod numbers;
mod pdf;
mod place;
mod registry;
mod samples;
mod sanquan;
mod served;
mod tables;
mod town;

pub use bucket::Bucket;
pub use counter::{
    APPROVER, CENTRE, CLERK, Counter, EVERY_ROLE, INTAKE, POINT, POINT_ELSEWHERE, REGISTRAR,
    REVIEWER, SECOND_CENTRE, SECOND_REVIEWER, STATION, SUPERVISOR, SURVEYOR, pdf_text,
};
pub use delivery::Delivery;
pub use door::PASSWORD;
pub use draft::Draft;
pub use numbers::Numbers;
pub use pdf::pdf;
pub use place::{Engine, Place};
pub use registry::{Answer, Registry};
pub use samples::{VILLAGES, identity_numbers, package, repository, rows, village};
pub use sanquan::{Running, Said, Sanquan, TODAY, ask, begin_to_ask};
pub use tables::{Tables, digests};
pub use town::{TOWN_APPROVER, TOWN_INTAKE, TownCounter};

/// Runs each case on SQLite and on PostgreSQL: a case is an `async fn` that takes the [`Engine`].
#[macro_export]
macro_rules! on_both_engines {
    ($($case:ident),* $(,)?) => {
        mod sqlite {
            $(#[tokio::test]
            async fn $case() {
                super::$case($crate::Engine::Sqlite).await;
            })*
        }

        mod postgresql {
            $(#[tokio::test]
            async fn $case() {
                super::$case($crate::Engine::PostgreSql).await;
            })*
        }
    };
}
