//! What is registered of a village, as the facts that a package would bring: the way out.

use std::collections::{HashMap, HashSet};

use identity::{ContractorCode, County, DivisionCode};
use store::{Fact, Row, Store, VillageRegister};
use tenure::submission::Table;
use tenure::takeover::{ContractFile, Entered, HouseholdFile, MemberFact, Takeover};
use tenure::{AsOf, CertificateChangeKind, DivisionArea, HouseholdMember, ObjectId, Person};

use crate::{Officer, Refused};

/// The counties and their villages in the officer's division that have anything registered.
pub async fn villages(
    store: &Store,
    officer: &Officer,
) -> Result<Vec<(County, Vec<DivisionCode>)>, Refused> {
    let mut found: Vec<(County, Vec<DivisionCode>)> = Vec::new();
    for village in store.villages(&officer.scope).await? {
        let county = village.county();
        match found.last_mut() {
            Some((last, villages)) if *last == county => villages.push(village),
            _ => found.push((county, vec![village])),
        }
    }
    Ok(found)
}

/// All that is registered of a village on a day, as known at a moment.
pub async fn village_facts(
    store: &Store,
    officer: &Officer,
    village: &DivisionCode,
    at: AsOf,
) -> Result<Takeover, Refused> {
    let register = store.village_register(&officer.scope, village, at).await?;
    Ok(facts_of(register))
}

/// The areas of the county and its towns, which belong to no village.
pub async fn county_areas(
    store: &Store,
    officer: &Officer,
    county: County,
    at: AsOf,
) -> Result<Takeover, Refused> {
    let mut rows =
        store.rows_of::<DivisionArea>(&officer.scope, &DivisionCode::from(county), at).await?;
    rows.retain(above_villages);
    let division_areas = in_order(rows, division_area);
    Ok(Takeover { division_areas, ..Takeover::default() })
}

/// Whether an area is that of the county or of a town.
pub(crate) fn above_villages(area: &Row<DivisionArea>) -> bool {
    area.fact().code.as_str().len() < VILLAGE_LENGTH
}

const VILLAGE_LENGTH: usize = 12;

pub(crate) fn facts_of(register: VillageRegister) -> Takeover {
    let contracts = contract_files(&register);
    let households = household_files(&register);
    Takeover {
        issuers: in_order(register.issuers, |row| entered(row, Table::Issuer)),
        households,
        contractors: in_order(register.contractors, |row| entered(row, Table::Contractor)),
        parcels: in_order(register.parcels, |row| entered(row, Table::Parcel)),
        contracts,
        homesteads: in_order(register.homesteads, |row| entered(row, Table::Homestead)),
        collectives: in_order(register.collectives, |row| entered(row, Table::Collective)),
        share_holdings: in_order(register.share_holdings, |row| entered(row, Table::ShareHolding)),
        boundary_points: in_order(register.boundary_points, |row| {
            entered(row, Table::BoundaryPoint)
        }),
        boundary_lines: in_order(register.boundary_lines, |row| entered(row, Table::BoundaryLine)),
        division_areas: in_order(register.division_areas, division_area),
    }
}

/// A row as the fact that it was read from.
fn entered<T: Fact>(row: Row<T>, table: Table) -> Entered<T> {
    let version = row.registered.version;
    // The source of a row ends with its number; a fact that was not taken over has none, and goes last.
    let number = version
        .source
        .as_deref()
        .and_then(|it| it.rsplit_once(':'))
        .and_then(|(_, row)| row.parse().ok());
    Entered {
        fact: row.registered.fact,
        first_day: version.first_day,
        table,
        row: number.unwrap_or(u64::MAX),
    }
}

/// The facts of rows, in the order in which they were delivered.
fn in_order<T: Fact>(rows: Vec<Row<T>>, of_row: impl Fn(Row<T>) -> Entered<T>) -> Vec<Entered<T>> {
    let mut facts: Vec<Entered<T>> = rows.into_iter().map(of_row).collect();
    facts.sort_by_key(|it| it.row);
    facts
}

