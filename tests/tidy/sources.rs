//! The sources: where words and habits belong.

use crate::tree::files;

/// Column names of the standard that can be nothing else.
const COLUMNS: &[&str] =
    &["DKBM", "CBFBM", "FBFBM", "CBHTBM", "CBJYQZBM", "HTMJ", "SCMJ", "CYZJHM", "QLRMC"];

/// Where column names may stand: the schema's home, and the tools and tests that make packages.
const AT_HOME: &[&str] = &["crates/exchange/", "xtask/", "tests/"];

#[test]
fn the_standards_column_names_stand_in_exchange_alone() {
    for (name, text) in files("crates", ".rs") {
        if AT_HOME.iter().any(|home| name.starts_with(home)) {
            continue;
        }
        let found = COLUMNS.iter().find(|column| text.contains(*column));
        assert!(found.is_none(), "{name} names the column {found:?}");
    }
}

#[test]
fn articles_and_severities_stand_with_the_rules() {
    // A test of the report makes rules of its own to show how they are told.
    let elsewhere = |name: &str| {
        let home = ["crates/tenure/", "crates/market/"].iter().any(|it| name.starts_with(it));
        !home && !name.ends_with("/tests.rs")
    };
    for (name, text) in files("crates", ".rs").into_iter().filter(|(name, _)| elsewhere(name)) {
        assert!(!text.contains("Citation::"), "{name} cites a law");
        assert!(!text.contains("Severity::Blocking,"), "{name} sets a severity");
    }
}

#[test]
fn every_module_says_what_it_holds() {
    for folder in ["crates", "migrations", "xtask", "tests"] {
        for (name, text) in files(folder, ".rs") {
            assert!(
                text.starts_with("//!"),
                "{name} does not begin with a sentence on what it holds"
            );
        }
    }
}

#[test]
fn no_module_is_named_for_nothing() {
    let empty = ["utils.rs", "util.rs", "helpers.rs", "common.rs", "misc.rs", "manager.rs"];
    for (name, _) in files("crates", ".rs") {
        assert!(!empty.iter().any(|it| name.ends_with(&format!("/{it}"))), "{name}");
    }
}

#[test]
fn allowances_say_their_reason_and_end_by_themselves() {
    for folder in ["crates", "migrations", "xtask", "tests"] {
        for (name, text) in files(folder, ".rs") {
            let bare = concat!("#[", "allow(");
            assert!(!text.contains(bare), "{name}: use `#[expect(…, reason = \"…\")]`");
        }
    }
}

#[test]
fn every_migration_is_listed_in_its_order() {
    let list = files("migrations/src", "lib.rs").remove(0).1;
    // Each database has a list of its own.
    for of_database in list.split("impl MigratorTrait for").skip(1) {
        let steps = of_database.split("Box::new(").skip(1);
        let steps: Vec<&str> = steps.filter_map(|it| it.split("::").next()).collect();
        assert!(steps.is_sorted(), "{steps:#?} are out of their order");
    }
    for (name, _) in files("migrations/src", ".rs") {
        let step = name.strip_prefix("migrations/src/").and_then(|it| it.strip_suffix(".rs"));
        if let Some(step) = step.filter(|it| it.starts_with("m20")) {
            assert!(list.contains(&format!("Box::new({step}::")), "{name} is not listed");
        }
    }
}
