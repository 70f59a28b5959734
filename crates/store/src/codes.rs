//! The part of the register that a case touches, found by the codes that its request names.

use std::collections::{BTreeMap, BTreeSet};

use identity::County;
use tenure::{
    ContractedParcel, Contractor, Homestead, LandContract, ObjectId, ObjectKind, case::Restriction,
};
use uuid::Uuid;

use crate::{
    At, Fact, Keys, RegisterObject, Row, Scope, Store, StoreError, Unit, VillageRegister, object,
    select::by_column, session::Session,
};

/// Codes of objects, by kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Codes(BTreeMap<ObjectKind, BTreeSet<String>>);

impl Codes {
    /// Adds a code.
    pub fn insert(&mut self, kind: ObjectKind, code: impl Into<String>) {
        self.0.entry(kind).or_default().insert(code.into());
    }
}

impl FromIterator<(ObjectKind, String)> for Codes {
    fn from_iter<I: IntoIterator<Item = (ObjectKind, String)>>(codes: I) -> Self {
        let mut all = Self::default();
        codes.into_iter().for_each(|(kind, code)| all.insert(kind, code));
        all
    }
}

impl Unit {
    /// The objects with these codes as they are now, each whole.
    ///
    /// - A contractor brings its household and its contracts; a parcel brings the contracts that it is under.
    /// - A contract brings its issuer, its contractor, its parcels, its right, its certificate, and what lies on it.
    /// - A household brings its members, its contractor, and its homesteads; a homestead brings its household.
    /// - A restriction brings what it lies on.
    ///
    /// Shares, boundaries and areas of divisions are none of a case's, and stay out.
    /// Among the objects are those of the codes that have ended, since a code is never used again.
    pub async fn register_of(&mut self, codes: &Codes) -> Result<VillageRegister, StoreError> {
        let Self { session, keys, county, .. } = self;
        Reader { session, keys, county: *county, at: At::Current }.whole(codes).await
    }
}

impl Store {
    /// The same, as it was: each object that the codes name, whole.
    ///
    /// Whoever asks has seen that the objects lie in the officer's division.
    pub async fn register_of(
        &self,
        county: County,
        codes: &Codes,
        at: At,
    ) -> Result<VillageRegister, StoreError> {
        let session = self.read().await?;
        Reader { session: &session, keys: self.keys(), county, at }.whole(codes).await
    }
}

/// Ids of objects, by what they are.
#[derive(Clone, Default)]
pub(crate) struct Touched(BTreeMap<ObjectKind, BTreeSet<Uuid>>);

impl Touched {
    fn of(objects: &[RegisterObject]) -> Self {
        let mut touched = Self::default();
        for object in objects {
            touched.insert(object.kind, object.id);
        }
        touched
    }

    fn insert(&mut self, kind: ObjectKind, id: ObjectId) {
        self.0.entry(kind).or_default().insert(id.0);
    }

    pub(crate) fn extend(&mut self, kind: ObjectKind, ids: impl IntoIterator<Item = ObjectId>) {
        self.0.entry(kind).or_default().extend(ids.into_iter().map(|it| it.0));
    }

    /// Adds the objects of rows.
    pub(crate) fn take(&mut self, register: &VillageRegister) {
        self.extend(ObjectKind::Issuer, register.issuers.iter().map(Row::id));
        self.extend(ObjectKind::Contractor, register.contractors.iter().map(Row::id));
        self.extend(ObjectKind::Household, register.households.iter().map(Row::id));
        self.extend(ObjectKind::LandContract, register.contracts.iter().map(Row::id));
        self.extend(ObjectKind::Parcel, register.parcels.iter().map(Row::id));
    }

    fn ids(&self, kind: ObjectKind) -> Vec<Uuid> {
        self.0.get(&kind).into_iter().flatten().copied().collect()
    }
}

struct Reader<'a> {
    session: &'a Session,
    keys: &'a Keys,
    county: County,
    at: At,
}

/// What objects of several kinds were at a time, each whole; a parcel brings nothing with it but itself.
pub(crate) async fn around(
    session: &Session,
    keys: &Keys,
    county: County,
    at: At,
    touched: &Touched,
) -> Result<VillageRegister, StoreError> {
    let reader = Reader { session, keys, county, at };
    let mut others = touched.clone();
    let parcels = others.0.remove(&ObjectKind::Parcel).unwrap_or_default();
    let mut register = reader.register(others).await?;
    let read: BTreeSet<Uuid> = register.parcels.iter().map(|it| it.id().0).collect();
    let more: Vec<Uuid> = parcels.difference(&read).copied().collect();
    register.parcels.extend(reader.rows("id", &more).await?);
    register.parcels.sort_by_key(Row::id);
    Ok(register)
}

