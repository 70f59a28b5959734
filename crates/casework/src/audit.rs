//! What an audit 稽核 looks through: each village as it is registered, and which act made each row.

use std::collections::{HashMap, HashSet};

use identity::{County, DivisionCode};
use store::{Fact, Row, Store, VillageRegister};
use tenure::submission::identity_key;
use tenure::takeover::Takeover;
use tenure::{ActId, AsOf, DivisionArea, HouseholdMember, ObjectId, Person};

use crate::village_facts::{above_villages, facts_of};
use crate::{Officer, Refused};

/// A village as it is registered, its rows numbered from 1 whatever their tables.
#[derive(Clone, Debug, Default)]
pub struct AuditedVillage {
    pub facts: Takeover,
    /// What the rows belong to, in the order of their numbers.
    pub rows: Vec<AuditedRow>,
}

/// What a registered row belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditedRow {
    /// The code of the row's object, or of the object that the row is a part of.
    pub object: String,
    /// The number of the act that made the row.
    pub act: Option<i64>,
}

/// All that is registered of a village on a day, as known at a moment, with the acts that it comes from.
pub async fn audited_village(
    store: &Store,
    officer: &Officer,
    village: &DivisionCode,
    at: AsOf,
) -> Result<AuditedVillage, Refused> {
    let register = store.village_register(&officer.scope, village, at).await?;
    audited(store, village.county(), register).await
}

/// The areas of a county and its towns, which belong to no village; none where the county is not the officer's.
pub async fn audited_areas(
    store: &Store,
    officer: &Officer,
    county: County,
    at: AsOf,
) -> Result<AuditedVillage, Refused> {
    let division = DivisionCode::from(county);
    if !officer.scope.contains(&division) {
        return Ok(AuditedVillage::default());
    }
    let mut areas = store.rows_of::<DivisionArea>(&officer.scope, &division, at).await?;
    areas.retain(above_villages);
    let register = VillageRegister { division_areas: areas, ..VillageRegister::default() };
    audited(store, county, register).await
}

async fn audited(
    store: &Store,
    county: County,
    mut register: VillageRegister,
) -> Result<AuditedVillage, Refused> {
    let mut numbered = Numbered::default();
    numbered.number(&mut register);
    let Numbered(made) = numbered;
    let acts: HashSet<ActId> = made.iter().map(|it| it.act).collect();
    let numbers = store.act_numbers(county, acts).await?;
    let row = |Made { object, act }| AuditedRow { object, act: numbers.get(&act).copied() };
    let rows = made.into_iter().map(row).collect();
    Ok(AuditedVillage { facts: facts_of(register), rows })
}

/// Identity numbers that more than one member of a county bears, by [`identity_key`]; village by village, keeping the keys alone.
pub async fn repeated_identity_numbers(
    store: &Store,
    officer: &Officer,
    villages: &[DivisionCode],
    at: AsOf,
) -> Result<HashSet<u64>, Refused> {
    let mut keys: HashMap<ObjectId, u64> = HashMap::new();
    for village in villages {
        for row in store.rows_of::<Person>(&officer.scope, village, at).await? {
            let number = row.fact().document.number.expose();
            if !number.is_empty() {
                keys.insert(row.id(), identity_key(number));
            }
        }
    }
    let (mut seen, mut repeated) = (HashSet::new(), HashSet::new());
    for village in villages {
        for row in store.rows_of::<HouseholdMember>(&officer.scope, village, at).await? {
            let Some(key) = keys.get(&row.links.person) else { continue };
            if !seen.insert(*key) {
                repeated.insert(*key);
            }
        }
    }
    Ok(repeated)
}

/// The rows of a village while they are numbered.
#[derive(Default)]
struct Numbered(Vec<Made>);

/// A row's object, and the act that made the row.
struct Made {
    object: String,
    act: ActId,
}

impl Numbered {
    /// Numbers the rows; [`facts_of`] reads the numbers again.
    fn number(&mut self, register: &mut VillageRegister) {
        let households: HashMap<ObjectId, String> =
            register.households.iter().map(|it| (it.id(), it.fact().code.to_string())).collect();
        let household = |id: ObjectId| households.get(&id).cloned().unwrap_or_default();
        self.take(&mut register.issuers, |it| it.fact().code.to_string());
        self.take(&mut register.contractors, |it| it.fact().code.to_string());
        self.take(&mut register.households, |it| it.fact().code.to_string());
        self.take(&mut register.members, |it| household(it.links.household));
        self.take(&mut register.parcels, |it| it.fact().code.to_string());
        self.take(&mut register.contracts, |it| it.fact().code.to_string());
        self.take(&mut register.contracted_parcels, |it| it.fact().parcel.to_string());
        self.take(&mut register.rights, |it| it.fact().code.to_string());
        self.take(&mut register.certificates, |it| it.fact().code.to_string());
        self.take(&mut register.certificate_changes, |it| it.fact().certificate.to_string());
        self.take(&mut register.title_documents, |it| it.fact().certificate.to_string());
        self.take(&mut register.circulations, |it| it.fact().code.clone());
        self.take(&mut register.homesteads, |it| it.fact().unit_code.to_string());
        self.take(&mut register.collectives, |it| it.fact().credit_code.to_string());
        self.take(&mut register.share_holdings, |it| it.fact().collective.to_string());
        self.take(&mut register.boundary_points, |it| it.fact().number.clone());
        self.take(&mut register.boundary_lines, |it| it.fact().parcel_codes.clone());
        self.take(&mut register.division_areas, |it| it.fact().code.to_string());
    }

    fn take<T: Fact>(&mut self, rows: &mut [Row<T>], object: impl Fn(&Row<T>) -> String) {
        for row in rows {
            self.0.push(Made { object: object(row), act: row.version().act });
            row.registered.version.source = Some(format!("{}:{}", T::NAME, self.0.len()));
        }
    }
}
