//! `sanquan migrate`: the database brought to the form of this version.

use anyhow::Context as _;
use migrations::{MigratorTrait as _, Registry};

use crate::arguments::Place;
use crate::office::open_store;
use crate::output::{Ending, say};

pub(crate) async fn run(place: &Place) -> anyhow::Result<Ending> {
    let store = open_store(place).await?;
    let pending = Registry::get_pending_migrations(store.connection()).await?.len();
    Registry::up(store.connection(), None)
        .await
        .context("the database cannot be brought forward")?;
    say(&format!("{pending} steps taken; the database is up to date"))?;
    Ok(Ending::Clean)
}
