//! `sanquan search`: households by name, code, parcel or place.

use anyhow::Context as _;
use api::search::HitOut;
use casework::Question;
use clap::Args;

use crate::arguments::Place;
use crate::bureau::Bureau;
use crate::output::{Ending, say, say_json};

#[derive(Args)]
pub(crate) struct Search {
    /// The beginning of a name, a code, or at least four last digits of one.
    #[arg(required_unless_present = "at")]
    pub(crate) text: Option<String>,
    /// A point on the map, as longitude and latitude.
    #[arg(long, value_name = "LON,LAT", conflicts_with = "text")]
    pub(crate) at: Option<String>,
    /// Prints the hits as JSON, as the service answers them.
    #[arg(long)]
    pub(crate) json: bool,
}

pub(crate) async fn run(place: &Place, options: &Search) -> anyhow::Result<Ending> {
    let bureau = Bureau::open_existing(place).await?;
    bureau.note_reading(place, "search", "").await?;
    let hits = casework::search(&bureau.store, &bureau.officer, question(options)?, None).await?;
    let hits: Vec<HitOut> = hits.into_iter().map(HitOut::from).collect();
    if options.json {
        say_json(&hits)?;
        return Ok(Ending::Clean);
    }
    for hit in &hits {
        say(&hit.to_string())?;
    }
    if hits.is_empty() {
        say("nothing was found in the officer's division")?;
    }
    Ok(Ending::Clean)
}

fn question(options: &Search) -> anyhow::Result<Question> {
    let Some(point) = &options.at else {
        return Ok(Question::Text(options.text.clone().unwrap_or_default()));
    };
    let degrees = |text: &str| text.trim().parse().ok();
    let (lon_deg, lat_deg) =
        point.split_once(',').and_then(|(lon, lat)| degrees(lon).zip(degrees(lat))).with_context(
            || format!("`{point}` is not a longitude and a latitude, such as `126.4,43.7`"),
        )?;
    Ok(Question::Point { lon_deg, lat_deg })
}
