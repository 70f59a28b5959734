//! The rights of households: over what they contracted, and on their homesteads.

use identity::{ContractCode, ParcelCode, UnitCode};
use market::{CoHolder, Days};
use rust_decimal::Decimal;
use store::{Row, Unit, VillageRegister};
use tenure::ObjectKind;

use super::{Right, co_holders, loaded, running};
use crate::Refused;

/// 农户承包土地经营权: the contract is registered and current, and enough of its area is free on every day of the term.
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
    let total_m2: Decimal = under.iter().map(|it| it.contract_area_m2.0).sum();
    let given: Vec<_> =
        term.map(|it| running(&register.circulations, contract, it).collect()).unwrap_or_default();
    let given_m2: Decimal = given.iter().map(|it| it.area_m2.0).sum();
    let enough = listed_m2.is_some_and(|it| given_m2 + it <= total_m2);
    let not_free =
        if enough { Vec::new() } else { given.iter().map(|it| it.code.clone()).collect() };
    let on = register.restrictions.iter().filter(|it| it.fact().on == contract.as_str());
    Ok(Right {
        current: registered && listed_m2.is_some() && !parcels.is_empty(),
        until: row.fact().term.last_day,
        holders: holders(&register, row.links.contractor),
        restrictions: on.map(|it| it.fact().clone()).collect(),
        not_free,
        area_m2: listed_m2,
        register,
        ..Right::default()
    })
}

/// Who holds what a contractor contracted: the members of the household, or the person or the unit alone.
fn holders(register: &VillageRegister, contractor: tenure::ObjectId) -> Vec<CoHolder> {
    let Some(row) = register.contractors.iter().find(|it| it.id() == contractor) else {
        return Vec::new();
    };
    if let Some(household) = row.links.household {
        return co_holders(register, household);
    }
    let name = row.fact().name.clone();
    vec![CoHolder { person: contractor, name, birth_day: None }]
}

/// 宅基地使用权: the homestead is registered and current.
pub(super) async fn homestead(unit: &mut Unit, code: &UnitCode) -> Result<Right, Refused> {
    let register = loaded(unit, [(ObjectKind::Homestead, code.to_string())]).await?;
    let found = register.homesteads.iter().find(|it| it.fact().unit_code == *code);
    let Some(row) = found else { return Ok(Right { register, ..Right::default() }) };
    let on = register.restrictions.iter().filter(|it| it.fact().on == code.as_str());
    Ok(Right {
        current: true,
        holders: co_holders(&register, row.links.household),
        restrictions: on.map(|it| it.fact().clone()).collect(),
        area_m2: Some(row.fact().actual_area_m2.0),
        register,
        ..Right::default()
    })
}
