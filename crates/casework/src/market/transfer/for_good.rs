//! Rights that go over for good, and shares that are pledged: whose each is, as the register has it.

use chrono::NaiveDate;
use identity::{ContractCode, CreditCode, DivisionCode, IssuerCode, UnitCode};
use market::CoHolder;
use market::operation_right::OperationRights;
use market::transfer::{Exchange, HomesteadTransfer, Priced, Transfer, TransferKind, Unpriced};
use store::{Row, Unit, VillageRegister};
use tenure::case::Restriction;
use tenure::{ObjectId, ObjectKind};

use super::right::{LandUnderContract, RegisteredRight, loaded};
use super::view::TransferView;
use crate::Refused;
use crate::case::Counter;
use crate::collective::ShareBook;
use crate::market::holders::{head, members};
use crate::market::inside::{homesteads, village};

impl RegisteredRight {
    /// Looks up whose right it is that goes over, or is pledged.
    pub(super) async fn for_good(
        unit: &mut Unit,
        counter: &Counter<'_, TransferView>,
        transfer: &Transfer,
    ) -> Result<Self, Refused> {
        match transfer {
            Transfer::Priced(Priced::Assignment(it)) => {
                Self::of_land(unit, counter, transfer, it.contract).await
            }
            Transfer::Unpriced(Unpriced::Exchange(Exchange { one, other })) => {
                let one = Self::of_land(unit, counter, transfer, one.contract).await?;
                Ok(one.and(Self::of_land(unit, counter, transfer, other.contract).await?))
            }
            Transfer::Priced(Priced::Homestead(it)) => Self::of_homestead(unit, counter, it).await,
            _ => match shares_of(transfer) {
                Some((collective, holder)) => {
                    Self::of_shares(unit, counter, collective, holder).await
                }
                None => Err(Refused::NotTakenIn { kind: transfer.kind().name_zh() }),
            },
        }
    }

    /// The land of a contract, with what lies on it, and what has something of the parcels that go over, today or later.
    async fn of_land(
        unit: &mut Unit,
        counter: &Counter<'_, TransferView>,
        transfer: &Transfer,
        contract: ContractCode,
    ) -> Result<Self, Refused> {
        let today = counter.occasion.today;
        let land = LandUnderContract::load(unit, counter.officer, contract).await?;
        let running = land.given.on_or_after(&transfer.parcels_gone(), today);
        let restrictions = lying_on(&land.register, contract.as_str(), today);
        Ok(Self { restrictions, running, ..Self::under(land) })
    }

    /// Both sides of an exchange.
    fn and(mut self, other: Self) -> Self {
        self.holders.extend(other.holders);
        self.contracts.extend(other.contracts);
        self.running.extend(other.running);
        self.restrictions.extend(other.restrictions);
        self
    }

    async fn of_homestead(
        unit: &mut Unit,
        counter: &Counter<'_, TransferView>,
        transfer: &HomesteadTransfer,
    ) -> Result<Self, Refused> {
        let code = transfer.unit.to_string();
        let register = loaded(unit, ObjectKind::Homestead, code.clone()).await?;
        let found = register.homesteads.iter().find(|it| it.fact().unit_code == transfer.unit);
        let seen =
            found.filter(|it| counter.officer.scope.contains(&it.fact().household.division()));
        let none = || Refused::NotFound { what: "homestead", code: code.clone() };
        let homestead = seen.ok_or_else(none)?;
        let household = homestead.links.household;
        let division = homestead.fact().household.division();
        Ok(Self {
            holders: members(&register, household),
            representative: head(&register, household).ok_or_else(none)?,
            restrictions: lying_on(&register, &code, counter.occasion.today),
            held_by_receiver: homesteads(unit, &transfer.to).await?,
            ..Self::nothing_given(division, issuer_of(village(division))?)
        })
    }

