//! `sanquan export`: what is registered, as a package of NY/T 2539 or as GeoJSON.

mod geojson;
mod package;

use anyhow::ensure;
use chrono::NaiveDate;
use identity::{County, DivisionCode};
use tenure::AsOf;

use crate::arguments::{Export, Format, Place};
use crate::office::{Office, now};
use crate::output::{Ending, say};

/// The part of the register that is written: counties, each with its villages.
type Villages = Vec<(County, Vec<DivisionCode>)>;

pub(crate) async fn run(place: &Place, options: &Export) -> anyhow::Result<Ending> {
    let office = Office::open_existing(place).await?;
    office.note_reading(place, "export", options.division.as_deref().unwrap_or_default()).await?;
    let at = as_of(options.as_of);
    let villages = villages(&office, options.division.as_deref()).await?;
    ensure!(!villages.is_empty(), "nothing is registered there in the officer's division");
    match options.format {
        Format::Package => package::write(&office, options, at, villages).await?,
        Format::Geojson => geojson::write(&office, options, at, villages).await?,
    }
    say(&format!("written to {}", options.out.display()))?;
    Ok(Ending::Clean)
}

fn as_of(day: Option<NaiveDate>) -> AsOf {
    let known_at = now();
    AsOf { as_of: day.unwrap_or_else(|| known_at.date_naive()), known_at }
}

/// The villages that have anything registered, those of one division where one is named.
async fn villages(office: &Office, division: Option<&str>) -> anyhow::Result<Villages> {
    let mut villages = casework::villages(&office.store, &office.officer).await?;
    if let Some(code) = division {
        let division = DivisionCode::parse(code)?;
        for (_, of_county) in &mut villages {
            of_county.retain(|it| division.contains(it));
        }
        villages.retain(|(_, of_county)| !of_county.is_empty());
    }
    Ok(villages)
}
