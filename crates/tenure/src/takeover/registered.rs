//! What is registered, as rows that the rules can look at: the submission that it would be.

use std::collections::BTreeMap;

use geometry::Crs;

use super::{Takeover, render};
use crate::submission::{CountyFacts, DivisionArea, Member, Record, Table, Village};

/// The tables that a register of contracted land has, whether or not they have a row (NY/T 2539-2016 表3).
///
/// Another one that is empty may never have been delivered for the village.
const ALWAYS_THERE: [Table; 8] = [
    Table::Issuer,
    Table::Contractor,
    Table::Member,
    Table::ContractedParcel,
    Table::LandContract,
    Table::ContractRight,
    Table::Certificate,
    Table::Parcel,
];

/// The facts of a village of the register as rows, with what its county would say beside them.
///
/// Feature numbers are not compared: each is unique in the layer that it was delivered in (NY/T 2539-2016 表A.10), and the register is made of many layers.
/// Whether an identity number stands again elsewhere is for the caller to add.
pub fn registered(county: &str, village: &str, facts: &Takeover) -> (Village, CountyFacts) {
    let rows = render(village, facts);
    let mut county =
        CountyFacts { county: county.into(), crs: systems(facts), ..CountyFacts::default() };
    county.rows = ALWAYS_THERE.map(|it| (it, 0)).into();
    count_rows(&rows, &mut county.rows);
    (rows, county)
}

/// The coordinate system of each layer; of a layer that lies in several none is known.
fn systems(facts: &Takeover) -> BTreeMap<Table, Crs> {
    let of = |table: Table, crs: Vec<Crs>| {
        let one = crs.first().copied().filter(|it| crs.iter().all(|other| other == it));
        one.map(|it| (table, it))
    };
    let layers = [
        of(Table::Parcel, facts.parcels.iter().map(|it| it.fact.crs).collect()),
        of(Table::Homestead, facts.homesteads.iter().map(|it| it.fact.crs).collect()),
        of(Table::BoundaryPoint, facts.boundary_points.iter().map(|it| it.fact.crs).collect()),
        of(Table::BoundaryLine, facts.boundary_lines.iter().map(|it| it.fact.crs).collect()),
    ];
    let areas = [Table::County, Table::Town, Table::VillageArea, Table::Group].map(|table| {
        let of_table = facts.division_areas.iter().filter(|it| it.table == table);
        of(table, of_table.map(|it| it.fact.crs).collect())
    });
    layers.into_iter().chain(areas).flatten().collect()
}

/// Adds the numbers of rows; a table without any is left out.
fn count_rows(village: &Village, rows: &mut BTreeMap<Table, u64>) {
    fn add<R: Record>(rows: &mut BTreeMap<Table, u64>, of_table: &[R]) {
        if !of_table.is_empty() {
            rows.insert(R::TABLE, u64::try_from(of_table.len()).unwrap_or(u64::MAX));
        }
    }
    add(rows, &village.issuers);
    add(rows, &village.contractors);
    add(rows, &village.contracted_parcels);
    add(rows, &village.land_contracts);
    add(rows, &village.circulations);
    add(rows, &village.title_documents);
    add(rows, &village.contract_rights);
    add(rows, &village.certificates);
    add(rows, &village.reissues);
    add(rows, &village.replacements);
    add(rows, &village.cancellations);
    add(rows, &village.parcels);
    add(rows, &village.boundary_points);
    add(rows, &village.boundary_lines);
    add(rows, &village.households);
    add(rows, &village.homesteads);
    add(rows, &village.collectives);
    add(rows, &village.share_holdings);
    let members = village.members.iter().map(Member::table);
    for table in members.chain(village.division_areas.iter().map(DivisionArea::table)) {
        *rows.entry(table).or_default() += 1;
    }
}
