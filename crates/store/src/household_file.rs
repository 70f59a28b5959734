//! The household file 农户档案: one household with its members and its three books.

use std::collections::HashMap;

use identity::{County, DivisionCode};
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _};
use tenure::{
    Act, AsOf, Certificate, CertificateChange, Circulation, Collective, ContractRight,
    ContractedParcel, Contractor, Homestead, Household, HouseholdMember, Issuer, LandContract,
    ObjectId, ObjectKind, Parcel, Person, ShareHolding, TitleDocument, case::Restriction,
};
use uuid::Uuid;

use crate::{
    At, Fact, Keys, RegisterObject, Row, Scope, Store, StoreError, act,
    entity::{contractor, register_object},
    scope::county_of,
    select::{by_column, column},
    session::Session,
};

/// Where a household is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HouseholdKey {
    pub county: County,
    pub id: ObjectId,
    pub division: DivisionCode,
}

/// A household with all that it holds.
#[derive(Clone, Debug, PartialEq)]
pub struct HouseholdFile {
    pub county: County,
    pub division: DivisionCode,
    pub household: Row<Household>,
    /// The role under which it contracts land; a household without land has none.
    pub contractor: Option<Row<Contractor>>,
    pub members: Vec<(Row<HouseholdMember>, Row<Person>)>,
    pub contracts: Vec<ContractFile>,
    pub homesteads: Vec<Row<Homestead>>,
    pub share_holdings: Vec<(Row<ShareHolding>, Row<Collective>)>,
    /// What lies on the contracts and the homesteads on the day, in the order of the codes.
    pub restrictions: Vec<Row<Restriction>>,
    /// The acts that the rows name, in the order of their numbers.
    pub acts: Vec<Act>,
}

/// A land contract with all that rests on it.
#[derive(Clone, Debug, PartialEq)]
pub struct ContractFile {
    pub contract: Row<LandContract>,
    pub issuer: Row<Issuer>,
    pub right: Option<Row<ContractRight>>,
    pub certificate: Option<Row<Certificate>>,
    pub certificate_changes: Vec<Row<CertificateChange>>,
    pub title_documents: Vec<Row<TitleDocument>>,
    pub circulations: Vec<Row<Circulation>>,
    pub parcels: Vec<(Row<ContractedParcel>, Row<Parcel>)>,
}

impl Store {
    /// Finds a household by its own code, by its contractor code, or by its internal id.
    pub async fn find_household(
        &self,
        scope: &Scope,
        text: &str,
    ) -> Result<HouseholdKey, StoreError> {
        let session = self.read().await?;
        let id = Uuid::try_parse(text).ok();
        // A code says its county; an id does not.
        let county = scope.county().or_else(|| id.is_none().then(|| county_of(text)).flatten());
        let counties = match county {
            Some(county) => vec![county],
            None => act::counties(&session).await?,
        };
        for county in counties {
            let object = match id {
                Some(id) => object_by_id(&session, scope, county, id).await?,
                None => object_by_code(&session, scope, county, text).await?,
            };
            let Some(object) = object else { continue };
            let household = match object.kind {
                ObjectKind::Household => Some(object),
                ObjectKind::Contractor => {
                    household_of_contractor(&session, scope, county, object.id).await?
                }
                _ => None,
            };
            if let Some(RegisterObject { id, division, .. }) = household {
                return Ok(HouseholdKey { county, id, division });
            }
        }
        Err(StoreError::NotFound)
    }

    /// The file of a household, as it was on a day and as the register knew it at a moment.
    ///
    /// Phones are those of today: they are kept apart and have no history.
    pub async fn household_file(
        &self,
        scope: &Scope,
        county: County,
        id: ObjectId,
        as_of: AsOf,
    ) -> Result<HouseholdFile, StoreError> {
        let session = self.read().await?;
        let object = object_by_id(&session, scope, county, id.0).await?;
        let object = object.ok_or(StoreError::NotFound)?;
        let reader = Reader { session, keys: self.keys(), county, at: At::AsOf(as_of) };
        let file = reader.file(id, object.division).await?;
        let acts = act::by_id(&reader.session, county, acts_of(&file)).await?;
        Ok(HouseholdFile { acts, ..file })
    }
}

async fn object_by_id(
    session: &Session,
    scope: &Scope,
    county: County,
    id: Uuid,
) -> Result<Option<RegisterObject>, StoreError> {
    let found = register_object::Entity::find()
        .filter(register_object::Column::County.eq(county.as_str()))
        .filter(register_object::Column::Id.eq(id))
        .filter(scope.condition(column("register_object", "division")))
        .one(session)
        .await?;
    found.map(TryInto::try_into).transpose()
}

