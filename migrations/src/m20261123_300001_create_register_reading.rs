//! Who read what of the register: only added to, and kept so by the database itself.

use sea_orm_migration::prelude::*;

use crate::sql::{either, run};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE register_reading (
        id $uuid NOT NULL,
        at $moment NOT NULL,
        officer $text NOT NULL,
        purpose $text NOT NULL,
        legal_ground $text NOT NULL,
        operation $text NOT NULL,
        object $text NOT NULL,
        CONSTRAINT pk_register_reading PRIMARY KEY (id)
    )",
    "CREATE INDEX ix_register_reading_officer ON register_reading (officer, id)",
    "CREATE INDEX ix_register_reading_object ON register_reading (object, id)",
];

const SEAL_ON_SQLITE: &[&str] = &[
    "CREATE TRIGGER tr_register_reading_update BEFORE UPDATE ON register_reading
    BEGIN SELECT RAISE(ABORT, 'readings are only added'); END",
    "CREATE TRIGGER tr_register_reading_delete BEFORE DELETE ON register_reading
    BEGIN SELECT RAISE(ABORT, 'readings are only added'); END",
];

const SEAL_ON_POSTGRESQL: &[&str] = &[
    "CREATE FUNCTION refuse_register_reading_change() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'readings are only added' USING ERRCODE = 'restrict_violation'; END $$",
    "CREATE TRIGGER tr_register_reading_change BEFORE UPDATE OR DELETE ON register_reading
    FOR EACH ROW EXECUTE FUNCTION refuse_register_reading_change()",
    "CREATE TRIGGER tr_register_reading_truncate BEFORE TRUNCATE ON register_reading
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_register_reading_change()",
];

const DOWN_ON_SQLITE: &[&str] = &["DROP TABLE register_reading"];

const DOWN_ON_POSTGRESQL: &[&str] =
    &["DROP TABLE register_reading", "DROP FUNCTION refuse_register_reading_change()"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, UP).await?;
        run(manager, either(manager, SEAL_ON_SQLITE, SEAL_ON_POSTGRESQL)).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, either(manager, DOWN_ON_SQLITE, DOWN_ON_POSTGRESQL)).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
