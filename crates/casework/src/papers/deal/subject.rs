//! What a deal is about and who holds it, as the register had it at a moment.

mod table;

use identity::{ContractCode, CreditCode, IssuerCode, ParcelCode, UnitCode, mask_document_number};
use market::exit::ExitRight;
use market::listing::ListedObject;
use market::transfer::Grant;
use rust_decimal::Decimal;
use store::{At, CollectiveKey, Row, Store, VillageRegister};
use tenure::collective::Asset;
use tenure::{Collective, ObjectId, ObjectKind, Parcel, Shares};

use super::super::content::DealTable;
use crate::collective::find;
use crate::market::holders::head;
use crate::{Officer, Refused};

use table::Registered;

/// What goes over, or is left.
pub(super) enum Thing<'a> {
    /// The use of parcels under a contract, counted by what was contracted.
    OperationRight {
        contract: ContractCode,
        parcels: &'a [ParcelCode],
    },
    /// The use of parcels, or of parts of them, as it was granted.
    Granted(&'a Grant),
    /// Parcels under a contract, counted by what was measured.
    Contracted {
        contract: ContractCode,
        parcels: &'a [ParcelCode],
    },
    /// Parcels of the collective.
    Collective(&'a [ParcelCode]),
    Homestead(&'a UnitCode),
    Shares {
        collective: &'a CreditCode,
        holder: ObjectId,
        shares: Shares,
    },
    Asset {
        collective: &'a CreditCode,
        asset: &'a str,
    },
}

/// Somebody whom a paper names; the number of a document is masked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Party {
    pub(super) name: String,
    pub(super) document: String,
    pub(super) address: String,
}

/// What a deal is about, as it was registered.
pub(super) struct Subject {
    pub(super) holder: Party,
    /// 发包方, or the collective whose shares or asset it is.
    pub(super) collective: String,
    pub(super) area_m2: Option<Decimal>,
    what: Registered,
}

impl<'a> From<&'a ListedObject> for Thing<'a> {
    fn from(object: &'a ListedObject) -> Self {
        match object {
            ListedObject::OperationRight { contract, parcels } => {
                Self::OperationRight { contract: *contract, parcels }
            }
            ListedObject::CollectiveLand { parcels } => Self::Collective(parcels),
            ListedObject::Homestead { unit } => Self::Homestead(unit),
            ListedObject::Shares { collective, holder, shares, class: _ } => {
                Self::Shares { collective, holder: *holder, shares: *shares }
            }
            ListedObject::CollectiveAsset { collective, asset } => {
                Self::Asset { collective, asset }
            }
        }
    }
}

impl<'a> From<&'a ExitRight> for Thing<'a> {
    fn from(right: &'a ExitRight) -> Self {
        match right {
            ExitRight::ContractedLand { contract, parcels } => {
                Self::Contracted { contract: *contract, parcels }
            }
            ExitRight::Homestead { unit } => Self::Homestead(unit),
            ExitRight::Shares { collective, person, shares, class: _ } => {
                Self::Shares { collective, holder: *person, shares: *shares }
            }
        }
    }
}

/// From where what was registered is read.
#[derive(Clone, Copy)]
pub(super) struct Books<'a> {
    pub(super) store: &'a Store,
    pub(super) officer: &'a Officer,
    /// The issuer of the collective that the right is of.
    pub(super) issuer: IssuerCode,
    pub(super) at: At,
}

