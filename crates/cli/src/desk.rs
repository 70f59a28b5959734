//! What the county has set for its counter: case types, holidays and officers from files of its own.

use std::fs;
use std::path::Path;

use anyhow::Context as _;
use casework::case::Desk;
use casework::{Roster, RosterEntry};
use serde::Deserialize;
use store::Scope;
use tenure::rules::county_parameters;

use crate::arguments::Serve;

/// The counter as the county has set it; what it has not set is the country's.
pub(crate) fn desk(options: &Serve) -> anyhow::Result<Desk> {
    let mut desk = Desk::built_in(&options.authority);
    if let Some(path) = &options.case_types {
        desk.types = desk.types.tightened(&text(path)?).with_context(|| named(path))?;
    }
    if let Some(path) = &options.holidays {
        desk.calendar = desk.calendar.with_years_of(&text(path)?).with_context(|| named(path))?;
    }
    if let Some(path) = &options.parameters {
        desk.parameters = county_parameters(&text(path)?).with_context(|| named(path))?;
    }
    Ok(desk)
}

/// A roster as it is written: `[[officer]]`, one after the other.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RosterFile {
    #[serde(default)]
    officer: Vec<RosterEntry>,
}

/// The officers of the service, where there is a roster of them.
pub(crate) fn roster(options: &Serve, service: Scope) -> anyhow::Result<Option<Roster>> {
    let Some(path) = &options.officers else { return Ok(None) };
    let RosterFile { officer } = toml::from_str(&text(path)?).with_context(|| named(path))?;
    Ok(Some(Roster::of(service, officer).with_context(|| named(path))?))
}

fn text(path: &Path) -> anyhow::Result<String> {
    fs::read_to_string(path).with_context(|| format!("`{}` cannot be read", path.display()))
}

fn named(path: &Path) -> String {
    format!("`{}` is refused", path.display())
}
