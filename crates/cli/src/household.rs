//! `sanquan household`: the file of a household, for people or for programs.

use api::household::HouseholdOut;
use tenure::AsOf;

use crate::arguments::{Household, Place};
use crate::office::{Office, now};
use crate::output::{Ending, say, say_json};

pub(crate) async fn run(place: &Place, options: &Household) -> anyhow::Result<Ending> {
    let office = Office::open_existing(place).await?;
    office.note_reading(place, "household", &options.code).await?;
    let known_at = options.known_at.unwrap_or_else(now);
    let as_of = options.as_of.unwrap_or_else(|| known_at.date_naive());
    let at = AsOf { as_of, known_at };
    let file = casework::household_file(&office.store, &office.officer, &options.code, at).await?;
    let out = HouseholdOut::try_from(file)?;
    if options.json {
        say_json(&out)?;
    } else {
        say(&out.to_string())?;
    }
    Ok(Ending::Clean)
}
