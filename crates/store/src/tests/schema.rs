//! The schema: migrations forward and back, their agreement with the entities, and the rules of distribution.

use std::collections::{BTreeMap, BTreeSet};

use migrations::{MigratorTrait as _, Registry};
use sea_orm::{EntityTrait, IdenStatic as _, Iterable as _};

use super::{harness::Scratch, on_both_engines};
use crate::entity;

on_both_engines!(
    up_then_down_leaves_nothing_behind,
    every_step_can_be_taken_back_and_again,
    entities_have_the_columns_of_the_migrations,
    county_leads_every_key,
);

/// What the migrator keeps for itself; it is no county's.
const BOOKKEEPING: &str = "seaql_migrations";

/// Everything in the schema, by kind and name.
async fn things(scratch: &Scratch) -> BTreeSet<String> {
    let sql = scratch.either(
        "SELECT type || ' ' || name AS thing FROM sqlite_schema WHERE tbl_name <> 'seaql_migrations'",
        "SELECT 'relation ' || relname AS thing FROM pg_class WHERE relnamespace = 'public'::regnamespace
         UNION ALL SELECT 'function ' || proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace
         UNION ALL SELECT 'trigger ' || tgname FROM pg_trigger WHERE NOT tgisinternal",
    );
    let rows = scratch.query(sql).await;
    let things = rows.iter().map(|it| it.try_get::<String>("", "thing").unwrap());
    things.filter(|it| !it.contains(BOOKKEEPING)).collect()
}

async fn up_then_down_leaves_nothing_behind(scratch: &Scratch) {
    assert!(things(scratch).await.len() > 25);
    Registry::down(scratch.store.connection(), None).await.unwrap();
    assert_eq!(things(scratch).await, BTreeSet::new());
}

async fn every_step_can_be_taken_back_and_again(scratch: &Scratch) {
    let connection = scratch.store.connection();
    let n_steps = Registry::migrations().len();
    let all = things(scratch).await;
    let mut seen = vec![all.clone()];
    for _ in 0..n_steps {
        Registry::down(connection, Some(1)).await.unwrap();
        seen.push(things(scratch).await);
    }
    for before in seen.iter().rev().skip(1) {
        Registry::up(connection, Some(1)).await.unwrap();
        assert_eq!(&things(scratch).await, before);
    }
}

/// The columns of a table, each with whether it may be null.
type Columns = BTreeMap<String, bool>;

async fn migrated(scratch: &Scratch) -> BTreeMap<String, Columns> {
    let sql = scratch.either(
        "SELECT s.name AS table_name, c.name AS column_name,
                CASE WHEN c.\"notnull\" = 1 THEN 'NO' ELSE 'YES' END AS is_nullable
         FROM sqlite_schema AS s, pragma_table_info(s.name) AS c
         WHERE s.type = 'table' AND s.name NOT LIKE '%\\_envelope%' ESCAPE '\\'",
        "SELECT table_name::text, column_name::text, is_nullable::text
         FROM information_schema.columns WHERE table_schema = 'public'",
    );
    let mut tables: BTreeMap<String, Columns> = BTreeMap::new();
    for row in scratch.query(sql).await {
        let table: String = row.try_get("", "table_name").unwrap();
        let column: String = row.try_get("", "column_name").unwrap();
        let nullable: String = row.try_get("", "is_nullable").unwrap();
        tables.entry(table).or_default().insert(column, nullable == "YES");
    }
    tables.remove(BOOKKEEPING);
    tables.remove("sqlite_sequence");
    tables
}

fn declared<E: EntityTrait>() -> (String, Columns) {
    let columns = E::Column::iter().map(|it| {
        use sea_orm::ColumnTrait as _;
        (it.as_str().to_owned(), it.def().is_null())
    });
    (E::default().table_name().to_owned(), columns.collect())
}

