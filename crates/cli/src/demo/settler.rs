//! A member of a household settles in the city: the household's file is read before and after, and compared byte for byte.

use anyhow::Context as _;
use api::household::HouseholdOut;
use chrono::{DateTime, Utc};
use identity::CitizenId;
use tenure::AsOf;
use tenure::case::china_day;

use super::SettlementSummary;
use crate::arguments::Place;
use crate::bureau::Bureau;
use crate::settlement::{Settler, settle_in_the_city};

/// The household of the demo whose member settles; no case of the demo is about it.
const HOUSEHOLD: &str = "220421901901010001";

pub(super) async fn settles(
    place: &Place,
    bureau: &Bureau,
    now: DateTime<Utc>,
) -> anyhow::Result<SettlementSummary> {
    let at = AsOf { as_of: china_day(now), known_at: now };
    let settler = settler(bureau, at).await?;
    let before = file(bureau, at).await?;
    let statement = settle_in_the_city(&place.town(), settler, china_day(now)).await?;
    let after = file(bureau, at).await?;
    Ok(SettlementSummary {
        statement,
        household: HOUSEHOLD,
        household_file_unchanged: before == after,
    })
}

/// The file as the service answers it.
async fn file(bureau: &Bureau, at: AsOf) -> anyhow::Result<Vec<u8>> {
    let file = casework::household_file(&bureau.store, &bureau.officer, HOUSEHOLD, at).await?;
    Ok(serde_json::to_vec(&HouseholdOut::try_from(file)?)?)
}

/// Whoever comes to the town's counter brings a name and a number of their own.
async fn settler(bureau: &Bureau, at: AsOf) -> anyhow::Result<Settler> {
    let file = casework::household_file(&bureau.store, &bureau.officer, HOUSEHOLD, at).await?;
    let (_, person) = file.file.members.last().context("the household has no member")?;
    let person = person.fact();
    let number = CitizenId::parse_whatever_area(person.document.number.expose());
    Ok(Settler { name: person.name.clone(), number: number.ok() })
}
