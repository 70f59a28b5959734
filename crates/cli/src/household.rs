//! `sanquan household`: the file of a household, for people or for programs.

use api::household::HouseholdOut;
use chrono::{DateTime, NaiveDate, Utc};
use clap::Args;
use tenure::AsOf;
use tenure::case::china_day;

use crate::arguments::Place;
use crate::bureau::{Bureau, now};
use crate::output::{Ending, say, say_json};

#[derive(Args)]
pub(crate) struct Household {
    /// The contractor code, the household's own code, or its internal id.
    pub(crate) code: String,
    /// The day on which the facts hold; without it, today.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) as_of: Option<NaiveDate>,
    /// The moment whose knowledge is asked for, such as `2026-11-22T08:00:00Z`; without it, now.
    #[arg(long, value_name = "TIME")]
    pub(crate) known_at: Option<DateTime<Utc>>,
    /// Prints the file as JSON, as the service answers it.
    #[arg(long)]
    pub(crate) json: bool,
}

pub(crate) async fn run(place: &Place, options: &Household) -> anyhow::Result<Ending> {
    let bureau = Bureau::open_existing(place).await?;
    bureau.note_reading(place, "household", &options.code).await?;
    let known_at = options.known_at.unwrap_or_else(now);
    let as_of = options.as_of.unwrap_or_else(|| china_day(known_at));
    let at = AsOf { as_of, known_at };
    let file = casework::household_file(&bureau.store, &bureau.officer, &options.code, at).await?;
    let out = HouseholdOut::try_from(file)?;
    if options.json {
        say_json(&out)?;
    } else {
        say(&out.to_string())?;
    }
    Ok(Ending::Clean)
}
