//! `sanquan export`: what is registered, as a package of NY/T 2539 or as GeoJSON.

mod arguments;
mod geojson;
mod package;

use anyhow::ensure;
use chrono::NaiveDate;
use tenure::AsOf;
use tenure::case::china_day;

pub(crate) use arguments::Export;
use arguments::Format;

use crate::arguments::Place;
use crate::bureau::{Bureau, now};
use crate::output::{Ending, say};

pub(crate) async fn run(place: &Place, options: &Export) -> anyhow::Result<Ending> {
    let bureau = Bureau::open_existing(place).await?;
    bureau.note_reading(place, "export", options.division.as_deref().unwrap_or_default()).await?;
    let at = as_of(options.as_of);
    let villages = bureau.villages(options.division.as_deref()).await?;
    ensure!(!villages.is_empty(), "nothing is registered there in the officer's division");
    match options.format {
        Format::Package => package::write(&bureau, options, at, villages).await?,
        Format::Geojson => geojson::write(&bureau, options, at, villages).await?,
    }
    say(&format!("written to {}", options.out.display()))?;
    Ok(Ending::Clean)
}

fn as_of(day: Option<NaiveDate>) -> AsOf {
    let known_at = now();
    AsOf { as_of: day.unwrap_or_else(|| china_day(known_at)), known_at }
}
