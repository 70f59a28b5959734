//! Entries are immutable: the database itself refuses to change or take back one.

use sea_orm_migration::prelude::*;

use crate::sql::{either, run};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP_ON_SQLITE: &[&str] = &[
    "CREATE TRIGGER tr_ledger_entry_update BEFORE UPDATE ON ledger_entry
    BEGIN SELECT RAISE(ABORT, 'ledger entries are immutable'); END",
    "CREATE TRIGGER tr_ledger_entry_delete BEFORE DELETE ON ledger_entry
    BEGIN SELECT RAISE(ABORT, 'ledger entries are immutable'); END",
];

const DOWN_ON_SQLITE: &[&str] =
    &["DROP TRIGGER tr_ledger_entry_delete", "DROP TRIGGER tr_ledger_entry_update"];

const UP_ON_POSTGRESQL: &[&str] = &[
    "CREATE FUNCTION refuse_ledger_entry_change() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'ledger entries are immutable' USING ERRCODE = 'restrict_violation'; END $$",
    "CREATE TRIGGER tr_ledger_entry_change BEFORE UPDATE OR DELETE ON ledger_entry
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_entry_change()",
    "CREATE TRIGGER tr_ledger_entry_truncate BEFORE TRUNCATE ON ledger_entry
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_entry_change()",
];

const DOWN_ON_POSTGRESQL: &[&str] = &[
    "DROP TRIGGER tr_ledger_entry_truncate ON ledger_entry",
    "DROP TRIGGER tr_ledger_entry_change ON ledger_entry",
    "DROP FUNCTION refuse_ledger_entry_change()",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, either(manager, UP_ON_SQLITE, UP_ON_POSTGRESQL)).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, either(manager, DOWN_ON_SQLITE, DOWN_ON_POSTGRESQL)).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
