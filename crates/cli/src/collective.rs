//! `sanquan collective`: what is registered of a collective.

use api::collectives::CollectiveOut;
use tenure::AsOf;

use crate::arguments::{Collective, Place};
use crate::office::{Office, now};
use crate::output::{Ending, say_json};

pub(crate) async fn run(place: &Place, options: &Collective) -> anyhow::Result<Ending> {
    let office = Office::open_existing(place).await?;
    office.note_reading(place, "collective", &options.code).await?;
    let known_at = options.known_at.unwrap_or_else(now);
    let as_of = options.as_of.unwrap_or_else(|| known_at.date_naive());
    let at = AsOf { as_of, known_at };
    let (store, officer) = (&office.store, &office.officer);
    let file = casework::collective::collective(store, officer, &options.code, at).await?;
    say_json(&CollectiveOut::of(&file, at))?;
    Ok(Ending::Clean)
}
