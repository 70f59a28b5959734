//! Parcels that are taken by law 征收, whole or in part: never an exit, whatever the compensation.

use super::Impossible;
use super::draft::{Draft, noted, restate};
use crate::case::Expropriation;

/// What the cancellation of the certificate says.
const REASON: &str = "全部地块被征收";
/// How the bounds of what is left name what was taken.
const TAKEN: &str = "征收地";

pub(super) fn enter(draft: &mut Draft<'_>, request: &Expropriation) -> Result<(), Impossible> {
    let Expropriation { contract, parcels, divided, approval_number, .. } = request;
    if parcels.is_empty() && divided.is_empty() {
        return Err(Impossible::NothingAsked);
    }
    draft.take_parcels(*contract, parcels)?;
    for &parcel in parcels {
        draft.end_parcel(parcel)?;
    }
    for division in divided {
        draft.take_part(*contract, division, TAKEN)?;
    }
    draft.settle_or_end(*contract, REASON)?;
    let day = draft.effect_day();
    let remark = format!("部分地块被征收，批准文号{approval_number}");
    // Nothing is noted on a page that is closed.
    let file = draft.contract(*contract).ok();
    if let Some(right) = file.and_then(|it| it.right.as_mut()) {
        restate(right, day, |it| it.note = Some(noted(it.note.take(), &remark)));
    }
    Ok(())
}
