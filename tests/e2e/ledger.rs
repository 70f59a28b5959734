//! The verifiable log: from the entry of an act to a reader who trusts nobody but a key.

mod outside;
mod tampering;

use casework::Officer;
use casework::case::Occasion;
use casework::log::{
    BATCH_ENTRIES, Erased, Extended, LEASE_TIME, LogRefused, disclose, erase, extend, extend_all,
    rotate, verify,
};
use e2e_tests::{Counter, Delivery, Engine, Registry, on_both_engines, rows, village};
use identity::{County, DivisionCode};
use ledger::{Digest, PublicLeaf, root};
use sea_orm::ConnectionTrait as _;
use serde_json::{Value, json};
use store::{Lease, LedgerKey};
use tenure::case::{Role, china_day};
use uuid::Uuid;

use crate::cases::head_change;

on_both_engines!(
    every_entry_gets_its_number_and_is_proved,
    the_tree_has_the_root_of_its_leaves_however_it_grew,
    a_log_that_is_not_behind_is_left_alone,
    a_batch_that_breaks_off_did_nothing,
    one_at_a_time_extends_a_log,
    what_is_on_the_log_cannot_be_changed,
    a_leaf_names_nobody,
    a_correction_names_the_act_that_it_counters,
    a_case_commits_to_whom_it_concerns_and_each_can_be_told_alone,
    what_was_erased_is_not_told_and_the_others_still_are,
    only_an_archivist_of_the_whole_county_erases,
    the_old_key_signs_no_more,
    a_key_file_of_another_register_signs_nothing,
    there_is_no_log_of_a_county_without_acts,
);

const COUNTY: &str = "220221";

fn county() -> County {
    County::parse(COUNTY).unwrap()
}

fn key(registry: &Registry) -> LedgerKey {
    LedgerKey::load_or_create(&registry.data().join("keys"), Some("register.example/ledger"))
        .unwrap()
}

pub(crate) async fn extend_now(registry: &Registry) -> Extended {
    extend_all(&registry.store, &key(registry), registry.now()).await.unwrap()
}

/// A register with one act in each of two counties.
async fn two_counties(engine: Engine) -> Registry {
    let registry = Registry::new(engine).await;
    registry.given_package(&village(COUNTY)).await;
    registry.given_package(&village("610921")).await;
    registry
}

/// A register in which a household has a new head, by a case; the entry of the case is the second one.
async fn with_a_case(engine: Engine) -> Registry {
    let registry = Registry::new(engine).await;
    registry.given_package(&village(COUNTY)).await;
    let counter = Counter { registry: &registry };
    let (request, old, new) = head_change(&registry).await;
    let id = counter.accept(&request).await;
    registry.given_days_later(10);
    counter.walk(&id, "archived", &[&new, &old]).await;
    extend_now(&registry).await;
    registry
}

async fn sound(registry: &Registry) {
    let report = verify(&registry.store, county()).await.unwrap();
    assert_eq!((report.findings.as_slice(), report.n_waiting), (&[][..], 0), "{report:?}");
}

async fn every_entry_gets_its_number_and_is_proved(engine: Engine) {
    let registry = two_counties(engine).await;
    assert_eq!(extend_now(&registry).await, Extended { added: 2, size: 2 });
    for county in [COUNTY, "610921"] {
        let proof = registry.get(&format!("/ledger/{county}/entries/0/proof")).await;
        assert_eq!(proof.status, 200, "{proof}");
        let leaf: Value = serde_json::from_str(proof.body["leaf"].as_str().unwrap()).unwrap();
        assert_eq!(
            (&leaf["kind"], &leaf["county"], &leaf["number"]),
            (&json!("takeover"), &json!(county), &json!(1))
        );
        let checkpoint = registry.get(&format!("/ledger/{county}/checkpoint")).await;
        assert_eq!(proof.body["checkpoint"], json!(checkpoint.text));
        assert!(checkpoint.text.starts_with(&format!("register.example/ledger/{county}\n1\n")));
    }
    sound(&registry).await;
}

