//! Whoever has the database can change anything; whoever verifies finds it.

use casework::log::{LogRefused, extend, prove, verify};
use e2e_tests::{Draft, Engine, Registry, on_both_engines, village};
use sea_orm::ConnectionTrait as _;

use super::{COUNTY, county, extend_now, key};

on_both_engines!(
    a_changed_entry_is_found,
    a_changed_leaf_is_found,
    a_deleted_last_entry_is_found,
    a_swapped_order_is_found,
    a_changed_commitment_is_found,
    a_checkpoint_of_another_key_is_found,
    a_broken_log_is_not_extended,
);

/// A log of three entries whose seals an intruder has broken.
async fn unsealed(engine: Engine) -> Registry {
    let registry = Registry::new(engine).await;
    registry.given_package(&village(COUNTY)).await;
    for name in ["组1号甲", "组1号乙"] {
        registry.given_an_hour_later();
        let draft = Draft::of(&village(COUNTY)).with(
            "权属数据/CBF.csv",
            "220221901901010001,",
            "组1号",
            name,
        );
        registry.given_package(draft.path()).await;
    }
    assert_eq!(extend_now(&registry).await.size, 3);
    let tables = ["entry", "leaf", "node", "key", "checkpoint", "commitment"];
    for table in tables.map(|it| format!("ledger_{it}")) {
        for event in ["update", "delete"] {
            let statement = match engine {
                Engine::Sqlite => format!("DROP TRIGGER tr_{table}_{event}"),
                Engine::PostgreSql => format!("ALTER TABLE {table} DISABLE TRIGGER ALL"),
            };
            tamper(&registry, &statement).await;
        }
    }
    registry
}

async fn tamper(registry: &Registry, statement: &str) {
    registry.store.connection().execute_unprepared(statement).await.unwrap();
}

async fn findings(registry: &Registry) -> Vec<String> {
    verify(&registry.store, county()).await.unwrap().findings
}

async fn a_changed_entry_is_found(engine: Engine) {
    let registry = unsealed(engine).await;
    let change =
        "UPDATE ledger_entry SET canonical = replace(canonical, '\"number\":2', '\"number\":3')";
    tamper(&registry, change).await;
    let expected = ["is not what was recorded", "is not the one that its leaf names"];
    assert_eq!(findings(&registry).await, expected.map(|it| format!("the entry 1 {it}")));
}

async fn a_changed_leaf_is_found(engine: Engine) {
    let registry = unsealed(engine).await;
    let change = "UPDATE ledger_leaf SET leaf = replace(leaf, '\"number\":2', '\"number\":3')";
    tamper(&registry, change).await;
    assert_eq!(findings(&registry).await, ["the entry 1 has a leaf that was changed"]);
    assert!(matches!(prove(&registry.store, county(), 1).await, Err(LogRefused::Broken { .. })));
    // Whoever changes the hash with it changes the root.
    let forged = ledger::Digest::of_leaf(
        registry.store.log_leaves(county(), 1, 1).await.unwrap()[0].leaf.as_bytes(),
    );
    let hash = match engine {
        Engine::Sqlite => format!("x'{forged}'"),
        Engine::PostgreSql => format!("'\\x{forged}'"),
    };
    tamper(&registry, &format!("UPDATE ledger_leaf SET hash = {hash} WHERE number = 1")).await;
    let found = findings(&registry).await;
    assert!(found.iter().any(|it| it.ends_with("of 3 entries has another root")), "{found:?}");
    assert!(matches!(prove(&registry.store, county(), 1).await, Err(LogRefused::Broken { .. })));
}

async fn a_deleted_last_entry_is_found(engine: Engine) {
    let registry = unsealed(engine).await;
    tamper(&registry, "DELETE FROM ledger_leaf WHERE number = 2").await;
    let expected = "a checkpoint covers 3 entries, and 2 are there in its order";
    assert_eq!(findings(&registry).await, [expected]);
}

async fn a_swapped_order_is_found(engine: Engine) {
    let registry = unsealed(engine).await;
    for (from, to) in [(1, 9), (2, 1), (9, 2)] {
        let change = format!("UPDATE ledger_leaf SET number = {to} WHERE number = {from}");
        tamper(&registry, &change).await;
    }
    let found = findings(&registry).await;
    let expected = "the entry 1 does not follow the act of the one before it".to_owned();
    assert!(found.contains(&expected), "{found:?}");
}

async fn a_changed_commitment_is_found(engine: Engine) {
    let registry = unsealed(engine).await;
    let hash =
        if engine == Engine::Sqlite { "zeroblob(32)" } else { "decode(repeat('00', 32), 'hex')" };
    let insert = format!(
        "INSERT INTO ledger_commitment SELECT county, id, 0, {hash} FROM register_act WHERE number = 2"
    );
    tamper(&registry, &insert).await;
    assert_eq!(findings(&registry).await, ["the entry 1 has commitments that were changed"]);
}

async fn a_checkpoint_of_another_key_is_found(engine: Engine) {
    let registry = unsealed(engine).await;
    tamper(&registry, "UPDATE ledger_checkpoint SET note = replace(note, 'register', 'registar')")
        .await;
    let found = findings(&registry).await;
    assert!(found[0].ends_with("is not signed by the key of its day"), "{found:?}");
}

async fn a_broken_log_is_not_extended(engine: Engine) {
    let registry = unsealed(engine).await;
    tamper(&registry, "DELETE FROM ledger_leaf WHERE number = 2").await;
    let refused = extend(&registry.store, &key(&registry), county(), None, registry.now()).await;
    let Err(LogRefused::Broken { what, .. }) = refused else { panic!("{refused:?}") };
    assert!(what.starts_with("3 entries with the root"), "{what}");
}
