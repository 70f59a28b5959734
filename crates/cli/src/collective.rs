//! `sanquan collective`: what is registered of a collective, and who is in two rolls or in none.

use api::collectives::{CollectiveOut, MembershipFindingOut};
use tenure::AsOf;
use tenure::case::china_day;

use crate::arguments::{Collective, Place};
use crate::office::{Office, now};
use crate::output::{Ending, say_json};

pub(crate) async fn run(place: &Place, options: &Collective) -> anyhow::Result<Ending> {
    let office = Office::open_existing(place).await?;
    let Some(code) = &options.code else { return duplicates(place, &office).await };
    office.note_reading(place, "collective", code).await?;
    let known_at = options.known_at.unwrap_or_else(now);
    let as_of = options.as_of.unwrap_or_else(|| known_at.date_naive());
    let at = AsOf { as_of, known_at };
    let (store, officer) = (&office.store, &office.officer);
    let file = casework::collective::collective(store, officer, code, at).await?;
    say_json(&CollectiveOut::of(&file, at))?;
    Ok(Ending::Clean)
}

/// Lists the findings of the officer's division; people decide them, so that none is an error.
async fn duplicates(place: &Place, office: &Office) -> anyhow::Result<Ending> {
    office.note_reading(place, "collective --duplicates", "").await?;
    let (store, officer) = (&office.store, &office.officer);
    let today = china_day(now());
    let findings = casework::collective::membership_findings(store, officer, today).await?;
    let findings: Vec<MembershipFindingOut> = findings.iter().map(Into::into).collect();
    say_json(&findings)?;
    Ok(Ending::Clean)
}