    async fn of_shares(
        unit: &mut Unit,
        counter: &Counter<'_, TransferView>,
        collective: &CreditCode,
        holder: ObjectId,
    ) -> Result<Self, Refused> {
        let (officer, occasion) = (counter.officer, counter.occasion);
        let book = ShareBook::load(unit, officer, occasion, collective.as_str(), &[holder]).await?;
        let held = book.state().holdings.iter().any(|it| it.person == Some(holder));
        let person = book.person(holder).filter(|_| held);
        let none = || Refused::NotFound { what: "holding of shares", code: holder.to_string() };
        let fact = person.ok_or_else(none)?.person.fact();
        let (name, birth_day) = (fact.name.clone(), fact.birth_day);
        Ok(Self {
            holders: vec![CoHolder { person: holder, name, birth_day }],
            representative: holder,
            ..Self::nothing_given(book.division(), book.issuer())
        })
    }

    /// What went over is in another hand, and nothing that comes after looks at it.
    pub(super) fn gone(division: DivisionCode) -> Result<Self, Refused> {
        Ok(Self::nothing_given(division, issuer_of(village(division))?))
    }

    /// Nothing is registered of it any more.
    pub(super) fn nothing_given(division: DivisionCode, collective: IssuerCode) -> Self {
        Self {
            register: VillageRegister::default(),
            division,
            collective,
            holders: Vec::new(),
            representative: ObjectId(uuid::Uuid::nil()),
            contracts: Vec::new(),
            operation_rights: OperationRights::default(),
            transfers: Vec::new(),
            running: Vec::new(),
            restrictions: Vec::new(),
            held_by_receiver: Vec::new(),
        }
    }
}

/// What lies on a right on a day.
fn lying_on(register: &VillageRegister, code: &str, today: NaiveDate) -> Vec<Restriction> {
    let on = register.restrictions.iter().map(Row::fact).filter(|it| it.on == code);
    on.filter(|it| !it.ended_before(today)).cloned().collect()
}

/// The issuer of a village: its code ends with `00` (NY/T 2538).
pub(super) fn issuer_of(village: DivisionCode) -> Result<IssuerCode, Refused> {
    let code = format!("{:0<14}", village.as_str());
    let what = "code of an issuer";
    IssuerCode::parse(&code).map_err(|_no_village| Refused::Malformed { what, text: code.clone() })
}

/// In which collective the shares are that a transfer moves, and whose.
pub(super) fn shares_of(transfer: &Transfer) -> Option<(&CreditCode, ObjectId)> {
    match transfer {
        Transfer::Priced(Priced::ShareTransfer(it)) => Some((&it.collective, it.from)),
        Transfer::Priced(Priced::ShareRedemption(it)) => Some((&it.collective, it.from)),
        Transfer::Unpriced(Unpriced::ShareInheritance(it)) => Some((&it.collective, it.deceased)),
        Transfer::Unpriced(Unpriced::SharePledge(it)) => Some((&it.collective, it.holder)),
        _ => None,
    }
}

/// The homestead that a transfer is about.
pub(super) fn homestead_of(transfer: &Transfer) -> Option<UnitCode> {
    match transfer {
        Transfer::Priced(Priced::Homestead(it)) => Some(it.unit),
        _ => None,
    }
}

/// Whether whoever is named as receiving the right is who the transfer itself names.
pub(super) fn names_receiver(transfer: &Transfer, party: ObjectId, code: Option<&str>) -> bool {
    match transfer {
        Transfer::Priced(Priced::Homestead(it)) => code == Some(it.to.as_str()),
        Transfer::Unpriced(Unpriced::Exchange(it)) => {
            code == Some(it.other.contract.contractor().as_str())
        }
        Transfer::Priced(Priced::ShareTransfer(it)) => party == it.to.person,
        _ => transfer.kind() != TransferKind::ShareInheritance || heirs(transfer).contains(&party),
    }
}

fn heirs(transfer: &Transfer) -> Vec<ObjectId> {
    match transfer {
        Transfer::Unpriced(Unpriced::ShareInheritance(it)) => {
            it.heirs.iter().map(|(heir, _)| heir.person).collect()
        }
        _ => Vec::new(),
    }
}