async fn entities_have_the_columns_of_the_migrations(scratch: &Scratch) {
    let entities = BTreeMap::from([
        declared::<entity::bank_file::Entity>(),
        declared::<entity::bank_finding::Entity>(),
        declared::<entity::boundary_line::Entity>(),
        declared::<entity::boundary_point::Entity>(),
        declared::<entity::case_collection::Entity>(),
        declared::<entity::case_decision::Entity>(),
        declared::<entity::case_document::Entity>(),
        declared::<entity::case_fee::Entity>(),
        declared::<entity::case_hold::Entity>(),
        declared::<entity::case_notice::Entity>(),
        declared::<entity::case_objection::Entity>(),
        declared::<entity::case_signature::Entity>(),
        declared::<entity::case_step::Entity>(),
        declared::<entity::certificate::Entity>(),
        declared::<entity::certificate_change::Entity>(),
        declared::<entity::certificate_number::Entity>(),
        declared::<entity::change_message::Entity>(),
        declared::<entity::charter::Entity>(),
        declared::<entity::circulation::Entity>(),
        declared::<entity::collective::Entity>(),
        declared::<entity::collective_application::Entity>(),
        declared::<entity::collective_asset::Entity>(),
        declared::<entity::collective_decision::Entity>(),
        declared::<entity::collective_particulars::Entity>(),
        declared::<entity::contact::Entity>(),
        declared::<entity::contract_right::Entity>(),
        declared::<entity::contracted_parcel::Entity>(),
        declared::<entity::contractor::Entity>(),
        declared::<entity::deal::Entity>(),
        declared::<entity::deal_hold::Entity>(),
        declared::<entity::deal_step::Entity>(),
        declared::<entity::decision_challenge::Entity>(),
        declared::<entity::distribution_plan::Entity>(),
        declared::<entity::distribution_portion::Entity>(),
        declared::<entity::distribution_run::Entity>(),
        declared::<entity::division_area::Entity>(),
        declared::<entity::document_chunk::Entity>(),
        declared::<entity::document_link::Entity>(),
        declared::<entity::document_upload::Entity>(),
        declared::<entity::expected_payment::Entity>(),
        declared::<entity::homestead::Entity>(),
        declared::<entity::household::Entity>(),
        declared::<entity::household_member::Entity>(),
        declared::<entity::idempotency_key::Entity>(),
        declared::<entity::issuer::Entity>(),
        declared::<entity::land_contract::Entity>(),
        declared::<entity::ledger_checkpoint::Entity>(),
        declared::<entity::ledger_commitment::Entity>(),
        declared::<entity::ledger_entry::Entity>(),
        declared::<entity::ledger_key::Entity>(),
        declared::<entity::ledger_leaf::Entity>(),
        declared::<entity::ledger_lease::Entity>(),
        declared::<entity::ledger_node::Entity>(),
        declared::<entity::ledger_opening::Entity>(),
        declared::<entity::lineage::Entity>(),
        declared::<entity::listing::Entity>(),
        declared::<entity::listing_bidder::Entity>(),
        declared::<entity::listing_grant::Entity>(),
        declared::<entity::member_roll::Entity>(),
        declared::<entity::member_roll_entry::Entity>(),
        declared::<entity::membership::Entity>(),
        declared::<entity::membership_departure::Entity>(),
        declared::<entity::membership_dispute::Entity>(),
        declared::<entity::membership_verdict::Entity>(),
        declared::<entity::money_posting::Entity>(),
        declared::<entity::money_transaction::Entity>(),
        declared::<entity::non_member_benefit::Entity>(),
        declared::<entity::objection_withdrawal::Entity>(),
        declared::<entity::objector::Entity>(),
        declared::<entity::organ::Entity>(),
        declared::<entity::paper::Entity>(),
        declared::<entity::paper_approval::Entity>(),
        declared::<entity::paper_print::Entity>(),
        declared::<entity::parcel::Entity>(),
        declared::<entity::payment::Entity>(),
        declared::<entity::person::Entity>(),
        declared::<entity::pilot_approval::Entity>(),
        declared::<entity::receipt_file::Entity>(),
        declared::<entity::receipt_finding::Entity>(),
        declared::<entity::register_act::Entity>(),
        declared::<entity::register_case::Entity>(),
        declared::<entity::register_object::Entity>(),
        declared::<entity::restriction::Entity>(),
        declared::<entity::roll_filing::Entity>(),
        declared::<entity::share_holding::Entity>(),
        declared::<entity::share_number::Entity>(),
        declared::<entity::stored_document::Entity>(),
        declared::<entity::title_document::Entity>(),
    ]);
    let migrated = migrated(scratch).await;
    assert_eq!(
        migrated.keys().collect::<Vec<_>>(),
        entities.keys().collect::<Vec<_>>(),
        "tables of the migrations, and entities"
    );
    for (table, columns) in migrated {
        assert_eq!(columns, entities[&table], "columns of `{table}`: migrations, and entity");
    }
}

