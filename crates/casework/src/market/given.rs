//! What is given of the parcels of a contract, as deals and earlier circulations left it 土地经营权的占用.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use identity::{ContractCode, ParcelCode};
use market::listing::ListedObject;
use market::money::DealId;
use market::operation_right::{Asked, OperationRights};
use market::transfer::{ContractedLand, Transferee};
use market::{CoHolder, Days};
use rust_decimal::Decimal;
use store::{DealKind, DealRow, DealUnder, Row, Scope, Unit, VillageRegister};
use tenure::{Circulation, ObjectId, Term};

use super::transfer::{RunningDeal, TransferBody};
use crate::Refused;
use crate::listing::{ListingBody, winner};

/// 流转方式 (NY/T 2539 C.10) by which a contract itself went over: these give no use to anybody else.
const TRANSFERRED: [&str; 2] = ["200", "300"];

/// A contract with its parcels, and what is given of them.
#[derive(Default)]
pub(crate) struct GivenLand {
    pub(crate) land: Option<ContractedLand>,
    pub(crate) rights: OperationRights,
    /// The transfers that were entered under the contract, each after what it is made under.
    pub(crate) transfers: Vec<RunningDeal>,
    /// Who has what a deal gave, of the deals that run.
    pub(crate) tenants: Vec<(DealId, CoHolder)>,
    /// By the id that each has in `rights`: a circulation by its code, a deal whose circulation has ended by its number.
    pub(crate) named: Vec<(DealId, String)>,
    /// The circulations that were delivered without their parcels, by their codes.
    delivered: Vec<(Days, String)>,
}

impl GivenLand {
    /// Looks up what is given under a contract, of which `register` has all rows.
    ///
    /// A deal says which parcels it is about.
    /// A circulation that was delivered says only how much: of which parcels nobody knows, so that so much is taken of every one.
    pub(crate) async fn of(
        unit: &mut Unit,
        register: &VillageRegister,
        contract: ContractCode,
    ) -> Result<Self, Refused> {
        let Some(row) = register.contracts.iter().find(|it| it.fact().code == contract) else {
            return Ok(Self::default());
        };
        let mut given = Self { land: Some(land(register, row)), ..Self::default() };
        given.confirm(register, contract, row.fact().term);
        let deals = unit.deals_under(row.id()).await?;
        let of_deals: BTreeSet<ObjectId> = deals.iter().map(|it| it.entered).collect();
        for it in register.circulations.iter().filter(|it| it.fact().contract == contract) {
            if !of_deals.contains(&it.id()) {
                given.delivered(DealId(it.id()), it.fact());
            }
        }
        for it in deals {
            let lent = register.circulations.iter().find(|row| row.id() == it.entered);
            let name = lent.map_or(it.number.clone(), |row| row.fact().code.clone());
            given.named.push((it.id, name));
            given.by_deal(unit, it).await?;
        }
        Ok(given)
    }

    /// What has something of a parcel on a day of a span, by its number or its code.
    pub(crate) fn on(&self, parcel: ParcelCode, days: Days) -> Vec<String> {
        let given = |id| self.rights.given(id, parcel);
        let has = |id| given(id).is_some_and(|(given, _)| given.overlaps(days));
        let named = self.named.iter().filter(|(id, _)| has(*id));
        named.map(|(_, name)| name.clone()).collect()
    }

    /// What has something of one of the parcels from a day on; what was delivered without its parcels may have something of each.
    pub(crate) fn on_or_after(&self, parcels: &[ParcelCode], today: NaiveDate) -> Vec<String> {
        let Ok(days) = Days::new(today, NaiveDate::MAX) else { return Vec::new() };
        let delivered = self.delivered.iter().filter(|(given, _)| given.overlaps(days));
        let delivered = delivered.map(|(_, code)| code.clone());
        let given = parcels.iter().flat_map(|it| self.on(*it, days));
        let all: BTreeSet<String> = delivered.chain(given).collect();
        all.into_iter().collect()
    }

    fn confirm(&mut self, register: &VillageRegister, contract: ContractCode, term: Term) {
        let Some(days) = days(term) else { return };
        let contracted = register.contracted_parcels.iter().map(Row::fact);
        for it in contracted.filter(|it| it.contract == contract) {
            // A parcel without an area has nothing to give, and is not held.
            self.rights.confirm(it.parcel, it.contract_area_m2.0, days).ok();
        }
    }

    fn delivered(&mut self, deal: DealId, circulation: &Circulation) {
        let Some(days) = days(circulation.term) else { return };
        if TRANSFERRED.contains(&circulation.mode.as_str()) {
            return;
        }
        let (parcels, area_m2) = (self.parcels(), circulation.area_m2.0);
        for parcel in parcels {
            self.rights.give_again(&Asked { deal, parcel, under: None, area_m2, days });
        }
        self.named.push((deal, circulation.code.clone()));
        self.delivered.push((days, circulation.code.clone()));
    }

    async fn by_deal(&mut self, unit: &mut Unit, deal: DealUnder) -> Result<(), Refused> {
        let DealUnder { id, kind, number, entered } = deal;
        match kind {
            DealKind::Transfer => {
                let row: DealRow<TransferBody> =
                    unit.deal(&Scope::Everywhere, kind, &number).await?;
                let transfer = RunningDeal::of(row, &unit.deal_steps(id).await?, entered);
                transfer.deal.give_again(&mut self.rights);
                if transfer.runs() {
                    let Transferee { party, name, .. } =
                        transfer.deal.file().proposal.transferee.clone();
                    let tenant = CoHolder { person: party, name, birth_day: None };
                    self.tenants.push((id, tenant));
                }
                self.transfers.push(transfer);
            }
            DealKind::Listing => {
                let row: DealRow<ListingBody> =
                    unit.deal(&Scope::Everywhere, kind, &number).await?;
                self.by_listing(&row);
                self.tenants.extend(winner(unit, &row).await?.map(|it| (id, it)));
            }
            DealKind::Exit => {}
        }
        Ok(())
    }

    /// A listing gives whole parcels.
    fn by_listing(&mut self, row: &DealRow<ListingBody>) {
        let application = &row.body.application;
        let (ListedObject::OperationRight { parcels, .. }, Some(days)) =
            (&application.object, application.term)
        else {
            return;
        };
        for parcel in parcels {
            let whole = Decimal::MAX;
            let asked = Asked { deal: row.id, parcel: *parcel, under: None, area_m2: whole, days };
            self.rights.give_again(&asked);
        }
    }

    fn parcels(&self) -> Vec<ParcelCode> {
        self.land.as_ref().map(|it| it.parcels.clone()).unwrap_or_default()
    }
}

fn land(register: &VillageRegister, row: &Row<tenure::LandContract>) -> ContractedLand {
    let contract = row.fact().code;
    let contracted = register.contracted_parcels.iter().map(Row::fact);
    ContractedLand {
        contract,
        issuer: row.fact().issuer,
        term: row.fact().term,
        parcels: contracted.filter(|it| it.contract == contract).map(|it| it.parcel).collect(),
    }
}

/// A term that does not end lasts as long as the calendar.
fn days(term: Term) -> Option<Days> {
    Days::new(term.first_day, term.last_day.unwrap_or(NaiveDate::MAX)).ok()
}
