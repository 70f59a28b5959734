//! The rights of households: over what they contracted, and on their homesteads.

use identity::{ContractCode, ParcelCode, UnitCode};
use market::Days;
use rust_decimal::Decimal;
use store::{Row, Unit};
use tenure::ObjectKind;

use super::{Right, loaded};
use crate::Refused;
use crate::market::given::GivenLand;
use crate::market::holders::{members, of_contract};

/// 农户承包土地经营权: the contract is registered and current, and its parcels are free on every day of the term.
pub(super) async fn operation_right(
    unit: &mut Unit,
    contract: ContractCode,
    parcels: &[ParcelCode],
    term: Option<Days>,
) -> Result<Right, Refused> {
    let register = loaded(unit, [(ObjectKind::LandContract, contract.to_string())]).await?;
    let Some(row) = register.contracts.iter().find(|it| it.fact().code == contract) else {
        return Ok(Right { register, ..Right::default() });
    };
    let registered = register.rights.iter().any(|it| it.fact().code == contract);
    let under = register.contracted_parcels.iter().map(Row::fact);
    let under: Vec<_> = under.filter(|it| it.contract == contract).collect();
    let areas = parcels.iter().map(|code| {
        let found = under.iter().find(|it| it.parcel == *code);
        found.map(|it| it.contract_area_m2.0)
    });
    let listed_m2: Option<Decimal> = areas.sum();
    let given = GivenLand::of(unit, &register, contract).await?;
    let not_free = term.map(|term| parcels.iter().flat_map(move |it| given.on(*it, term)));
    let not_free = not_free.into_iter().flatten().collect();
    let on = register.restrictions.iter().filter(|it| it.fact().on == contract.as_str());
    let held = of_contract(&register, contract);
    Ok(Right {
        current: registered && listed_m2.is_some() && !parcels.is_empty(),
        until: row.fact().term.last_day,
        holders: held.map(|it| it.holders).unwrap_or_default(),
        restrictions: on.map(|it| it.fact().clone()).collect(),
        not_free,
        area_m2: listed_m2,
        register,
        ..Right::default()
    })
}

/// 宅基地使用权: the homestead is registered and current.
pub(super) async fn homestead(unit: &mut Unit, code: &UnitCode) -> Result<Right, Refused> {
    let register = loaded(unit, [(ObjectKind::Homestead, code.to_string())]).await?;
    let found = register.homesteads.iter().find(|it| it.fact().unit_code == *code);
    let Some(row) = found else { return Ok(Right { register, ..Right::default() }) };
    let on = register.restrictions.iter().filter(|it| it.fact().on == code.as_str());
    Ok(Right {
        current: true,
        holders: members(&register, row.links.household),
        restrictions: on.map(|it| it.fact().clone()).collect(),
        area_m2: Some(row.fact().actual_area_m2.0),
        register,
        ..Right::default()
    })
}
