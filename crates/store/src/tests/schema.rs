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

/// The tables of entities by their names, with their columns.
macro_rules! declared_entities {
    ($($entity:ident),* $(,)?) => {
        BTreeMap::from([$(declared::<entity::$entity::Entity>()),*])
    };
}

async fn entities_have_the_columns_of_the_migrations(scratch: &Scratch) {
    let entities = declared_entities! {
        bank_file, bank_finding, boundary_line, boundary_point, case_collection, case_decision,
        case_document, case_fee, case_hold, case_notice, case_objection, case_signature,
        case_step, certificate, certificate_change, certificate_number, change_message, charter,
        circulation, collective, collective_application, collective_asset, collective_decision,
        collective_particulars, contact, contract_right, contracted_parcel, contractor, deal,
        deal_hold, deal_step, decision_challenge, distribution_plan, distribution_portion,
        distribution_run, division_area, document_chunk, document_link, document_upload,
        expected_payment, homestead, household, household_member, idempotency_key, issuer,
        land_contract, ledger_checkpoint, ledger_commitment, ledger_entry, ledger_key,
        ledger_leaf, ledger_lease, ledger_node, ledger_opening, lineage, listing, listing_bidder,
        listing_grant, member_roll, member_roll_entry, membership, membership_departure,
        membership_dispute, membership_verdict, money_posting, money_transaction,
        non_member_benefit, objection_withdrawal, objector, organ, paper, paper_approval,
        paper_print, parcel, payment, person, pilot_approval, pilot_revocation, receipt_file, receipt_finding,
        register_act, register_case, register_object, restriction, roll_filing, share_holding,
        share_number, stored_document, title_document
    };
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
