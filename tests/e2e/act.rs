//! Every register act has one entry, which says it in digests and counts alone.

use std::collections::BTreeSet;

use casework::takeover::Outcome;
use e2e_tests::{Draft, Engine, Registry, on_both_engines, rows, village};
use expect_test::expect;
use ledger::{Digest, Entry};
use sea_orm::{ConnectionTrait as _, Statement};
use serde_json::Value;
use store::ActEntry;

on_both_engines!(
    every_act_has_one_entry_with_the_leaf_hash_of_its_text,
    the_entry_says_digests_and_counts,
    the_entry_names_no_member_and_no_number,
    an_entry_cannot_be_changed,
);

async fn registry(engine: Engine) -> Registry {
    let registry = Registry::new(engine).await;
    registry.given_package(&village("220221")).await;
    registry.given_package(&village("610921")).await;
    registry.given_an_hour_later();
    let draft = Draft::of(&village("220221")).with(
        "权属数据/CBF.csv",
        "220221901901010001,",
        "组1号",
        "组1号甲",
    );
    registry.given_package(draft.path()).await;
    // Recorded already, and so no act.
    registry.given_an_hour_later();
    assert!(matches!(registry.given_package(&village("610921")).await, Outcome::Unchanged { .. }));
    registry
}

async fn entries(registry: &Registry) -> Vec<ActEntry> {
    let scope = &registry.officer.scope;
    let mut entries = Vec::new();
    for county in registry.store.counties().await.unwrap() {
        for recorded in registry.store.acts(scope, county).await.unwrap() {
            entries.push(registry.store.act_entry(scope, county, recorded.act.id).await.unwrap());
        }
    }
    entries
}

async fn count(registry: &Registry, table: &str) -> i64 {
    let connection = registry.store.connection();
    let query = Statement::from_string(
        connection.get_database_backend(),
        format!("SELECT count(*) FROM {table}"),
    );
    connection.query_one_raw(query).await.unwrap().unwrap().try_get_by_index(0).unwrap()
}

async fn every_act_has_one_entry_with_the_leaf_hash_of_its_text(engine: Engine) {
    let registry = registry(engine).await;
    let entries = entries(&registry).await;
    assert_eq!(entries.len(), 3);
    assert_eq!(
        (count(&registry, "register_act").await, count(&registry, "ledger_entry").await),
        (3, 3)
    );
    for entry in entries {
        assert_eq!(entry.digest, Digest::of_leaf(entry.canonical.as_bytes()).to_string());
        let content: Value = serde_json::from_str(&entry.canonical).unwrap();
        assert_eq!(
            Entry::of(&content).unwrap().canonical(),
            entry.canonical,
            "it is in its canonical form"
        );
    }
}

async fn the_entry_says_digests_and_counts(engine: Engine) {
    let registry = registry(engine).await;
    let entries = entries(&registry).await;
    expect![[r#"{"act":"01a2027b-d680-7707-8707-070707070707","county":"220221","effect_day":"2026-11-22","evidence_sha256":"a5fc2dbe50c6e3a9862af872eadaa351726cb37d85a81ee5b4bccd7ce69cb772","kind":"takeover","number":2,"recorded_at":"2026-11-22T09:00:00.000000Z","villages":[{"digest":"204de5bbbd2f256c7ce870bfd4507e6c6a8afdd49a112e96b7531865bc5c620a","inserted":2,"superseded":2,"village":"220221901901"}]}"#]].assert_eq(&entries[1].canonical);
}

async fn the_entry_names_no_member_and_no_number(engine: Engine) {
    let registry = registry(engine).await;
    let mut personal = BTreeSet::new();
    for member in
        ["220221", "610921"].iter().flat_map(|name| rows(&village(name))).flat_map(|it| it.members)
    {
        personal.extend([member.name, member.document_number].into_iter().flatten());
    }
    assert!(personal.len() > 300);
    for entry in entries(&registry).await {
        for secret in &personal {
            assert!(
                !entry.canonical.contains(secret.as_str()),
                "{secret} stands in {}",
                entry.canonical
            );
        }
    }
}

async fn an_entry_cannot_be_changed(engine: Engine) {
    let registry = registry(engine).await;
    for statement in ["UPDATE ledger_entry SET digest = ''", "DELETE FROM ledger_entry"] {
        let tried = registry.store.connection().execute_unprepared(statement).await;
        assert!(tried.is_err(), "{statement}");
    }
    assert_eq!(count(&registry, "ledger_entry").await, 3);
}
