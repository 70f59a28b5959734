//! Pilot approvals 试点批复 (SR-31): recorded and revoked by an officer of the county, looked at whenever an exit is taken in.

use identity::{County, DivisionCode};
use market::exit::{PilotApproval, PilotRevocation};
use store::{PilotRow, Store};
use tenure::case::Role;
use uuid::Uuid;

use super::duty;
use super::named::Gathered;
use crate::case::{Counter, Reply, evidence};
use crate::{Officer, Refused};

/// Records an approval for the whole county.
pub async fn record_pilot(
    counter: &Counter<'_, PilotRow>,
    county: County,
    approval: PilotApproval,
) -> Result<Reply<PilotRow>, Refused> {
    let Counter { store, officer, occasion, .. } = *counter;
    sees_all_of(officer, county)?;
    let mut unit = store.begin(county).await?;
    if let Some(before) = counter.answered(&mut unit).await? {
        return Ok(before);
    }
    duty::check(officer, Role::Approver, "pilot-approval")?;
    let named = Gathered::default().one("document", &approval.document, "pilot-approval").0;
    evidence::stored(&mut unit, &officer.scope, named).await?;
    let officer = officer.name.clone();
    let row = PilotRow { id: occasion.id, approval, officer, at: occasion.at, revocation: None };
    unit.insert_pilot(&row).await?;
    counter.conclude(unit, row).await
}

/// Revokes an approval for all of its rights: from the day of the revocation on no exit is taken in under it.
///
/// The exits that were taken in before go on; see [`PilotRevocation`].
pub async fn revoke_pilot(
    counter: &Counter<'_, Vec<PilotRow>>,
    county: County,
    pilot: Uuid,
    revocation: PilotRevocation,
) -> Result<Reply<Vec<PilotRow>>, Refused> {
    let Counter { store, officer, occasion, .. } = *counter;
    sees_all_of(officer, county)?;
    let mut unit = store.begin(county).await?;
    if let Some(before) = counter.answered(&mut unit).await? {
        return Ok(before);
    }
    let mut rows = unit.pilots().await?;
    rows.retain(|it| it.id == pilot);
    let unknown = || Refused::NotFound { what: "pilot approval", code: pilot.to_string() };
    let days = rows.first().ok_or_else(unknown)?.approval.days;
    duty::check(officer, Role::Approver, "pilot-revocation")?;
    let named = Gathered::default().one("document", &revocation.document, "pilot-revocation").0;
    evidence::stored(&mut unit, &officer.scope, named).await?;
    if !days.contains(revocation.day) {
        return Err(Refused::NothingRevoked { day: revocation.day });
    }
    unit.revoke_pilot(pilot, &revocation, (&officer.name, occasion.at)).await?;
    for row in &mut rows {
        row.revocation = Some(revocation.clone());
    }
    counter.conclude(unit, rows).await
}

/// The approvals of a county, which everybody at its counters may know.
pub async fn pilots(
    store: &Store,
    officer: &Officer,
    county: County,
) -> Result<Vec<PilotRow>, Refused> {
    if officer.scope.county().is_some_and(|it| it != county) {
        return Err(not_found(county));
    }
    Ok(store.pilots(county).await?)
}

fn sees_all_of(officer: &Officer, county: County) -> Result<(), Refused> {
    let whole = DivisionCode::parse(county.as_str()).map_err(|_no_code| not_found(county))?;
    if officer.scope.contains(&whole) { Ok(()) } else { Err(not_found(county)) }
}

fn not_found(county: County) -> Refused {
    Refused::NotFound { what: "county", code: county.to_string() }
}
