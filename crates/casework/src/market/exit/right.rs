//! The right that is left, as the register has it on the day: who holds it, and what lies on it.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use identity::{DivisionCode, IssuerCode};
use market::exit::{ExitRegister, ExitRight, ShareRoom};
use market::{CoHolder, MarketParameters};
use store::{Row, Unit, VillageRegister};
use tenure::case::{Calendar, Restriction, Surrender};
use tenure::{Household, ObjectId, ObjectKind};
use uuid::Uuid;

use crate::case::scene::{Loaded, load};
use crate::market::given::GivenLand;
use crate::market::holders::{co_holders, head, members};
use crate::{Officer, Refused};

/// What is registered about the right of an exit.
#[derive(Default)]
pub(super) struct RegisteredRight {
    pub(super) restrictions: Vec<Restriction>,
    pub(super) open_disputes: Vec<String>,
    pub(super) running: Vec<String>,
    pub(super) share_room: Option<ShareRoom>,
    pub(super) holders: Vec<CoHolder>,
}

/// Whose right it is, and where.
pub(super) struct Owner {
    pub(super) division: DivisionCode,
    pub(super) collective: IssuerCode,
    pub(super) representative: ObjectId,
}

impl RegisteredRight {
    /// As a rule looks at it.
    pub(super) fn register<'a>(
        &'a self,
        calendar: &'a Calendar,
        parameters: &'a MarketParameters,
    ) -> ExitRegister<'a> {
        ExitRegister {
            restrictions: &self.restrictions,
            open_disputes: &self.open_disputes,
            running: &self.running,
            share_room: self.share_room,
            calendar,
            parameters,
        }
    }

    /// Whoever applied for the exit must be who holds the right now.
    pub(super) fn compare_holders(&mut self, applied: &[CoHolder]) {
        let persons = |all: &[CoHolder]| all.iter().map(|it| it.person).collect::<BTreeSet<_>>();
        if persons(&self.holders) != persons(applied) {
            self.open_disputes.push("共有人与申请时不同".to_owned());
        }
    }

    /// The right to land or to a homestead, from the rows that it is made of.
    pub(super) async fn of_land(
        unit: &mut Unit,
        loaded: &Loaded,
        surrender: &Surrender,
        today: NaiveDate,
    ) -> Result<Self, Refused> {
        let register = &loaded.register;
        let on = code_of(surrender);
        let restrictions = register.restrictions.iter().map(Row::fact);
        Ok(Self {
            restrictions: restrictions.filter(|it| it.on == on).cloned().collect(),
            open_disputes: Vec::new(),
            running: running(unit, register, surrender, today).await?,
            share_room: None,
            holders: holders(register, surrender),
        })
    }
}

/// What somebody else has of the land that is left; what is let of other parcels does not matter.
async fn running(
    unit: &mut Unit,
    register: &VillageRegister,
    surrender: &Surrender,
    today: NaiveDate,
) -> Result<Vec<String>, Refused> {
    let Surrender::Land { contract, parcels } = surrender else { return Ok(Vec::new()) };
    let given = GivenLand::of(unit, register, *contract).await?;
    Ok(given.on_or_after(parcels, today))
}

/// The rows of land or of a homestead, where the officer may see them and they are registered.
pub(super) async fn load_land(
    unit: &mut Unit,
    officer: &Officer,
    surrender: &Surrender,
) -> Result<Loaded, Refused> {
    let loaded = load(unit, Uuid::nil(), &surrender.touched()).await?;
    let (kind, code) = (kind_of(surrender), code_of(surrender));
    let found = loaded.register.objects.iter().find(|it| {
        it.kind == kind
            && it.code.as_deref() == Some(code.as_str())
            && officer.scope.contains(&it.division)
    });
    let registered = match surrender {
        Surrender::Land { contract, .. } => {
            loaded.register.contracts.iter().any(|row| row.fact().code == *contract)
        }
        Surrender::Homestead { unit } => {
            loaded.register.homesteads.iter().any(|row| row.fact().unit_code == *unit)
        }
    };
    match found {
        Some(_) if registered => Ok(loaded),
        _ => Err(Refused::NotFound { what: what_of(surrender), code }),
    }
}

/// Whose land or homestead it is.
pub(super) fn owner_of_land(loaded: &Loaded, surrender: &Surrender) -> Result<Owner, Refused> {
    let register = &loaded.register;
    let none =
        || Refused::NotFound { what: "household that holds the right", code: code_of(surrender) };
    let household = household(register, surrender).ok_or_else(none)?;
    Ok(Owner {
        division: household.fact().code.division(),
        collective: household.fact().code.issuer().ok_or_else(none)?,
        representative: head(register, household.id()).ok_or_else(none)?,
    })
}

/// The household that holds the right; land under another kind of contract may be nobody's home.
fn household<'a>(
    register: &'a VillageRegister,
    surrender: &Surrender,
) -> Option<&'a Row<Household>> {
    let households = &register.households;
    match surrender {
        Surrender::Land { contract, .. } => {
            let contractor = Some(contract.contractor());
            households.iter().find(|it| it.fact().code.contractor() == contractor)
        }
        Surrender::Homestead { unit } => {
            let mut homesteads = register.homesteads.iter();
            let homestead = homesteads.find(|it| it.fact().unit_code == *unit)?;
            households.iter().find(|it| it.fact().code == homestead.fact().household)
        }
    }
}

/// The members of the household who hold the right: of contracted land those who are co-holders, of a homestead all.
fn holders(register: &VillageRegister, surrender: &Surrender) -> Vec<CoHolder> {
    let Some(household) = household(register, surrender) else { return Vec::new() };
    match surrender {
        Surrender::Land { .. } => co_holders(register, household.id()),
        Surrender::Homestead { .. } => members(register, household.id()),
    }
}

/// What is given back; shares are not land, and move in the book of their collective.
pub(super) fn surrender_of(right: &ExitRight) -> Option<Surrender> {
    match right.clone() {
        ExitRight::ContractedLand { contract, parcels } => {
            Some(Surrender::Land { contract, parcels })
        }
        ExitRight::Homestead { unit } => Some(Surrender::Homestead { unit }),
        ExitRight::Shares { .. } => None,
    }
}

/// What an exit holds while it is open.
pub(super) fn holds(surrender: &Surrender) -> Vec<(ObjectKind, String)> {
    let parcels = match surrender {
        Surrender::Land { parcels, .. } => parcels.as_slice(),
        Surrender::Homestead { .. } => &[],
    };
    let parcels = parcels.iter().map(|it| (ObjectKind::Parcel, it.to_string()));
    parcels.chain([(kind_of(surrender), code_of(surrender))]).collect()
}

fn kind_of(surrender: &Surrender) -> ObjectKind {
    match surrender {
        Surrender::Land { .. } => ObjectKind::LandContract,
        Surrender::Homestead { .. } => ObjectKind::Homestead,
    }
}

fn what_of(surrender: &Surrender) -> &'static str {
    match surrender {
        Surrender::Land { .. } => "land contract",
        Surrender::Homestead { .. } => "homestead",
    }
}

fn code_of(surrender: &Surrender) -> String {
    match surrender {
        Surrender::Land { contract, .. } => contract.to_string(),
        Surrender::Homestead { unit } => unit.to_string(),
    }
}