fn division_area(row: Row<DivisionArea>) -> Entered<DivisionArea> {
    let table = match row.fact().code.as_str().len() {
        6 => Table::County,
        9 => Table::Town,
        12 => Table::VillageArea,
        _ => Table::Group,
    };
    entered(row, table)
}

fn household_files(register: &VillageRegister) -> Vec<HouseholdFile> {
    let persons: HashMap<ObjectId, &Row<Person>> =
        register.persons.iter().map(|row| (row.id(), row)).collect();
    let mut members: HashMap<ObjectId, Vec<&Row<HouseholdMember>>> = HashMap::new();
    for row in &register.members {
        members.entry(row.links.household).or_default().push(row);
    }
    let contracting: HashSet<ContractorCode> =
        register.contractors.iter().map(|row| row.fact().code).collect();
    let mut files: Vec<HouseholdFile> = register
        .households
        .iter()
        .map(|row| {
            let contractor = row.fact().code.contractor();
            let tables = if contractor.is_some_and(|it| contracting.contains(&it)) {
                (Table::Contractor, Table::Member)
            } else {
                (Table::Household, Table::HouseholdMember)
            };
            let rows = members.remove(&row.id()).unwrap_or_default();
            let mut members: Vec<_> =
                rows.into_iter().filter_map(|it| member(it, &persons, tables.1)).collect();
            members.sort_by_key(|it| it.row);
            HouseholdFile { household: entered(row.clone(), tables.0), members }
        })
        .collect();
    files.sort_by_key(|it| (it.household.table, it.household.row));
    files
}

fn member(
    row: &Row<HouseholdMember>,
    persons: &HashMap<ObjectId, &Row<Person>>,
    table: Table,
) -> Option<Entered<MemberFact>> {
    let person = persons.get(&row.links.person)?.fact().clone();
    let Entered { fact: member, first_day, table, row } = entered(row.clone(), table);
    Some(Entered { fact: MemberFact { person, member }, first_day, table, row })
}

fn contract_files(register: &VillageRegister) -> Vec<ContractFile> {
    let mut files: Vec<ContractFile> = Vec::with_capacity(register.contracts.len());
    let mut places: HashMap<ObjectId, usize> = HashMap::with_capacity(register.contracts.len());
    for row in &register.contracts {
        places.insert(row.id(), files.len());
        files.push(ContractFile {
            contract: entered(row.clone(), Table::LandContract),
            parcels: Vec::new(),
            right: None,
            certificate: None,
            changes: Vec::new(),
            title_documents: Vec::new(),
            circulations: Vec::new(),
        });
    }
    let mut put = |contract: ObjectId, hang: &mut dyn FnMut(&mut ContractFile)| {
        if let Some(file) = places.get(&contract).and_then(|place| files.get_mut(*place)) {
            hang(file);
        }
    };
    for row in &register.contracted_parcels {
        put(row.links.contract, &mut |file| {
            file.parcels.push(entered(row.clone(), Table::ContractedParcel));
        });
    }
    for row in &register.rights {
        put(row.id(), &mut |file| file.right = Some(entered(row.clone(), Table::ContractRight)));
    }
    for row in &register.certificates {
        put(row.id(), &mut |file| {
            file.certificate = Some(entered(row.clone(), Table::Certificate));
        });
    }
    for row in &register.certificate_changes {
        let table = match row.fact().kind {
            CertificateChangeKind::Reissue => Table::Reissue,
            CertificateChangeKind::Replacement => Table::Replacement,
            CertificateChangeKind::Cancellation => Table::Cancellation,
        };
        put(row.links.contract, &mut |file| file.changes.push(entered(row.clone(), table)));
    }
    for row in &register.title_documents {
        put(row.links.contract, &mut |file| {
            file.title_documents.push(entered(row.clone(), Table::TitleDocument));
        });
    }
    for row in &register.circulations {
        put(row.links.contract, &mut |file| {
            file.circulations.push(entered(row.clone(), Table::Circulation));
        });
    }
    files.sort_by_key(|it| it.contract.row);
    files
}