async fn the_tree_has_the_root_of_its_leaves_however_it_grew(engine: Engine) {
    let registry = with_a_case(engine).await;
    let leaves = registry.store.log_leaves(county(), 0, BATCH_ENTRIES).await.unwrap();
    let hashes: Vec<Digest> = leaves.iter().map(|it| Digest::of_leaf(it.leaf.as_bytes())).collect();
    let signed = registry.store.log_checkpoint(county()).await.unwrap().unwrap();
    assert_eq!((signed.size, signed.root), (3, root(&hashes)), "import, case, hand-over");
    let registry = registry.restarted().await;
    sound(&registry).await;
}

async fn a_log_that_is_not_behind_is_left_alone(engine: Engine) {
    let registry = two_counties(engine).await;
    extend_now(&registry).await;
    let before = registry.store.log_checkpoints(county()).await.unwrap();
    assert_eq!(extend_now(&registry).await, Extended { added: 0, size: 2 });
    let again = extend(&registry.store, &key(&registry), county(), None, registry.now()).await;
    assert_eq!(again.unwrap(), Extended { added: 0, size: 1 });
    assert_eq!(registry.store.log_checkpoints(county()).await.unwrap(), before);
}

async fn a_batch_that_breaks_off_did_nothing(engine: Engine) {
    let registry = two_counties(engine).await;
    let unit = registry.store.begin_log(county(), None, registry.now()).await.unwrap();
    let mut unit = unit.unwrap();
    let pending = unit.pending(0, 1).await.unwrap().remove(0);
    unit.insert_leaves(vec![store::LogLeaf {
        number: 0,
        act: pending.act,
        act_number: pending.act_number,
        leaf: "{}".to_owned(),
        hash: Digest::of_leaf(b"{}"),
    }])
    .await
    .unwrap();
    drop(unit);
    let registry = registry.restarted().await;
    assert_eq!(registry.store.n_unlogged_acts(county()).await.unwrap(), 1);
    extend_now(&registry).await;
    sound(&registry).await;
}

async fn one_at_a_time_extends_a_log(engine: Engine) {
    let registry = two_counties(engine).await;
    let lease = |holder| Some(Lease { holder, time: LEASE_TIME });
    let (store, key) = (&registry.store, key(&registry));
    extend(store, &key, county(), lease("one"), registry.now()).await.unwrap();
    let other = extend(store, &key, county(), lease("another"), registry.now()).await;
    assert!(matches!(other, Err(LogRefused::Held { .. })), "the lease of the first one runs");
    extend(store, &key, county(), None, registry.now()).await.expect("a command needs none");
    registry.given_an_hour_later();
    extend(store, &key, county(), lease("another"), registry.now()).await.expect("it has run out");
}

async fn what_is_on_the_log_cannot_be_changed(engine: Engine) {
    let registry = with_a_case(engine).await;
    let tables = [
        ("ledger_entry", "digest"),
        ("ledger_leaf", "leaf"),
        ("ledger_node", "hash"),
        ("ledger_key", "verifier"),
        ("ledger_checkpoint", "note"),
        ("ledger_commitment", "hash"),
    ];
    let connection = registry.store.connection();
    let mut node = format!("INSERT INTO ledger_node VALUES ('{COUNTY}', 1, 0, ");
    node +=
        if engine == Engine::Sqlite { "zeroblob(32))" } else { "decode(repeat('00', 32), 'hex'))" };
    connection.execute_unprepared(&node).await.unwrap();
    for (table, column) in tables {
        let mut statements =
            vec![format!("UPDATE {table} SET {column} = {column}"), format!("DELETE FROM {table}")];
        if engine == Engine::PostgreSql {
            statements.push(format!("TRUNCATE {table} CASCADE"));
        }
        for statement in statements {
            let refused = connection.execute_unprepared(&statement).await.unwrap_err();
            assert!(refused.to_string().contains("immutable"), "{statement}: {refused}");
        }
    }
}

