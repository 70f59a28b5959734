//! Rights that end 注销登记 (1072, 1073, and by judgment).

use identity::{ContractCode, UnitCode};

use super::Impossible;
use super::draft::{Draft, not_registered};
use crate::ObjectKind;
use crate::case::{Cancellation, CancellationReason};

pub(super) fn enter(draft: &mut Draft<'_>, request: &Cancellation) -> Result<(), Impossible> {
    if let Ok(contract) = ContractCode::parse(&request.on) {
        return end_contract(draft, contract, request.reason);
    }
    end_homestead(draft, &request.on)
}

/// Ends a homestead, with what lies on it.
pub(super) fn end_homestead(draft: &mut Draft<'_>, code: &str) -> Result<(), Impossible> {
    let homesteads = &mut draft.scene.facts.homesteads;
    let unit = UnitCode::parse(code).ok();
    let place = homesteads.iter().position(|it| Some(it.fact.unit_code) == unit);
    let place = place.ok_or_else(|| not_registered(ObjectKind::Homestead, code))?;
    homesteads.remove(place);
    draft.free(code);
    draft.end(ObjectKind::Homestead, code);
    Ok(())
}

/// Ends a contract; where a disaster took the land, its parcels too.
///
/// A household goes on in the other books, even where nobody is left of it: its homestead and its members' shares go to whoever inherits them.
fn end_contract(
    draft: &mut Draft<'_>,
    code: ContractCode,
    reason: CancellationReason,
) -> Result<(), Impossible> {
    let parcels: Vec<_> = draft.contract(code)?.parcels.iter().map(|it| it.fact.parcel).collect();
    draft.end_contract(code, said(reason))?;
    if reason == CancellationReason::Disaster {
        for parcel in parcels {
            draft.end_parcel(parcel)?;
        }
    }
    Ok(())
}

/// The reason as the list of cancelled certificates says it (NY/T 2539-2016, B.12).
fn said(reason: CancellationReason) -> &'static str {
    match reason {
        CancellationReason::HouseholdExtinct => "农户消失",
        CancellationReason::Disaster => "自然灾害导致全部土地灭失",
        CancellationReason::CourtDecision => "人民法院、仲裁机构的生效文书",
    }
}
