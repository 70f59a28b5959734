//! `sanquan migrate`: the database brought to the form of this version.

use anyhow::Context as _;
use migrations::{MigratorTrait as _, Registry};

use crate::arguments::Place;
use crate::bureau::{open_readings, open_store, pending_steps};
use crate::output::{Ending, say};
use crate::settlement;

pub(crate) async fn run(place: &Place) -> anyhow::Result<Ending> {
    let store = open_store(place).await?;
    let readings = open_readings(place).await?;
    let pending = pending_steps(&store, &readings).await?;
    Registry::up(store.connection(), None)
        .await
        .context("the database cannot be brought forward")?;
    migrations::Office::up(readings.connection(), None)
        .await
        .context("the office database cannot be brought forward")?;
    let pending = pending + settlement::migrate(&place.town()).await?;
    say(&format!("{pending} steps taken; the database is up to date"))?;
    Ok(Ending::Clean)
}