async fn a_leaf_names_nobody(engine: Engine) {
    let registry = with_a_case(engine).await;
    let leaves = registry.store.log_leaves(county(), 0, BATCH_ENTRIES).await.unwrap();
    let all: String = leaves.into_iter().map(|it| it.leaf).collect();
    for village in rows(&village(COUNTY)) {
        let members = village.members.into_iter().flat_map(|it| [it.name, it.document_number]);
        let households = village.contractors.into_iter().map(|it| it.code);
        let parcels = village.parcels.into_iter().map(|it| it.code);
        let mut secrets = members.chain(households).chain(parcels).flatten();
        assert!(!secrets.any(|it| all.contains(it.as_str())), "{all}");
    }
}

async fn a_correction_names_the_act_that_it_counters(engine: Engine) {
    let registry = Registry::new(engine).await;
    registry.given_package(&village(COUNTY)).await;
    let mut parcel = Delivery::of(&village(COUNTY)).row("parcels", "code", "2202219019010100022");
    parcel["name"] = json!("大榆树地");
    let request =
        json!({ "kind": "correction", "rows": { "parcels": [parcel] }, "reason": "误记地块名称" });
    let counter = Counter { registry: &registry };
    let id = counter.accept(&request).await;
    counter.walk(&id, "archived", &[]).await;
    extend_now(&registry).await;
    let leaves = registry.store.log_leaves(county(), 0, BATCH_ENTRIES).await.unwrap();
    let said = |n: usize| serde_json::from_str::<Value>(&leaves[n].leaf).unwrap();
    assert_eq!((&said(0)["number"], &said(1)["counters"]), (&json!(1), &json!([1])));
    assert_eq!(said(2)["counters"], Value::Null, "a hand-over counters nothing");
}

async fn a_case_commits_to_whom_it_concerns_and_each_can_be_told_alone(engine: Engine) {
    let registry = with_a_case(engine).await;
    let (proof, told) = disclose(&registry.store, &registry.officer, county(), 1).await.unwrap();
    let commitments = PublicLeaf::commitments(&proof.leaf).unwrap();
    assert_eq!(commitments.size, u64::try_from(told.len()).unwrap());
    assert!(told.iter().all(|it| it.verify(&commitments).is_ok()));
    let household = told.iter().find(|it| it.opening.kind == "household").unwrap();
    assert_eq!(household.opening.value["code"], json!("220221901901010001"));
    let kinds = |kind: &str| told.iter().filter(|it| it.opening.kind == kind).count();
    assert!(kinds("person") > 1 && kinds("parcel") > 0, "{told:?}");
}