async fn object_by_code(
    session: &Session,
    scope: &Scope,
    county: County,
    code: &str,
) -> Result<Option<RegisterObject>, StoreError> {
    let kinds = [ObjectKind::Household.as_str(), ObjectKind::Contractor.as_str()];
    let found = register_object::Entity::find()
        .filter(register_object::Column::County.eq(county.as_str()))
        .filter(register_object::Column::Kind.is_in(kinds))
        .filter(register_object::Column::Code.eq(code))
        .filter(scope.condition(column("register_object", "division")))
        // `household` comes after `contractor`.
        .order_by_desc(register_object::Column::Kind)
        .one(session)
        .await?;
    found.map(TryInto::try_into).transpose()
}

/// The household that has the role of a contractor, by the last row that says so.
async fn household_of_contractor(
    session: &Session,
    scope: &Scope,
    county: County,
    id: ObjectId,
) -> Result<Option<RegisterObject>, StoreError> {
    let found = contractor::Entity::find()
        .filter(contractor::Column::County.eq(county.as_str()))
        .filter(contractor::Column::Id.eq(id.0))
        .order_by_desc(contractor::Column::Version)
        .one(session)
        .await?;
    match found.and_then(|it| it.household_id) {
        Some(household) => object_by_id(session, scope, county, household).await,
        None => Ok(None),
    }
}

/// Reads the parts of a file, all as of the same day and moment.
pub(crate) struct Reader<'a> {
    pub(crate) session: Session,
    pub(crate) keys: &'a Keys,
    pub(crate) county: County,
    pub(crate) at: At,
}

impl Reader<'_> {
    /// The rows whose column names one of the objects; what they belong to has been seen to lie in the scope.
    pub(crate) async fn rows<T: Fact>(
        &self,
        column: &'static str,
        ids: &[Uuid],
    ) -> Result<Vec<Row<T>>, StoreError> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        by_column(&self.session, self.keys, &Scope::Everywhere, self.county, column, ids, self.at)
            .await
    }

    async fn file(
        &self,
        id: ObjectId,
        division: DivisionCode,
    ) -> Result<HouseholdFile, StoreError> {
        let household = self.rows("id", &[id.0]).await?.pop().ok_or(StoreError::NotFound)?;
        let contractors: Vec<Row<Contractor>> = self.rows("household_id", &[id.0]).await?;
        let members: Vec<Row<HouseholdMember>> = self.rows("household_id", &[id.0]).await?;
        let persons = self.by_id(members.iter().map(|it| it.links.person)).await?;
        let holdings: Vec<Row<ShareHolding>> = self.rows("household_id", &[id.0]).await?;
        let collectives = self.by_id(holdings.iter().map(|it| it.links.collective)).await?;
        let contracts = self.contracts(&ids_of(&contractors)).await?;
        let homesteads: Vec<Row<Homestead>> = self.rows("household_id", &[id.0]).await?;
        let rights = contracts.iter().map(|it| it.contract.id());
        let rights = rights.chain(homesteads.iter().map(Row::id)).map(|it| it.0).collect();
        Ok(HouseholdFile {
            county: self.county,
            division,
            household,
            contractor: contractors.into_iter().next(),
            members: paired(members, &persons, |it| it.links.person),
            contracts,
            restrictions: self.restrictions(rights).await?,
            homesteads,
            share_holdings: paired(holdings, &collectives, |it| it.links.collective),
            acts: Vec::new(),
        })
    }

    async fn contracts(&self, contractors: &[Uuid]) -> Result<Vec<ContractFile>, StoreError> {
        self.with_parts(self.rows("contractor_id", contractors).await?).await
    }

    /// Contracts with all that rests on them.
    pub(crate) async fn with_parts(
        &self,
        contracts: Vec<Row<LandContract>>,
    ) -> Result<Vec<ContractFile>, StoreError> {
        let ids = ids_of(&contracts);
        let issuers = self.by_id(contracts.iter().map(|it| it.links.issuer)).await?;
        let mut rights = by_object(self.rows("id", &ids).await?);
        let mut certificates = by_object(self.rows("id", &ids).await?);
        let mut changes =
            grouped(self.rows("contract_id", &ids).await?, |it: &Row<CertificateChange>| {
                it.links.contract
            });
        let mut documents =
            grouped(self.rows("contract_id", &ids).await?, |it: &Row<TitleDocument>| {
                it.links.contract
            });
        let mut circulations =
            grouped(self.rows("contract_id", &ids).await?, |it: &Row<Circulation>| {
                it.links.contract
            });
        let contracted: Vec<Row<ContractedParcel>> = self.rows("contract_id", &ids).await?;
        let parcels = self.by_id(contracted.iter().map(|it| it.links.parcel)).await?;
        let contracted = paired(contracted, &parcels, |it| it.links.parcel);
        let mut contracted = grouped(contracted, |(it, _)| it.links.contract);
        let file = |contract: Row<LandContract>| {
            let id = contract.id();
            let issuer = issuers.get(&contract.links.issuer)?.clone();
            Some(ContractFile {
                issuer,
                right: rights.remove(&id),
                certificate: certificates.remove(&id),
                certificate_changes: changes.remove(&id).unwrap_or_default(),
                title_documents: documents.remove(&id).unwrap_or_default(),
                circulations: circulations.remove(&id).unwrap_or_default(),
                parcels: contracted.remove(&id).unwrap_or_default(),
                contract,
            })
        };
        Ok(contracts.into_iter().filter_map(file).collect())
    }

    /// The restrictions that hold on the day, each as its last version says it.
    ///
    /// One that was lifted has a version that says its last day, and that version goes on.
    async fn restrictions(&self, rights: Vec<Uuid>) -> Result<Vec<Row<Restriction>>, StoreError> {
        let rows = by_object(self.rows::<Restriction>("on_id", &rights).await?);
        let holds = |it: &Restriction| match self.at {
            At::AsOf(at) => {
                it.first_day <= at.as_of && it.last_day.is_none_or(|last| at.as_of <= last)
            }
            At::Current | At::AfterAct { .. } | At::Known(_) => true,
        };
        let mut rows: Vec<_> = rows.into_values().filter(|row| holds(row.fact())).collect();
        rows.sort_by(|one, other| one.fact().code.cmp(&other.fact().code));
        Ok(rows)
    }

    async fn by_id<T: Fact>(
        &self,
        ids: impl Iterator<Item = ObjectId>,
    ) -> Result<HashMap<ObjectId, Row<T>>, StoreError> {
        let mut ids: Vec<Uuid> = ids.map(|it| it.0).collect();
        ids.sort_unstable();
        ids.dedup();
        Ok(by_object(self.rows("id", &ids).await?))
    }
}

