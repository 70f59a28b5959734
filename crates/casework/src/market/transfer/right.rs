//! The right that is transferred, as the register has it on the day: whose it is, and what is given of it already.

use std::collections::BTreeSet;

use identity::{ContractCode, County, CreditCode, DivisionCode, IssuerCode, ParcelCode, UnitCode};
use market::money::DealId;
use market::operation_right::OperationRights;
use market::transfer::{ContractedLand, Priced, Proposal, Transfer, TransferRegister, Unpriced};
use market::{CoHolder, MarketParameters};
use store::{Codes, RegisterObject, Store, Unit, VillageRegister};
use tenure::case::{Calendar, Restriction};
use tenure::{ObjectId, ObjectKind};

use super::asked::TransferAsked;
use super::body::TransferBody;
use super::for_good::{homestead_of, shares_of};
use super::running::RunningDeal;
use super::view::TransferView;
use crate::case::Counter;
use crate::market::given::GivenLand;
use crate::market::holders::{ContractHolders, of_contract};
use crate::{Officer, Refused};

/// What is registered about a transfer.
pub(super) struct RegisteredRight {
    pub(super) register: VillageRegister,
    pub(super) division: DivisionCode,
    pub(super) collective: IssuerCode,
    pub(super) holders: Vec<CoHolder>,
    pub(super) representative: ObjectId,
    pub(super) contracts: Vec<ContractedLand>,
    pub(super) operation_rights: OperationRights,
    /// What lies on the contracts, or on the right that goes over.
    pub(super) restrictions: Vec<Restriction>,
    /// The transfers that were entered under the contract.
    pub(super) transfers: Vec<RunningDeal>,
    /// What has something of the parcels that go over, by its number or its code.
    pub(super) running: Vec<String>,
    /// The homesteads of the household to which one is to go.
    pub(super) held_by_receiver: Vec<UnitCode>,
}

/// A contract in the officer's sight: who holds it, and what is given of its land.
pub(super) struct LandUnderContract {
    contract: ContractCode,
    pub(super) register: VillageRegister,
    division: DivisionCode,
    held: ContractHolders,
    pub(super) given: GivenLand,
}

impl LandUnderContract {
    pub(super) async fn load(
        unit: &mut Unit,
        officer: &Officer,
        contract: ContractCode,
    ) -> Result<Self, Refused> {
        let register = loaded(unit, ObjectKind::LandContract, contract.to_string()).await?;
        let not_found = || no_contract(contract);
        let division = seen(&register, officer, contract).ok_or_else(not_found)?;
        let held = of_contract(&register, contract).ok_or_else(not_found)?;
        let given = GivenLand::of(unit, &register, contract).await?;
        Ok(Self { contract, register, division, held, given })
    }
}

impl RegisteredRight {
    /// Looks it up, where the officer may see it.
    ///
    /// Each kind says here where its right is registered.
    pub(super) async fn of(
        unit: &mut Unit,
        counter: &Counter<'_, TransferView>,
        transfer: &Transfer,
    ) -> Result<Self, Refused> {
        match transfer.grant() {
            Some(grant) => {
                Self::of_contract(unit, counter.officer, grant.contract, transfer.under()).await
            }
            None => Box::pin(Self::for_good(unit, counter, transfer)).await,
        }
    }

    /// A right to the land of a contract: of the contractor, or of the transferee of the deal that it is made under.
    pub(super) async fn of_contract(
        unit: &mut Unit,
        officer: &Officer,
        contract: ContractCode,
        under: Option<DealId>,
    ) -> Result<Self, Refused> {
        let land = LandUnderContract::load(unit, officer, contract).await?;
        Ok(match under {
            Some(deal) => {
                let held = of_tenant(&land.given.tenants, deal)?;
                Self::under(LandUnderContract { held, ..land })
            }
            None => Self::under(land),
        })
    }

    /// The right of whoever holds the land of a contract.
    pub(super) fn under(land: LandUnderContract) -> Self {
        let LandUnderContract { contract, register, division, held, given } = land;
        Self {
            collective: contract.contractor().issuer(),
            division,
            holders: held.holders,
            representative: held.representative,
            contracts: given.land.into_iter().collect(),
            operation_rights: given.rights,
            restrictions: register.restrictions.iter().map(|it| it.fact().clone()).collect(),
            transfers: given.transfers,
            running: Vec::new(),
            held_by_receiver: Vec::new(),
            register,
        }
    }

    /// The same for a step that asks nothing of the register: its right may have ended since.
    pub(super) async fn left(
        unit: &mut Unit,
        counter: &Counter<'_, TransferView>,
        view: &TransferView,
    ) -> Result<Self, Refused> {
        let proposal = &view.deal.file().proposal;
        let Some(grant) = proposal.transfer.grant() else {
            return Self::of(unit, counter, &proposal.transfer).await;
        };
        let found = Self::of_contract(unit, counter.officer, grant.contract, None);
        let right = match found.await {
            Err(Refused::NotFound { .. }) => {
                Self::nothing_given(view.row.division, grant.contract.contractor().issuer())
            }
            found => found?,
        };
        let (holders, representative) = (proposal.holders.clone(), proposal.representative);
        Ok(Self { holders, representative, ..right })
    }