async fn county_leads_every_key(scratch: &Scratch) {
    if scratch.file().is_some() {
        // SQLite names no columns of foreign keys together; what it can tell of indexes is the same rule.
        let sql = "SELECT i.name AS name, c.name AS first FROM sqlite_schema AS s, \
                   pragma_index_list(s.name) AS i, pragma_index_info(i.name) AS c \
                   WHERE s.type = 'table' AND c.seqno = 0 AND s.name NOT LIKE 'seaql%'";
        let rows = scratch.query(sql).await;
        assert!(rows.len() > 40);
        for row in rows {
            let index: String = row.try_get("", "name").unwrap();
            let first: String = row.try_get("", "first").unwrap();
            assert_eq!(first, "county", "{index}");
        }
        return;
    }
    let offences = scratch
        .query(
            "WITH county_table AS (
                 SELECT oid, relname FROM pg_class
                 WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> 'seaql_migrations'
             ), county_column AS (
                 SELECT attrelid, attnum FROM pg_attribute WHERE attname = 'county'
             )
             SELECT relname || ' has no county' AS offence FROM county_table
             WHERE oid NOT IN (SELECT attrelid FROM county_column)
             UNION ALL
             SELECT relname || ' has no primary key' FROM county_table
             WHERE oid NOT IN (SELECT conrelid FROM pg_constraint WHERE contype = 'p')
             UNION ALL
             SELECT 'index ' || i.indexrelid::regclass || ' is not led by county'
             FROM pg_index i JOIN county_table t ON t.oid = i.indrelid
             JOIN county_column c ON c.attrelid = t.oid
             JOIN pg_class k ON k.oid = i.indexrelid JOIN pg_am a ON a.oid = k.relam
             WHERE i.indkey[0] <> c.attnum AND (i.indisunique OR a.amname = 'btree')
             UNION ALL
             SELECT 'foreign key ' || f.conname || ' is not led by county on both sides'
             FROM pg_constraint f JOIN county_table t ON t.oid = f.conrelid
             JOIN county_column c ON c.attrelid = f.conrelid
             JOIN county_column d ON d.attrelid = f.confrelid
             WHERE f.contype = 'f' AND (f.conkey[1] <> c.attnum OR f.confkey[1] <> d.attnum)
             UNION ALL
             SELECT 'foreign key ' || conname || ' sets null or default' FROM pg_constraint
             WHERE contype = 'f' AND (confdeltype IN ('n', 'd') OR confupdtype IN ('n', 'd'))
             UNION ALL
             SELECT 'exclusion constraint ' || conname FROM pg_constraint WHERE contype = 'x'
             UNION ALL
             SELECT 'sequence ' || relname FROM pg_class WHERE relkind = 'S' AND relnamespace = 'public'::regnamespace
             UNION ALL
             SELECT 'identity ' || attname FROM pg_attribute a JOIN county_table t ON t.oid = a.attrelid
             WHERE attidentity <> ''
             UNION ALL
             SELECT 'constraint ' || conname || ' is not named by us' FROM pg_constraint c
             JOIN county_table t ON t.oid = c.conrelid
             WHERE conname !~ '^(pk|uq|fk|ck)_' AND contype <> 'n'",
        )
        .await;
    let offences: Vec<String> =
        offences.iter().map(|it| it.try_get("", "offence").unwrap()).collect();
    assert_eq!(offences, [""; 0]);
    let keys = scratch
        .query(
            "SELECT conname::text FROM pg_constraint WHERE contype = 'f' AND conname LIKE 'fk_%'",
        )
        .await;
    assert!(keys.len() > 50, "the query looks at something");
}
