//! The manifests: one set of lints, one table of versions.

use crate::tree::files;

fn members() -> Vec<(String, String)> {
    let mut manifests = files("crates", "Cargo.toml");
    manifests.extend(
        ["migrations", "tests", "xtask"].into_iter().flat_map(|it| files(it, "Cargo.toml")),
    );
    manifests
}

#[test]
fn every_member_takes_the_lints_of_the_workspace() {
    for (name, text) in members() {
        assert!(text.contains("[lints]\nworkspace = true"), "{name} has lints of its own");
    }
}

#[test]
fn every_member_takes_its_versions_from_the_workspace() {
    for (name, text) in members() {
        let own =
            text.lines().find(|it| it.contains("version = \"") || it.contains("path = \"../"));
        assert!(own.is_none(), "{name} names a version or a path of its own: {own:?}");
    }
}

#[test]
fn every_member_has_one_description() {
    for (name, text) in members() {
        assert_eq!(text.matches("\ndescription = ").count(), 1, "{name}");
    }
}
