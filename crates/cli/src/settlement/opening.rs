//! Opens the settlement book, in a database of its own and under a key of its own.

use std::fs;
use std::sync::Arc;

use anyhow::Context as _;
use api::settlement::{PressRoom, Town};
use chrono::{DateTime, NaiveDate, Utc};
use identity::DivisionCode;
use migrations::MigratorTrait as _;
use serde::Deserialize;
use settlement::book::{Book, settlement_keys};
use settlement::{Clerk, ClerkEntry, Clerks, Jurisdiction, PolicyPacks};

use super::{TownOptions, TownPlace};
use crate::clock::{new_id, now};

/// The embedded database of the book, in the data directory.
const DATABASE: &str = "settlement.sqlite";
/// The folder of the key files, in the data directory.
const KEYS: &str = "keys";

/// A roster as it is written: `[[officer]]`, one after the other.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RosterFile {
    #[serde(default)]
    officer: Vec<ClerkEntry>,
}

/// Opens the book. A new database is set up; one of an older version waits for `sanquan migrate`.
pub(crate) async fn open_book(place: &TownPlace) -> anyhow::Result<Book> {
    let book = open(place).await?;
    let database = book.connection();
    if migrations::Settlement::get_applied_migrations(database).await?.is_empty() {
        let set_up = migrations::Settlement::up(database, None).await;
        set_up.context("the settlement database cannot be set up")?;
    }
    let pending = migrations::Settlement::get_pending_migrations(database).await?.len();
    anyhow::ensure!(
        pending == 0,
        "the settlement database is {pending} steps behind this version: run `sanquan migrate`"
    );
    Ok(book)
}

/// Brings the book to the form of this version, and says how many steps it took.
pub(crate) async fn migrate(place: &TownPlace) -> anyhow::Result<usize> {
    let book = open(place).await?;
    let pending = migrations::Settlement::get_pending_migrations(book.connection()).await?.len();
    migrations::Settlement::up(book.connection(), None)
        .await
        .context("the settlement database cannot be brought forward")?;
    Ok(pending)
}

async fn open(place: &TownPlace) -> anyhow::Result<Book> {
    let folder = place.data.join(KEYS);
    fs::create_dir_all(&folder)
        .with_context(|| format!("the data directory `{}` cannot be made", place.data.display()))?;
    let embedded = || place.data.join(DATABASE).display().to_string();
    let url = place.database_url.clone().unwrap_or_else(embedded);
    let book = Book::open(&url, settlement_keys(&folder)?).await;
    book.context("the settlement database cannot be opened")
}

/// The officer of the book who works on the command line.
pub(super) fn clerk(place: &TownPlace) -> anyhow::Result<Clerk> {
    let scope = place.scope.as_deref().map(DivisionCode::parse).transpose()?;
    Ok(Clerk::of_every_role(place.officer.clone(), Jurisdiction(scope)))
}

/// The town's counter, for the service.
pub(crate) async fn open_town(
    place: &TownPlace,
    options: &TownOptions,
    day: fn(DateTime<Utc>) -> NaiveDate,
    press: PressRoom,
) -> anyhow::Result<Town> {
    Ok(Town {
        book: open_book(place).await?,
        packs: Arc::new(PolicyPacks::built_in().clone()),
        clerk: clerk(place)?,
        clerks: clerks(options)?.map(Arc::new),
        authority: options.settlement_authority.as_str().into(),
        clock: Arc::new(now),
        day,
        ids: Arc::new(new_id),
        press,
    })
}

fn clerks(options: &TownOptions) -> anyhow::Result<Option<Clerks>> {
    let Some(path) = &options.settlement_officers else { return Ok(None) };
    let named = || format!("`{}` is refused", path.display());
    let text =
        fs::read_to_string(path).with_context(|| format!("`{}` cannot be read", path.display()))?;
    let RosterFile { officer } = toml::from_str(&text).with_context(named)?;
    Ok(Some(Clerks::of(officer).with_context(named)?))
}