impl Reader<'_> {
    async fn whole(&self, codes: &Codes) -> Result<VillageRegister, StoreError> {
        let (session, county) = (self.session, self.county);
        let mut named = Vec::new();
        for (kind, codes) in &codes.0 {
            let codes: Vec<String> = codes.iter().cloned().collect();
            named.extend(object::by_code(session, county, *kind, &codes).await?);
        }
        let mut register = self.register(Touched::of(&named)).await?;
        let mut ids: BTreeSet<Uuid> = named.iter().map(|it| it.id.0).collect();
        ids.extend(ids_of_register(&register));
        let ids: Vec<Uuid> = ids.into_iter().collect();
        register.objects = object::by_id(session, county, &ids).await?;
        Ok(register)
    }

    async fn rows<T: Fact>(
        &self,
        column: &'static str,
        ids: &[Uuid],
    ) -> Result<Vec<Row<T>>, StoreError> {
        let (session, everywhere) = (self.session, Scope::Everywhere);
        by_column(session, self.keys, &everywhere, self.county, column, ids, self.at).await
    }

    async fn register(&self, mut touched: Touched) -> Result<VillageRegister, StoreError> {
        self.follow_restrictions(&mut touched).await?;
        self.follow_to_contracts(&mut touched).await?;
        self.follow_to_households(&mut touched).await?;
        let contracts = touched.ids(ObjectKind::LandContract);
        let households = touched.ids(ObjectKind::Household);
        let contracted: Vec<Row<ContractedParcel>> = self.rows("contract_id", &contracts).await?;
        touched.extend(ObjectKind::Parcel, contracted.iter().map(|it| it.links.parcel));
        let members: Vec<Row<tenure::HouseholdMember>> =
            self.rows("household_id", &households).await?;
        touched.extend(ObjectKind::Person, members.iter().map(|it| it.links.person));
        let restricted: Vec<Uuid> =
            [contracts.clone(), touched.ids(ObjectKind::Homestead)].concat();
        Ok(VillageRegister {
            issuers: self.rows("id", &touched.ids(ObjectKind::Issuer)).await?,
            contractors: self.rows("id", &touched.ids(ObjectKind::Contractor)).await?,
            households: self.rows("id", &households).await?,
            persons: self.rows("id", &touched.ids(ObjectKind::Person)).await?,
            members,
            parcels: self.rows("id", &touched.ids(ObjectKind::Parcel)).await?,
            contracts: self.rows("id", &contracts).await?,
            contracted_parcels: contracted,
            rights: self.rows("id", &contracts).await?,
            certificates: self.rows("id", &contracts).await?,
            certificate_changes: self.rows("contract_id", &contracts).await?,
            title_documents: self.rows("contract_id", &contracts).await?,
            circulations: self.rows("contract_id", &contracts).await?,
            homesteads: self.rows("id", &touched.ids(ObjectKind::Homestead)).await?,
            restrictions: self.rows("on_id", &restricted).await?,
            ..VillageRegister::default()
        })
    }

    /// From restrictions to what they lie on.
    async fn follow_restrictions(&self, touched: &mut Touched) -> Result<(), StoreError> {
        let named = touched.ids(ObjectKind::Restriction);
        let restrictions: Vec<Row<Restriction>> = self.rows("id", &named).await?;
        let on: Vec<Uuid> = restrictions.iter().map(|it| it.links.on.0).collect();
        for object in object::by_id(self.session, self.county, &on).await? {
            touched.insert(object.kind, object.id);
        }
        Ok(())
    }

    /// From contractors, households and parcels to contracts, and from those to their parties.
    async fn follow_to_contracts(&self, touched: &mut Touched) -> Result<(), StoreError> {
        let households = touched.ids(ObjectKind::Household);
        let roles: Vec<Row<Contractor>> = self.rows("household_id", &households).await?;
        touched.extend(ObjectKind::Contractor, roles.iter().map(Row::id));
        let contractors = touched.ids(ObjectKind::Contractor);
        let theirs: Vec<Row<LandContract>> = self.rows("contractor_id", &contractors).await?;
        touched.extend(ObjectKind::LandContract, theirs.iter().map(Row::id));
        let parcels = touched.ids(ObjectKind::Parcel);
        let over: Vec<Row<ContractedParcel>> = self.rows("parcel_id", &parcels).await?;
        touched.extend(ObjectKind::LandContract, over.iter().map(|it| it.links.contract));
        let named = touched.ids(ObjectKind::LandContract);
        let contracts: Vec<Row<LandContract>> = self.rows("id", &named).await?;
        touched.extend(ObjectKind::Issuer, contracts.iter().map(|it| it.links.issuer));
        touched.extend(ObjectKind::Contractor, contracts.iter().map(|it| it.links.contractor));
        Ok(())
    }

    /// From contractors and homesteads to households, and from those to all their homesteads.
    async fn follow_to_households(&self, touched: &mut Touched) -> Result<(), StoreError> {
        let contractors: Vec<Row<Contractor>> =
            self.rows("id", &touched.ids(ObjectKind::Contractor)).await?;
        let roles = contractors.iter().filter_map(|it| it.links.household);
        touched.extend(ObjectKind::Household, roles);
        let named = touched.ids(ObjectKind::Homestead);
        let homesteads: Vec<Row<Homestead>> = self.rows("id", &named).await?;
        touched.extend(ObjectKind::Household, homesteads.iter().map(|it| it.links.household));
        let households = touched.ids(ObjectKind::Household);
        let theirs: Vec<Row<Homestead>> = self.rows("household_id", &households).await?;
        touched.extend(ObjectKind::Homestead, theirs.iter().map(Row::id));
        Ok(())
    }
}

/// The objects that the rows are versions of, and no row of which is a version of a part of one.
fn ids_of_register(register: &VillageRegister) -> BTreeSet<Uuid> {
    fn ids<T: Fact>(rows: &[Row<T>]) -> impl Iterator<Item = Uuid> + '_ {
        rows.iter().map(|it| it.id().0)
    }
    ids(&register.issuers)
        .chain(ids(&register.contractors))
        .chain(ids(&register.households))
        .chain(ids(&register.persons))
        .chain(ids(&register.parcels))
        .chain(ids(&register.contracts))
        .chain(ids(&register.homesteads))
        .chain(ids(&register.restrictions))
        .collect()
}
