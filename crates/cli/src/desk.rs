//! What the county has set for its counter: case types, holidays, parameters and officers from files of its own, and what papers say of the office.

mod arguments;

use std::fs;
use std::path::Path;

use anyhow::{Context as _, ensure};
use casework::case::Desk;
use casework::{Roster, RosterEntry};
use serde::Deserialize;
use store::Scope;
use tenure::case::NumberForm;
use tenure::rules::{county_parameters, county_parameters_of_collectives};

pub(crate) use arguments::{CountySet, Printing};

use crate::serve::Serve;

/// The counter as the county has set it; what it has not set is the country's.
pub(crate) fn desk(county: &CountySet, printing: &Printing) -> anyhow::Result<Desk> {
    let mut desk = Desk::built_in(&county.authority);
    if let Some(path) = &county.case_types {
        desk.types = desk.types.tightened(&text(path)?).with_context(|| named(path))?;
    }
    if let Some(path) = &county.holidays {
        desk.calendar = desk.calendar.with_years_of(&text(path)?).with_context(|| named(path))?;
    }
    if let Some(path) = &county.parameters {
        desk.parameters = county_parameters(&text(path)?).with_context(|| named(path))?;
    }
    if let Some(path) = &county.collective_parameters {
        let parameters = county_parameters_of_collectives(&text(path)?);
        desk.collective_parameters = parameters.with_context(|| named(path))?;
    }
    if let Some(path) = &county.market_parameters {
        desk.market_parameters = toml::from_str(&text(path)?).with_context(|| named(path))?;
        let beyond = desk.market_parameters.beyond_bounds();
        let beyond: Vec<String> = beyond.iter().map(ToString::to_string).collect();
        ensure!(beyond.is_empty(), "{}: {}", named(path), beyond.join("; "));
    }
    desk.county_name.clone_from(&county.county_name);
    desk.land_number = number_form(&county.land_certificate_number)?;
    desk.homestead_number = number_form(&county.homestead_certificate_number)?;
    desk.prints_without_approval = printing.prints_without_approval;
    let contact = &mut desk.contact;
    for (said, place) in [
        (&printing.office, &mut contact.office),
        (&printing.office_address, &mut contact.address),
        (&printing.office_phone, &mut contact.phone),
        (&printing.notice_place, &mut contact.notice_place),
    ] {
        if let Some(said) = said {
            place.clone_from(said);
        }
    }
    Ok(desk)
}

fn number_form(text: &str) -> anyhow::Result<NumberForm> {
    NumberForm::parse(text)
        .with_context(|| format!("`{text}` is no form of a certificate's number"))
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
