//! The edges between the crates: what each may use, as ARCHITECTURE.md says it.

use std::collections::{BTreeMap, BTreeSet};

use cargo_metadata::{DependencyKind, MetadataCommand};

use crate::tree::root;

/// Each crate of ours and the crates of ours that it may use.
const EDGES: &[(&str, &[&str])] = &[
    ("identity", &[]),
    ("geometry", &[]),
    ("ledger", &[]),
    ("scan", &[]),
    ("seal", &[]),
    ("settlement", &["identity", "seal"]),
    ("tenure", &["geometry", "identity"]),
    ("market", &["identity", "tenure"]),
    ("exchange", &["geometry", "identity", "scan", "tenure"]),
    ("documents", &["geometry", "identity", "tenure"]),
    ("migrations", &[]),
    ("office", &[]),
    ("access", &["ledger", "office", "seal"]),
    ("store", &["geometry", "identity", "ledger", "market", "scan", "seal", "tenure"]),
    ("safeguard", &["identity", "seal", "settlement", "store", "tenure"]),
    ("casework", &["geometry", "identity", "ledger", "market", "scan", "store", "tenure"]),
    (
        "api",
        &[
            "access",
            "casework",
            "documents",
            "exchange",
            "geometry",
            "identity",
            "ledger",
            "market",
            "office",
            "safeguard",
            "scan",
            "settlement",
            "store",
            "tenure",
        ],
    ),
    (
        "cli",
        &[
            "access",
            "api",
            "casework",
            "documents",
            "exchange",
            "geometry",
            "identity",
            "ledger",
            "migrations",
            "office",
            "safeguard",
            "scan",
            "settlement",
            "store",
            "tenure",
            "web",
        ],
    ),
    ("web", &[]),
];

/// What a crate must not even be able to name, by the names of libraries.
const STRANGERS: &[(&str, &[&str])] = &[
    ("identity", &["tokio", "sea-orm", "axum", "shapefile"]),
    ("geometry", &["tokio", "sea-orm", "axum", "shapefile"]),
    ("ledger", &["tokio", "sea-orm", "axum", "chrono"]),
    ("scan", &["tokio", "sea-orm", "axum", "chrono"]),
    ("seal", &["tokio", "sea-orm", "axum", "chrono"]),
    ("access", &["sea-orm", "axum"]),
    ("settlement", &["axum", "shapefile"]),
    ("safeguard", &["sea-orm", "axum"]),
    ("tenure", &["tokio", "sea-orm", "axum", "shapefile"]),
    ("market", &["tokio", "sea-orm", "axum", "shapefile"]),
    ("exchange", &["sea-orm", "axum"]),
    ("documents", &["tokio", "sea-orm", "axum", "shapefile"]),
    ("store", &["axum"]),
    ("casework", &["sea-orm", "axum", "shapefile"]),
    ("api", &["sea-orm", "shapefile"]),
    ("web", &["tokio", "sea-orm", "chrono"]),
];

/// The direct dependencies of each crate of ours, those of its tests left out.
fn dependencies() -> BTreeMap<String, BTreeSet<String>> {
    let metadata =
        MetadataCommand::new().manifest_path(root().join("Cargo.toml")).no_deps().exec().unwrap();
    let of = |package: &cargo_metadata::Package| {
        let normal = package.dependencies.iter().filter(|it| it.kind == DependencyKind::Normal);
        normal.map(|it| it.name.clone()).collect()
    };
    metadata.packages.iter().map(|package| (package.name.to_string(), of(package))).collect()
}

#[test]
fn every_crate_uses_only_what_the_architecture_lets_it() {
    let dependencies = dependencies();
    let ours: BTreeSet<&str> = dependencies.keys().map(String::as_str).collect();
    for (name, allowed) in EDGES {
        let used: Vec<&str> =
            dependencies[*name].iter().map(String::as_str).filter(|it| ours.contains(it)).collect();
        let beyond: Vec<&&str> = used.iter().filter(|it| !allowed.contains(it)).collect();
        assert!(
            beyond.is_empty(),
            "`{name}` uses {beyond:?}, which the architecture does not let it"
        );
    }
}

#[test]
fn every_crate_stands_in_the_table() {
    let beside = ["e2e-tests", "xtask"];
    for name in dependencies().keys().filter(|it| !beside.contains(&it.as_str())) {
        assert!(
            EDGES.iter().any(|(known, _)| known == name),
            "`{name}` is not in the table of edges"
        );
    }
}

#[test]
fn the_typesetter_is_known_to_the_documents_alone() {
    for (name, used) in dependencies().into_iter().filter(|(name, _)| name != "documents") {
        let known = used.iter().find(|it| it.starts_with("typst"));
        assert!(known.is_none(), "`{name}` must not know {known:?}");
    }
}

#[test]
fn no_crate_names_a_library_that_is_a_stranger_to_it() {
    let dependencies = dependencies();
    for (name, strangers) in STRANGERS {
        for stranger in *strangers {
            assert!(
                !dependencies[*name].contains(*stranger),
                "`{name}` must not know `{stranger}`"
            );
        }
    }
}