async fn what_was_erased_is_not_told_and_the_others_still_are(engine: Engine) {
    let registry = with_a_case(engine).await;
    let of_entry =
        async || disclose(&registry.store, &registry.officer, county(), 1).await.unwrap().1;
    let before = of_entry().await;
    let household = before.iter().find(|it| it.opening.kind == "household").unwrap().position;
    registry.given_an_hour_later();
    let erased = erase_as(&registry, &registry.officer, household).await.unwrap();
    assert_eq!(erased, Erased { act_number: 4, n_openings: 1 }, "import, case, hand-over");
    let after = of_entry().await;
    assert_eq!(after.len(), before.len() - 1);
    assert!(after.iter().all(|it| it.opening.kind != "household"));
    let again = erase_as(&registry, &registry.officer, household).await;
    assert!(matches!(again, Err(LogRefused::NoOpening { .. })), "{again:?}");
    extend_now(&registry).await;
    sound(&registry).await;
    let leaf = registry.store.log_leaves(county(), 3, 1).await.unwrap().remove(0).leaf;
    assert!(leaf.contains(r#""kind":"erasure""#) && !leaf.contains("保管期限届满"), "{leaf}");
}

async fn erase_as(
    registry: &Registry,
    officer: &Officer,
    position: u64,
) -> Result<Erased, LogRefused> {
    let at = registry.now();
    let occasion = Occasion { at, today: china_day(at), id: Uuid::now_v7() };
    erase(&registry.store, officer, county(), (1, position), "保管期限届满", occasion).await
}

async fn only_an_archivist_of_the_whole_county_erases(engine: Engine) {
    let registry = with_a_case(engine).await;
    let of_a_town = DivisionCode::parse("220221901").unwrap();
    let mut reviewer = registry.officer.clone();
    reviewer.roles.remove(&Role::Archivist);
    let of_a_town = Officer { scope: of_a_town.into(), ..registry.officer.clone() };
    for officer in [reviewer, of_a_town] {
        let refused = erase_as(&registry, &officer, 0).await;
        assert!(matches!(refused, Err(LogRefused::MayNotErase { .. })), "{refused:?}");
    }
    sound(&registry).await;
}

async fn the_old_key_signs_no_more(engine: Engine) {
    let registry = two_counties(engine).await;
    extend_now(&registry).await;
    let old = key(&registry);
    let mut changed = old.clone();
    rotate(&registry.store, &mut changed, registry.now()).await.unwrap();
    sound(&registry).await;
    let keys = registry.get(&format!("/ledger/{COUNTY}/keys")).await.body;
    assert_eq!((keys.as_array().unwrap().len(), &keys[1]["since"]), (2, &json!(1)));
    registry.given_an_hour_later();
    let draft = e2e_tests::Draft::of(&village(COUNTY)).with(
        "权属数据/CBF.csv",
        "220221901901010001,",
        "组1号",
        "组1号甲",
    );
    registry.given_package(draft.path()).await;
    let refused = extend(&registry.store, &old, county(), None, registry.now()).await;
    assert!(matches!(refused, Err(LogRefused::AnotherKey { .. })), "{refused:?}");
    // The key file has the new one.
    assert_eq!(extend_now(&registry).await, Extended { added: 1, size: 3 });
    sound(&registry).await;
}

async fn a_key_file_of_another_register_signs_nothing(engine: Engine) {
    let registry = with_a_case(engine).await;
    let folder = tempfile::tempdir().unwrap();
    let other = LedgerKey::load_or_create(folder.path(), Some("register.example/ledger")).unwrap();
    let mut other_changed = other.clone();
    let refused = rotate(&registry.store, &mut other_changed, registry.now()).await;
    assert!(matches!(refused, Err(LogRefused::AnotherKey { .. })), "{refused:?}");
    sound(&registry).await;
}

async fn there_is_no_log_of_a_county_without_acts(engine: Engine) {
    let registry = two_counties(engine).await;
    for path in [
        "/ledger/220221/checkpoint",
        "/ledger/330411/checkpoint",
        "/ledger/22/checkpoint",
        "/ledger/220221/keys",
        "/ledger/220221/tile/0/000.p/1",
        "/ledger/220221/entries/0/proof",
    ] {
        let answer = registry.get(path).await;
        assert_eq!(answer.status, 404, "{path}: nothing has a number yet: {answer}");
    }
    extend_now(&registry).await;
    for path in [
        "/ledger/220221/tile/0/000",
        "/ledger/220221/tile/0/000.p/2",
        "/ledger/220221/tile/1/000.p/1",
        "/ledger/220221/tile/0/0",
        "/ledger/220221/tile/entries/001.p/1",
        "/ledger/220221/tile/0/x999/x999/x999/x999/x999/999",
        "/ledger/220221/entries/1/proof",
        "/ledger/220221/entries/-1/proof",
        "/ledger/220221/entries/x",
    ] {
        assert_eq!(registry.get(path).await.status, 404, "{path}");
    }
    assert_eq!(registry.get("/ledger/220221/tile/0/000.p/1").await.bytes.len(), 32);
    let page = registry.get("/ledger/220221/entries/0").await;
    assert!(page.text.contains("/ledger/entry.js"), "{page}");
    let policy = page.headers["content-security-policy"].to_str().unwrap();
    assert!(policy.contains("script-src 'self'") && !policy.contains("http"), "{policy}");
}
