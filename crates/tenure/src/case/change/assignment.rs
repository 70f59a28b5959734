//! Parcels that are assigned to another household of the collective 转让 (1021, 1022).
//!
//! Whoever assigns all of them has no contract with the issuer any more (承包法 34).

use super::Impossible;
use super::draft::Draft;
use crate::ObjectKind;
use crate::case::{Assignment, LineageKind};

/// 转让 (NY/T 2539-2016, C.10)
const ASSIGNED: &str = "200";
/// What the cancellation of the certificate says.
const REASON: &str = "全部地块转让";

pub(super) fn enter(draft: &mut Draft<'_>, request: &Assignment) -> Result<(), Impossible> {
    let Assignment { contract, parcels, transferee, .. } = request;
    if contract.contractor() == transferee.contractor() {
        let household = contract.contractor().to_string();
        return Err(Impossible::SameHousehold { household });
    }
    if parcels.is_empty() {
        return Err(Impossible::NothingAsked);
    }
    let taken = draft.take_parcels(*contract, parcels)?;
    draft.put_parcels(*transferee, taken, Some(ASSIGNED))?;
    for parcel in parcels {
        draft.descend(ObjectKind::Parcel, LineageKind::Transfer, parcel.as_str(), parcel.as_str());
    }
    draft.settle_or_end(*contract, REASON)?;
    draft.settle(*transferee)
}