fn ids_of<T: Fact>(rows: &[Row<T>]) -> Vec<Uuid> {
    rows.iter().map(|it| it.id().0).collect()
}

/// The rows by their objects; where days overlap the later version stands.
fn by_object<T: Fact>(rows: Vec<Row<T>>) -> HashMap<ObjectId, Row<T>> {
    rows.into_iter().map(|it| (it.id(), it)).collect()
}

fn grouped<T>(rows: Vec<T>, of: impl Fn(&T) -> ObjectId) -> HashMap<ObjectId, Vec<T>> {
    let mut groups: HashMap<ObjectId, Vec<T>> = HashMap::new();
    for row in rows {
        groups.entry(of(&row)).or_default().push(row);
    }
    groups
}

/// Each row with what it refers to; what did not hold on the day is left out with it.
fn paired<T: Fact, U: Fact>(
    rows: Vec<Row<T>>,
    others: &HashMap<ObjectId, Row<U>>,
    of: impl Fn(&Row<T>) -> ObjectId,
) -> Vec<(Row<T>, Row<U>)> {
    let pair = |row: Row<T>| others.get(&of(&row)).cloned().map(|other| (row, other));
    rows.into_iter().filter_map(pair).collect()
}

/// Every act that a row of the file names.
fn acts_of(file: &HouseholdFile) -> Vec<Uuid> {
    let mut acts = Vec::new();
    note(&mut acts, &file.household);
    file.contractor.iter().for_each(|it| note(&mut acts, it));
    for (member, person) in &file.members {
        note(&mut acts, member);
        note(&mut acts, person);
    }
    file.contracts.iter().for_each(|it| note_contract(&mut acts, it));
    file.homesteads.iter().for_each(|it| note(&mut acts, it));
    file.restrictions.iter().for_each(|it| note(&mut acts, it));
    for (holding, collective) in &file.share_holdings {
        note(&mut acts, holding);
        note(&mut acts, collective);
    }
    acts
}

/// The acts that made a row and that closed it.
pub(crate) fn note<T: Fact>(acts: &mut Vec<Uuid>, row: &Row<T>) {
    acts.push(row.version().act.0);
    acts.extend(row.version().superseded.map(|(act, _)| act.0));
}

/// The same of a contract with its parts.
pub(crate) fn note_contract(acts: &mut Vec<Uuid>, contract: &ContractFile) {
    note(acts, &contract.contract);
    note(acts, &contract.issuer);
    contract.right.iter().for_each(|it| note(acts, it));
    contract.certificate.iter().for_each(|it| note(acts, it));
    contract.certificate_changes.iter().for_each(|it| note(acts, it));
    contract.title_documents.iter().for_each(|it| note(acts, it));
    contract.circulations.iter().for_each(|it| note(acts, it));
    for (contracted, parcel) in &contract.parcels {
        note(acts, contracted);
        note(acts, parcel);
    }
}