    /// As the rules look at it.
    pub(super) fn register<'a>(
        &'a self,
        calendar: &'a Calendar,
        parameters: &'a MarketParameters,
    ) -> TransferRegister<'a> {
        TransferRegister {
            holders: &self.holders,
            representative: self.representative,
            collective: self.collective,
            contracts: &self.contracts,
            operation_rights: &self.operation_rights,
            running: &self.running,
            restrictions: &self.restrictions,
            held_by_receiver: &self.held_by_receiver,
            calendar,
            parameters,
        }
    }

    /// What was asked for, with what the register says; `party` is the id of a transferee who is not registered.
    pub(super) async fn body<V>(
        &self,
        unit: &mut Unit,
        counter: &Counter<'_, V>,
        mut asked: TransferAsked,
        party: ObjectId,
    ) -> Result<TransferBody, Refused> {
        let (desk, today) = (counter.desk, counter.occasion.today);
        let (transferee, document_number) =
            self.transferee(unit, counter, (&asked.transfer, asked.transferee), party).await?;
        if let Transfer::Priced(Priced::Homestead(it)) = &mut asked.transfer {
            it.held_by_receiver.clone_from(&self.held_by_receiver);
        }
        let review = asked.review_applied_day.map(|applied_day| {
            let n_days = desk.market_parameters.review_working_days_max;
            let due_day =
                market::transfer::CapitalReview::due_day(applied_day, n_days, &desk.calendar)?;
            Ok::<_, Refused>(market::transfer::CapitalReview { applied_day, due_day, answer: None })
        });
        let first_day = asked.transfer.grant().map(|it| it.days.first());
        let proposal = Proposal {
            transfer: asked.transfer,
            holders: self.holders.clone(),
            representative: self.representative,
            consents: asked.consents,
            transferee,
            consideration: asked.consideration,
            contract: asked.contract,
            filing: asked.filing,
            decision: asked.decision,
            issuer_answer: asked.issuer_answer,
            review: review.transpose()?,
            priority: asked.priority,
            claims: Vec::new(),
            use_from: asked.use_from.or(first_day).unwrap_or(today),
        };
        Ok(TransferBody { proposal, document_number })
    }
}

/// The county in which a transfer is registered.
pub(super) async fn county_of(
    store: &Store,
    officer: &Officer,
    transfer: &Transfer,
) -> Result<County, Refused> {
    if let Some((collective, _)) = shares_of(transfer) {
        return crate::collective::county_of(store, officer, collective.as_str()).await;
    }
    let homestead = homestead_of(transfer);
    let homestead = homestead.and_then(|it| County::parse(it.as_str().get(..6)?).ok());
    let contract = contract_of(transfer).map(|it| it.contractor().issuer().county());
    homestead.or(contract).ok_or(Refused::Unplaced)
}

/// Which right it is that a transfer is about: of a contract, a homestead, or a holder of shares.
pub(super) fn right_of(
    transfer: &Transfer,
) -> (Option<ContractCode>, Option<UnitCode>, Option<(&CreditCode, ObjectId)>) {
    (contract_of(transfer), homestead_of(transfer), shares_of(transfer))
}

/// The contract under which the land is that a transfer is about; of an exchange, the first.
pub(super) fn contract_of(transfer: &Transfer) -> Option<ContractCode> {
    match transfer {
        Transfer::Priced(Priced::Assignment(it)) => Some(it.contract),
        Transfer::Unpriced(Unpriced::Exchange(it)) => Some(it.one.contract),
        _ => transfer.grant().map(|it| it.contract),
    }
}

/// What nobody else may be changing when a transfer is looked at.
pub(super) fn touched(transfer: &Transfer) -> Vec<(ObjectKind, String)> {
    let other = match transfer {
        Transfer::Unpriced(Unpriced::Exchange(it)) => Some(it.other.contract),
        _ => None,
    };
    let contracts = contract_of(transfer).into_iter().chain(other);
    let contracts = contracts.map(|it| (ObjectKind::LandContract, it.to_string()));
    holds(transfer).into_iter().chain(contracts).collect()
}

/// What a transfer holds on its way to the register; its contract stays open to a court's seizure.
pub(super) fn holds(transfer: &Transfer) -> Vec<(ObjectKind, String)> {
    if let Some((collective, holder)) = shares_of(transfer) {
        // What has no code of its own in the register is known by that of its collective.
        return vec![(ObjectKind::Collective, format!("{collective}/{holder}"))];
    }
    if let Some(unit) = homestead_of(transfer) {
        return vec![(ObjectKind::Homestead, unit.to_string())];
    }
    let lent = transfer.grant().map(|it| it.parcels.as_slice()).unwrap_or_default();
    let lent = lent.iter().map(|it| it.parcel);
    let parcels: BTreeSet<ParcelCode> = lent.chain(transfer.parcels_gone()).collect();
    parcels.into_iter().map(|it| (ObjectKind::Parcel, it.to_string())).collect()
}

pub(super) async fn loaded(
    unit: &mut Unit,
    kind: ObjectKind,
    code: String,
) -> Result<VillageRegister, Refused> {
    Ok(unit.register_of(&[(kind, code)].into_iter().collect::<Codes>()).await?)
}

/// Where a contract lies, if the officer may see it.
fn seen(
    register: &VillageRegister,
    officer: &Officer,
    contract: ContractCode,
) -> Option<DivisionCode> {
    let is_it = |it: &&RegisterObject| {
        it.kind == ObjectKind::LandContract && it.code.as_deref() == Some(contract.as_str())
    };
    let object = register.objects.iter().find(is_it)?;
    officer.scope.contains(&object.division).then_some(object.division)
}

fn no_contract(contract: ContractCode) -> Refused {
    Refused::NotFound { what: "land contract", code: contract.to_string() }
}

/// Whoever has the right by a deal that runs.
fn of_tenant(tenants: &[(DealId, CoHolder)], deal: DealId) -> Result<ContractHolders, Refused> {
    let what = "deal that runs under the contract";
    let none = || Refused::NotFound { what, code: deal.0.to_string() };
    let (_, holder) = tenants.iter().find(|it| it.0 == deal).ok_or_else(none)?;
    Ok(ContractHolders { representative: holder.person, holders: vec![holder.clone()] })
}