impl Books<'_> {
    /// What a deal is about, as it was; whoever asks has seen the deal.
    pub(super) async fn subject(self, thing: Thing<'_>) -> Result<Subject, Refused> {
        match thing {
            Thing::OperationRight { contract, parcels } => {
                self.parcels(Some(contract), parcels, contracted).await
            }
            Thing::Contracted { contract, parcels } => {
                self.parcels(Some(contract), parcels, measured).await
            }
            Thing::Granted(grant) => {
                let parcels: Vec<ParcelCode> = grant.parcels.iter().map(|it| it.parcel).collect();
                let granted = |_: &VillageRegister, it: &Parcel| granted(grant, it);
                self.parcels(Some(grant.contract), &parcels, granted).await
            }
            Thing::Collective(parcels) => self.parcels(None, parcels, measured).await,
            Thing::Homestead(unit) => self.homestead(unit).await,
            Thing::Shares { collective, holder, shares } => {
                let (_, book) = self.organisation(collective).await?;
                let holder = self.person(holder).await?;
                let what = Registered::Shares(shares);
                Ok(Subject { holder, collective: book.name, area_m2: None, what })
            }
            Thing::Asset { collective, asset } => self.asset(collective, asset).await,
        }
    }

    /// Somebody by their id.
    pub(super) async fn person(self, id: ObjectId) -> Result<Party, Refused> {
        let person = self.store.people(self.issuer.county(), &[id], self.at).await?.pop();
        let person = person.ok_or_else(|| gone("person", &id.to_string()))?;
        let known = person.person.fact();
        Ok(Party {
            name: known.name.clone(),
            document: mask_document_number(known.document.number.expose()),
            address: person.home.map(|(_, it)| it.fact().address.clone()).unwrap_or_default(),
        })
    }

    async fn parcels(
        self,
        contract: Option<ContractCode>,
        parcels: &[ParcelCode],
        counted: impl Fn(&VillageRegister, &Parcel) -> (Parcel, Decimal),
    ) -> Result<Subject, Refused> {
        let named = parcels.iter().map(|it| (ObjectKind::Parcel, it.to_string()));
        let contracted = contract.map(|it| (ObjectKind::LandContract, it.to_string()));
        let register = self.register(named.chain(contracted)).await?;
        let holder = match contract {
            Some(contract) => contractor(&register, contract)?,
            None => collective_of(&register, self.issuer)?,
        };
        let rows = register.parcels.iter().map(Row::fact);
        let named = rows.filter(|it| parcels.contains(&it.code));
        let mut found: Vec<(Parcel, Decimal)> = named.map(|it| counted(&register, it)).collect();
        found.sort_by_key(|(it, _)| it.code);
        if !parcels.iter().all(|code| found.iter().any(|(it, _)| it.code == *code)) {
            return Err(gone("parcel", &self.issuer.to_string()));
        }
        let area_m2 = Some(found.iter().map(|(_, area_m2)| *area_m2).sum());
        let collective = collective_of(&register, self.issuer)?.name;
        Ok(Subject { holder, collective, area_m2, what: Registered::Parcels(found) })
    }

    async fn homestead(self, unit: &UnitCode) -> Result<Subject, Refused> {
        let code = unit.to_string();
        let register = self.register([(ObjectKind::Homestead, code.clone())]).await?;
        let mut homesteads = register.homesteads.iter().map(Row::fact);
        let found = homesteads.find(|it| it.unit_code == *unit);
        let found = found.ok_or_else(|| gone("homestead", &code))?.clone();
        let mut households = register.households.iter();
        let household = households.find(|it| it.fact().code == found.household);
        let household = household.ok_or_else(|| gone("household", &code))?;
        let head = head(&register, household.id());
        let head = register.persons.iter().find(|it| Some(it.id()) == head).map(Row::fact);
        let document = head.map(|it| mask_document_number(it.document.number.expose()));
        let holder = Party {
            name: household.fact().head_name.clone(),
            document: document.unwrap_or_default(),
            address: household.fact().address.clone(),
        };
        let collective = collective_of(&register, self.issuer)?.name;
        // Its two areas stand in its table.
        Ok(Subject {
            holder,
            collective,
            area_m2: None,
            what: Registered::Homestead(Box::new(found)),
        })
    }

    async fn asset(self, collective: &CreditCode, asset: &str) -> Result<Subject, Refused> {
        let (key, book) = self.organisation(collective).await?;
        let assets: Vec<Row<Asset>> = self.store.of_collective(key, self.at).await?;
        let found = assets.iter().map(Row::fact).find(|it| it.code == asset).cloned();
        let what = Registered::Asset(Box::new(found.ok_or_else(|| gone("asset", asset))?));
        let document = book.credit_code.to_string();
        let holder = Party { name: book.name.clone(), document, address: String::new() };
        Ok(Subject { holder, collective: book.name, area_m2: None, what })
    }

    /// The objects of these codes, and the issuer.
    async fn register(
        self,
        codes: impl IntoIterator<Item = (ObjectKind, String)>,
    ) -> Result<VillageRegister, Refused> {
        let issuer = (ObjectKind::Issuer, self.issuer.to_string());
        let codes = codes.into_iter().chain([issuer]).collect();
        Ok(self.store.register_of(self.issuer.county(), &codes, self.at).await?)
    }

    async fn organisation(self, code: &CreditCode) -> Result<(CollectiveKey, Collective), Refused> {
        let (_, key) = find(self.store, self.officer, code.as_str()).await?;
        let collective: Option<Row<Collective>> =
            self.store.of_collective(key, self.at).await?.pop();
        let collective = collective.ok_or_else(|| gone("collective", code.as_str()))?;
        Ok((key, collective.fact().clone()))
    }
}

