//! Reads the stored samples with the reader of packages.

use std::collections::BTreeSet;
use std::path::Path;

use exchange::layer::Limits;
use exchange::nyt2539::Package;
use tenure::Moment;
use tenure::rules::{self, Facts, Parameters, Summed, Totals};
use tenure::submission::Table;

use crate::samples::{FOLDER, county, villages};

fn open(folder: &str) -> Package {
    Package::open(Path::new(FOLDER).join(folder), Limits::default()).unwrap()
}

/// The findings in a package, each with the code of its rule in front.
fn findings(package: &Package) -> Vec<String> {
    let mut tallies = rules::check_shape(package.shape());
    let (parameters, mut totals) = (Parameters::default(), Totals::default());
    for code in package.villages() {
        let mut village = package.read_village(code).unwrap();
        village.attachments = package.attachments(&village);
        totals.add(&village);
        tallies.extend(rules::check_village(
            &Facts::new(&village, package.facts(), &parameters),
            Moment::Takeover,
        ));
    }
    let (summaries, parameters) = (&package.shape().summaries, &parameters);
    tallies.extend(rules::check_sums(&Summed { summaries, totals: &totals, parameters }));
    tallies
        .iter()
        .flat_map(|(rule, tally)| {
            tally.violations.iter().map(|it| format!("{}: {it:?}", rule.code.code))
        })
        .collect()
}

#[test]
fn the_rules_find_nothing_in_the_good_packages() {
    assert_eq!(findings(&open("ok/tiny")), [""; 0]);
    for (county, _) in villages::all().unwrap() {
        let package = open(&format!("villages/{}{}", county.code, county.name));
        assert_eq!(package.county(), county.code);
        assert_eq!(findings(&package), [""; 0], "{}", county.name);
    }
}

#[test]
fn what_was_written_is_read() {
    for (county, [_, village]) in villages::all().unwrap() {
        let package = open(&format!("villages/{}{}", county.code, county.name));
        let read = package.read_village(&village.code).unwrap();
        assert_eq!(read.members, village.members, "{}", county.name);
        assert_eq!(read.parcels, village.parcels, "{}", county.name);
        assert_eq!(read.boundary_points, village.boundary_points, "{}", county.name);
        assert_eq!(read.boundary_lines, village.boundary_lines, "{}", county.name);
        assert_eq!(read.homesteads, village.homesteads, "{}", county.name);
        assert_eq!(read.share_holdings, village.share_holdings, "{}", county.name);
        assert_eq!(read.land_contracts.len(), village.land_contracts.len(), "{}", county.name);
        assert_eq!(read.contract_rights.len(), village.contract_rights.len(), "{}", county.name);
    }
}

#[test]
fn a_county_has_as_many_parcels_as_asked_and_the_rules_find_nothing() {
    let folder = tempfile::tempdir().unwrap();
    for parcels in [1, 7, 1_300] {
        let out = folder.path().join(parcels.to_string());
        let options = county::Options {
            parcels,
            parcels_per_village: 600,
            out: out.clone(),
            boundaries: true,
        };
        let written = county::write(&options).unwrap();
        assert_eq!(written.rows.get(&Table::Parcel), Some(&u64::from(parcels)));
        let package = Package::open(&out, Limits::default()).unwrap();
        assert_eq!(findings(&package), [""; 0], "{parcels} parcels");
    }
}

/// What is wrong with these files also makes rows wrong.
const SHOW_TWICE: [&str; 2] = ["degrees-where-metres-belong", "truncated-dbf"];

#[test]
fn every_broken_package_is_found_out() {
    let folder = Path::new(FOLDER).join("err");
    for entry in folder.read_dir().unwrap() {
        let path = entry.unwrap().path();
        if !path.is_dir() {
            continue;
        }
        let name = path.file_name().unwrap().to_str().unwrap();
        let findings = findings(&open(&format!("err/{name}")));
        let rules: BTreeSet<&str> = findings.iter().filter_map(|it| it.split(':').next()).collect();
        let n_rules = if SHOW_TWICE.contains(&name) { 2 } else { 1 };
        assert_eq!(rules.len(), n_rules, "{name}: {findings:#?}");
    }
}

#[test]
fn an_archive_that_leaves_its_folder_is_refused() {
    let path = Path::new(FOLDER).join("err/zip-slip.zip");
    let error = Package::open(path, Limits::default()).unwrap_err();
    let source = std::error::Error::source(&error).unwrap();
    assert!(source.to_string().contains("outside-its-folder"), "{source}");
}
