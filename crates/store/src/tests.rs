//! One body per case, run on both engines.

mod answers;
mod cases;
mod certificates;
mod codes;
mod corruption;
mod deals;
mod endings;
mod files;
mod harness;
mod insertion;
mod lineages;
mod memberships;
mod messages;
mod notices;
mod reads;
mod refusals;
mod schema;
mod searches;
mod touched_by;
mod village;

/// Runs each case in a database of its own, on SQLite and on PostgreSQL.
macro_rules! on_both_engines {
    ($($case:ident),* $(,)?) => {
        mod sqlite {
            $(#[tokio::test]
            async fn $case() {
                let scratch = crate::tests::harness::Scratch::on_sqlite().await;
                super::$case(&scratch).await;
                scratch.discard().await;
            })*
        }

        mod postgresql {
            $(#[tokio::test]
            async fn $case() {
                let scratch = crate::tests::harness::Scratch::on_postgresql().await;
                super::$case(&scratch).await;
                scratch.discard().await;
            })*
        }
    };
}

use on_both_engines;
