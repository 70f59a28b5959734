//! `sanquan memberships`: who is in the rolls of two collectives 两头占, in none 两头空, or was in none for a time.

use api::collectives::MembershipFindingOut;
use casework::collective::membership_findings;
use tenure::case::china_day;

use crate::arguments::Place;
use crate::bureau::{Bureau, now};
use crate::output::{Ending, say_json};

/// Lists the findings of the officer's division; people decide them, so that none is an error.
pub(crate) async fn run(place: &Place) -> anyhow::Result<Ending> {
    let bureau = Bureau::open_existing(place).await?;
    bureau.note_reading(place, "memberships", "").await?;
    let (store, officer) = (&bureau.store, &bureau.officer);
    let findings = membership_findings(store, officer, china_day(now())).await?;
    let findings: Vec<MembershipFindingOut> = findings.iter().map(Into::into).collect();
    say_json(&findings)?;
    Ok(Ending::Clean)
}
