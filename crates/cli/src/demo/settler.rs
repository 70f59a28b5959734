//! A member of a household settles in the city: the household's file is read before and after, and compared byte for byte.

use anyhow::Context as _;
use api::household::HouseholdOut;
use chrono::{DateTime, Utc};
use identity::CitizenId;
use tenure::AsOf;
use tenure::case::china_day;

use super::SettlementSummary;
use crate::arguments::Place;
use crate::office::Office;
use crate::settlement::{Settler, settle_in_the_city};

/// The household of the demo whose member settles; no case of the demo is about it.
const HOUSEHOLD: &str = "220421901901010001";

pub(super) async fn settles(
    place: &Place,
    office: &Office,
    now: DateTime<Utc>,
) -> anyhow::Result<SettlementSummary> {
    let at = AsOf { as_of: china_day(now), known_at: now };
    let settler = settler(office, at).await?;
    let before = file(office, at).await?;
    let statement = settle_in_the_city(&place.town(), settler, china_day(now)).await?;
    let after = file(office, at).await?;
    Ok(SettlementSummary {
        statement,
        household: HOUSEHOLD,
        household_file_unchanged: before == after,
    })
}

/// The file as the service answers it.
async fn file(office: &Office, at: AsOf) -> anyhow::Result<Vec<u8>> {
    let file = casework::household_file(&office.store, &office.officer, HOUSEHOLD, at).await?;
    Ok(serde_json::to_vec(&HouseholdOut::try_from(file)?)?)
}

/// Whoever comes to the town's counter brings a name and a number of their own.
async fn settler(office: &Office, at: AsOf) -> anyhow::Result<Settler> {
    let file = casework::household_file(&office.store, &office.officer, HOUSEHOLD, at).await?;
    let (_, person) = file.file.members.last().context("the household has no member")?;
    let person = person.fact();
    let number = CitizenId::parse_whatever_area(person.document.number.expose());
    Ok(Settler { name: person.name.clone(), number: number.ok() })
}