impl Subject {
    /// The particulars of what goes over, for those whom it concerns.
    pub(super) fn table(&self) -> DealTable {
        self.what.table()
    }

    /// The same for everybody.
    pub(super) fn public_table(&self) -> DealTable {
        self.what.public_table()
    }

    /// The same in one line.
    pub(super) fn in_short(&self) -> String {
        self.what.in_short()
    }
}

/// By 确权(合同)面积.
fn contracted(register: &VillageRegister, parcel: &Parcel) -> (Parcel, Decimal) {
    let mut contracted = register.contracted_parcels.iter().map(Row::fact);
    let found = contracted.find(|it| it.parcel == parcel.code);
    let area_m2 = found.map_or(parcel.measured_area_m2.0, |it| it.contract_area_m2.0);
    (parcel.clone(), area_m2)
}

/// By 实测面积.
fn measured(_: &VillageRegister, parcel: &Parcel) -> (Parcel, Decimal) {
    (parcel.clone(), parcel.measured_area_m2.0)
}

/// By what was granted of it, for what it is to be used.
fn granted(grant: &Grant, parcel: &Parcel) -> (Parcel, Decimal) {
    let mut of_parcel = grant.parcels.iter().filter(|it| it.parcel == parcel.code);
    let area_m2 = of_parcel.clone().map(|it| it.area_m2);
    let area_m2 = area_m2.fold(Decimal::ZERO, Decimal::saturating_add);
    let purpose = of_parcel.next_back().map_or(&parcel.purpose, |it| &it.purpose);
    (Parcel { purpose: purpose.clone(), ..parcel.clone() }, area_m2)
}

fn contractor(register: &VillageRegister, contract: ContractCode) -> Result<Party, Refused> {
    let mut contractors = register.contractors.iter().map(Row::fact);
    let found = contractors.find(|it| it.code == contract.contractor());
    let found = found.ok_or_else(|| gone("contractor", &contract.to_string()))?;
    Ok(Party {
        name: found.name.clone(),
        document: mask_document_number(found.document.number.expose()),
        address: found.address.clone(),
    })
}

fn collective_of(register: &VillageRegister, issuer: IssuerCode) -> Result<Party, Refused> {
    let found = register.issuers.iter().map(Row::fact).find(|it| it.code == issuer);
    let found = found.ok_or_else(|| gone("issuer", &issuer.to_string()))?;
    let (name, address) = (found.name.clone(), found.address.clone());
    Ok(Party { name, document: issuer.to_string(), address })
}

fn gone(what: &'static str, code: &str) -> Refused {
    Refused::Dangling { what, code: code.to_owned() }
}
