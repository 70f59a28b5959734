//! What the register says of a listed right, looked up anew at every step.

use chrono::NaiveDate;
use identity::ContractCode;
use market::listing::{Application, ListedObject, ListingRegister};
use market::{CoHolder, Days, MarketParameters};
use rust_decimal::Decimal;
use store::{Codes, Row, Unit, VillageRegister};
use tenure::case::{Calendar, Restriction};
use tenure::{Circulation, ObjectId, ObjectKind};

use crate::Refused;

mod collective;
mod household;

/// 流转方式 (NY/T 2539 C.10) by which a contract itself went over: these give no use to anybody else.
const TRANSFERRED: [&str; 2] = ["200", "300"];

/// A right as it is registered now.
#[derive(Default)]
pub(super) struct Right {
    current: bool,
    until: Option<NaiveDate>,
    holders: Vec<CoHolder>,
    restrictions: Vec<Restriction>,
    not_free: Vec<String>,
    open_disputes: Vec<String>,
    /// What is listed of it; `None` where it is no land.
    pub(super) area_m2: Option<Decimal>,
    /// The rows that the entry changes.
    pub(super) register: VillageRegister,
}

impl Right {
    /// Looks the right of an application up; what an open case, or a deal of another number, holds is not free.
    pub(super) async fn of(
        unit: &mut Unit,
        application: &Application,
        number: &str,
        today: NaiveDate,
    ) -> Result<Self, Refused> {
        let term = application.term;
        let mut right = match &application.object {
            ListedObject::OperationRight { contract, parcels } => {
                household::operation_right(unit, *contract, parcels, term).await?
            }
            ListedObject::Homestead { unit: code } => household::homestead(unit, code).await?,
            ListedObject::CollectiveLand { parcels } => {
                collective::land(unit, application.collective, parcels, term).await?
            }
            ListedObject::Shares { collective, holder, shares } => {
                collective::shares(unit, collective, *holder, *shares, today).await?
            }
            ListedObject::CollectiveAsset { collective, asset } => {
                collective::asset(unit, collective, asset, term).await?
            }
        };
        let runs = |it: &Restriction| it.last_day.is_none_or(|last| last >= today);
        right.restrictions.retain(runs);
        let held = unit.held(&touched(&application.object), None).await?;
        right.not_free.extend(held.into_iter().map(|(_, by)| by).filter(|by| by != number));
        right.not_free.sort();
        right.not_free.dedup();
        Ok(right)
    }

    /// The same, as the rules look at it.
    pub(super) fn register<'a>(
        &'a self,
        calendar: &'a Calendar,
        parameters: &'a MarketParameters,
    ) -> ListingRegister<'a> {
        ListingRegister {
            right_current: self.current,
            right_until: self.until,
            holders: &self.holders,
            not_free: &self.not_free,
            restrictions: &self.restrictions,
            open_disputes: &self.open_disputes,
            calendar,
            parameters,
        }
    }
}

/// What a case must not be changing meanwhile.
fn touched(object: &ListedObject) -> Vec<(ObjectKind, String)> {
    let contract = match object {
        ListedObject::OperationRight { contract, .. } => Some(contract.to_string()),
        _ => None,
    };
    let contract = contract.map(|it| (ObjectKind::LandContract, it));
    codes(object).into_iter().chain(contract).collect()
}

/// What a listing holds while it is open; its contract stays open to a court's seizure and to objections.
pub(super) fn codes(object: &ListedObject) -> Vec<(ObjectKind, String)> {
    match object {
        ListedObject::OperationRight { parcels, .. } | ListedObject::CollectiveLand { parcels } => {
            parcels.iter().map(|it| (ObjectKind::Parcel, it.to_string())).collect()
        }
        ListedObject::Homestead { unit } => vec![(ObjectKind::Homestead, unit.to_string())],
        // What has no code of its own in the register is known by that of its collective.
        ListedObject::Shares { collective, holder, .. } => {
            vec![(ObjectKind::Collective, format!("{collective}/{holder}"))]
        }
        ListedObject::CollectiveAsset { collective, asset } => {
            vec![(ObjectKind::Collective, format!("{collective}/{asset}"))]
        }
    }
}

async fn loaded(
    unit: &mut Unit,
    codes: impl IntoIterator<Item = (ObjectKind, String)>,
) -> Result<VillageRegister, Refused> {
    Ok(unit.register_of(&codes.into_iter().collect::<Codes>()).await?)
}

/// The transfers of use under a contract that run on days of a term.
fn running(
    circulations: &[Row<Circulation>],
    contract: ContractCode,
    term: Days,
) -> impl Iterator<Item = &Circulation> {
    let under = circulations.iter().map(Row::fact).filter(move |it| it.contract == contract);
    let used = under.filter(|it| !TRANSFERRED.contains(&it.mode.as_str()));
    used.filter(move |it| {
        let ends = it.term.last_day.is_none_or(|last| last >= term.first());
        it.term.first_day <= term.last() && ends
    })
}

/// The members of a household who hold its rights together 共有人, as they are registered.
fn co_holders(register: &VillageRegister, household: ObjectId) -> Vec<CoHolder> {
    let members = register.members.iter().filter(|it| it.links.household == household);
    let holding = members.filter(|it| it.fact().co_holder != Some(false));
    let people = holding.filter_map(|member| {
        let person = register.persons.iter().find(|it| it.id() == member.links.person)?;
        let (name, birth_day) = (person.fact().name.clone(), person.fact().birth_day);
        Some(CoHolder { person: person.id(), name, birth_day })
    });
    people.collect()
}
