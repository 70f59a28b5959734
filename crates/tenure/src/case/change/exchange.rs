//! Parcels that two contracts exchange 互换 (1041).

use super::Impossible;
use super::draft::Draft;
use crate::ObjectKind;
use crate::case::{Exchange, ExchangeSide, LineageKind};

/// 互换 (NY/T 2539-2016, C.10)
const EXCHANGED: &str = "300";

pub(super) fn enter(draft: &mut Draft<'_>, request: &Exchange) -> Result<(), Impossible> {
    let Exchange { one, other } = request;
    if one.contract.contractor() == other.contract.contractor() {
        let household = one.contract.contractor().to_string();
        return Err(Impossible::SameHousehold { household });
    }
    if one.parcels.is_empty() || other.parcels.is_empty() {
        return Err(Impossible::NothingAsked);
    }
    let from_one = draft.take_parcels(one.contract, &one.parcels)?;
    let from_other = draft.take_parcels(other.contract, &other.parcels)?;
    draft.put_parcels(other.contract, from_one, Some(EXCHANGED))?;
    draft.put_parcels(one.contract, from_other, Some(EXCHANGED))?;
    for ExchangeSide { contract, parcels } in [one, other] {
        draft.settle(*contract)?;
        for parcel in parcels {
            let code = parcel.as_str();
            draft.descend(ObjectKind::Parcel, LineageKind::Transfer, code, code);
        }
    }
    Ok(())
}
