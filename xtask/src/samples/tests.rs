//! The samples, made anew and read back.

mod read_back;

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use geometry::Crs;
use tenure::Moment;
use tenure::rules::{self, Facts, Parameters};
use tenure::submission::{CountyFacts, Record as _, Table, Village, identity_key};

use super::counties::CountyPlan;
use super::plan::VillagePlan;
use super::{FOLDER, broken, villages};

/// What a reader would know of the package that the village is written to.
fn county_facts(county: &CountyPlan, village: &Village) -> CountyFacts {
    let mut facts = CountyFacts { county: county.code.into(), ..CountyFacts::default() };
    let rows = [
        (Table::Issuer, village.issuers.len()),
        (Table::Contractor, village.contractors.len()),
        (Table::Member, village.members.iter().filter(|it| !it.landless).count()),
        (Table::ContractedParcel, village.contracted_parcels.len()),
        (Table::LandContract, village.land_contracts.len()),
        (Table::Circulation, village.circulations.len()),
        (Table::TitleDocument, village.title_documents.len()),
        (Table::ContractRight, village.contract_rights.len()),
        (Table::Certificate, village.certificates.len()),
        (Table::Reissue, village.reissues.len()),
        (Table::Replacement, village.replacements.len()),
        (Table::Cancellation, village.cancellations.len()),
        (Table::Parcel, village.parcels.len()),
        (Table::BoundaryPoint, village.boundary_points.len()),
        (Table::BoundaryLine, village.boundary_lines.len()),
        (Table::VillageArea, village.division_areas.len()),
        (Table::Group, village.division_areas.len()),
        (Table::Household, village.households.len()),
        (Table::HouseholdMember, village.members.iter().filter(|it| it.landless).count()),
        (Table::Homestead, village.homesteads.len()),
        (Table::Collective, village.collectives.len()),
        (Table::ShareHolding, village.share_holdings.len()),
    ];
    for (table, n_rows) in rows {
        if n_rows > 0 {
            facts.rows.insert(table, n_rows as u64);
        }
    }
    facts.crs.insert(Table::Parcel, Crs::GaussKruger(county.zone().unwrap()));
    facts
}

fn findings(county: &CountyPlan, village: &Village) -> Vec<String> {
    let facts = county_facts(county, village);
    let parameters = Parameters::default();
    let facts = Facts::new(village, &facts, &parameters);
    let tallies = rules::check_village(&facts, Moment::Takeover);
    tallies
        .iter()
        .flat_map(|(rule, tally)| {
            tally.violations.iter().map(|it| format!("{}: {it:?}", rule.code.code))
        })
        .collect()
}

#[test]
fn the_rules_find_nothing_in_the_five_villages() {
    for (county, villages) in villages::all().unwrap() {
        for village in &villages {
            assert_eq!(findings(&county, village), [""; 0], "{}", county.name);
        }
    }
}

#[test]
fn the_rules_find_nothing_in_the_small_village() {
    let county = villages::plain_county();
    let tiny = villages::tiny(&county).unwrap();
    let plan = VillagePlan { boundaries: true, areas: true, ..tiny };
    let village = villages::tiny_village(&plan).unwrap();
    assert_eq!(findings(&county, &village), [""; 0]);
}

#[test]
fn the_five_villages_have_everything_that_the_standard_has_a_table_for() {
    for (county, [_, village]) in villages::all().unwrap() {
        let facts = county_facts(&county, &village);
        for table in [Table::Circulation, Table::Reissue, Table::Replacement, Table::Cancellation] {
            assert!(facts.has(table), "{} has no {table:?}", county.name);
        }
        assert_eq!((village.parcels.len(), village.contractors.len()), (120, 32));
        assert_eq!((village.issuers.len(), village.households.len()), (3, 3));
        assert!(village.parcels.iter().any(|it| {
            it.outline.as_ref().is_some_and(|it| !it.patches[0].interiors.is_empty())
        }));
        assert!(village.homesteads.len() > 20);
        assert_eq!(
            village
                .contracted_parcels
                .iter()
                .filter(|it| it.by_share.as_deref() == Some("1"))
                .count(),
            2
        );
    }
}

#[test]
fn no_identity_number_stands_twice_in_the_five_villages() {
    let mut numbers = HashSet::new();
    for (_, villages) in villages::all().unwrap() {
        for member in villages.iter().flat_map(|it| &it.members) {
            let number = member.document_number.as_deref().unwrap();
            assert!(number.starts_with("99"), "row {}", member.row());
            assert!(numbers.insert(identity_key(number)), "row {}", member.row());
        }
    }
    assert!(numbers.len() > 400, "{}", numbers.len());
}

/// What takes a pass over the whole package to be noticed.
const NOT_SEEN_IN_ROWS: [&str; 2] =
    ["feature-number-repeated", "identity-number-in-two-households"];

#[test]
fn a_broken_village_breaks_one_rule() {
    for (defect, county, village) in broken::with_broken_rows().unwrap() {
        let findings = findings(&county, &village);
        let rules: HashSet<&str> = findings.iter().filter_map(|it| it.split(':').next()).collect();
        let expected = usize::from(!NOT_SEEN_IN_ROWS.contains(&defect));
        assert_eq!(rules.len(), expected, "{defect}: {findings:#?}");
    }
}

#[test]
fn the_stored_samples_are_what_the_generator_makes() {
    let made = tempfile::tempdir().unwrap();
    super::write(made.path()).unwrap();
    let files = files_below(made.path());
    assert!(files.len() > 1000, "{} files", files.len());
    for file in files {
        let path = file.strip_prefix(made.path()).unwrap();
        let stored = fs::read(Path::new(FOLDER).join(path)).unwrap_or_default();
        let same = stored == fs::read(&file).unwrap();
        assert!(same, "{} is stale: run `cargo xtask samples`", path.display());
    }
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path());
    entries.flat_map(|it| if it.is_dir() { files_below(&it) } else { vec![it] }).collect()
}
