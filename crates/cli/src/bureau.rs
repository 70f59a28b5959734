//! The register that a command works on, and the officer who asks.

use std::fs::Permissions;
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;

use anyhow::{Context as _, bail};
use casework::Officer;
use casework::case::Occasion;
use identity::{County, DivisionCode, mask_if_identity_number};
use migrations::{MigratorTrait as _, Registry};
use office::Reading;
use store::{Engine, Scope, Store, registry_keys};
use tenure::case::china_day;

use crate::arguments::Place;
pub(crate) use crate::clock::{new_id, now};

/// The embedded database, in the data directory.
const DATABASE: &str = "registry.sqlite";
/// The embedded database of the office, beside it.
const OFFICE_DATABASE: &str = "office.sqlite";
/// The folder of the key file, in the data directory.
const KEYS: &str = "keys";

/// An open register with the officer who works in it.
pub(crate) struct Bureau {
    pub(crate) store: Store,
    pub(crate) officer: Officer,
    /// Where every reading of the register is written down.
    pub(crate) readings: office::Office,
}

impl Bureau {
    /// Opens the register. A new database is set up; one of an older version waits for `sanquan migrate`.
    pub(crate) async fn open(place: &Place) -> anyhow::Result<Self> {
        let store = open_store(place).await?;
        let applied = Registry::get_applied_migrations(store.connection()).await?;
        if applied.is_empty() {
            Registry::up(store.connection(), None)
                .await
                .context("the database cannot be set up")?;
        }
        let readings = open_readings(place).await?;
        if migrations::Office::get_applied_migrations(readings.connection()).await?.is_empty() {
            migrations::Office::up(readings.connection(), None)
                .await
                .context("the office database cannot be set up")?;
        }
        let pending = pending_steps(&store, &readings).await?;
        anyhow::ensure!(
            pending == 0,
            "the database is {pending} steps behind this version: run `sanquan migrate`"
        );
        Ok(Self { store, officer: officer(place)?, readings })
    }

    /// The county that is named, or the only one in the officer's sight.
    pub(crate) async fn county(&self, named: Option<&str>) -> anyhow::Result<County> {
        if let Some(code) = named {
            return Ok(County::parse(code)?);
        }
        match self.villages(None).await?.as_slice() {
            [] => bail!("nothing is registered in the officer's division"),
            [(county, _)] => Ok(*county),
            several => {
                bail!(
                    "{} counties are registered here: name one with `--county CODE`",
                    several.len()
                )
            }
        }
    }

    /// Writes down that the officer looks something up, before it is shown (HR-80).
    pub(crate) async fn note_reading(
        &self,
        place: &Place,
        command: &str,
        object: &str,
    ) -> anyhow::Result<()> {
        let purpose = place.purpose;
        let reading = Reading {
            id: new_id(),
            at: now(),
            officer: self.officer.name.clone(),
            purpose: purpose.as_str().to_owned(),
            legal_ground: purpose.ground().to_string(),
            operation: format!("sanquan {command}"),
            object: mask_if_identity_number(object),
        };
        self.readings.record_reading(reading).await.context("the reading cannot be written down")
    }

    /// Opens a register that must be there already: reading sets nothing up.
    pub(crate) async fn open_existing(place: &Place) -> anyhow::Result<Self> {
        let absent = place.database_url.is_none() && !place.data.join(DATABASE).exists();
        anyhow::ensure!(!absent, "there is no register in `{}`", place.data.display());
        Self::open(place).await
    }
}

/// A part of the register: counties, each with its villages.
pub(crate) type Villages = Vec<(County, Vec<DivisionCode>)>;

impl Bureau {
    /// The villages that have anything registered, those of one division where one is named.
    pub(crate) async fn villages(&self, division: Option<&str>) -> anyhow::Result<Villages> {
        let mut villages = casework::villages(&self.store, &self.officer).await?;
        if let Some(code) = division {
            let division = DivisionCode::parse(code)?;
            for (_, of_county) in &mut villages {
                of_county.retain(|it| division.contains(it));
            }
            villages.retain(|(_, of_county)| !of_county.is_empty());
        }
        Ok(villages)
    }
}

/// Opens the database, whatever form it has.
pub(crate) async fn open_store(place: &Place) -> anyhow::Result<Store> {
    let folder = keys_folder(place);
    std::fs::create_dir_all(&folder)
        .with_context(|| format!("the data directory `{}` cannot be made", place.data.display()))?;
    // Names and phone numbers lie in the open there; whoever else has an account on this machine has no business with them.
    std::fs::set_permissions(&place.data, Permissions::from_mode(0o700))
        .with_context(|| format!("`{}` cannot be closed to others", place.data.display()))?;
    let keys = registry_keys(&folder)?;
    let url = match &place.database_url {
        Some(url) => url.clone(),
        None => embedded(place).display().to_string(),
    };
    Store::open(&url, keys).await.context("the database cannot be opened")
}

/// Opens the office database, whatever form it has.
pub(crate) async fn open_readings(place: &Place) -> anyhow::Result<office::Office> {
    let embedded = || place.data.join(OFFICE_DATABASE).display().to_string();
    let url = place.office_database_url.clone().unwrap_or_else(embedded);
    office::Office::open(&url).await.context("the office database cannot be opened")
}

/// How many steps both databases are behind this version.
pub(crate) async fn pending_steps(
    store: &Store,
    readings: &office::Office,
) -> anyhow::Result<usize> {
    let registry = Registry::get_pending_migrations(store.connection()).await?.len();
    let office = migrations::Office::get_pending_migrations(readings.connection()).await?.len();
    Ok(registry + office)
}

/// The folder of the key files.
pub(crate) fn keys_folder(place: &Place) -> PathBuf {
    place.data.join(KEYS)
}

fn embedded(place: &Place) -> PathBuf {
    place.data.join(DATABASE)
}

fn officer(place: &Place) -> anyhow::Result<Officer> {
    let scope = match &place.scope {
        None => Scope::Everywhere,
        Some(code) => Scope::Division(DivisionCode::parse(code)?),
    };
    Ok(Officer::of_every_role(place.officer_name(), scope))
}

/// Whether the database is one that production runs on.
pub(crate) fn production(store: &Store) -> bool {
    store.engine() == Engine::PostgreSql
}

/// The moment of what is done, its business day, and an id for it.
pub(crate) fn occasion() -> Occasion {
    let at = now();
    Occasion { at, today: china_day(at), id: new_id() }
}
