//! Change messages 变更报文, out and in, each at its place in the chain of its county; none is ever changed.

use sea_orm_migration::prelude::*;

use crate::sql::{either, run};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &["CREATE TABLE change_message (
        county $county NOT NULL,
        way $text NOT NULL,
        number bigint NOT NULL,
        serial $text NOT NULL,
        predecessor $text,
        code $text NOT NULL,
        act_id $uuid NOT NULL,
        digest $text NOT NULL,
        recorded_at $moment NOT NULL,
        CONSTRAINT pk_change_message PRIMARY KEY (county, way, number),
        CONSTRAINT uq_change_message_serial UNIQUE (county, way, serial),
        CONSTRAINT uq_change_message_act UNIQUE (county, act_id),
        CONSTRAINT ck_change_message_way CHECK (way IN ('out', 'in')),
        CONSTRAINT ck_change_message_number CHECK (number > 0),
        CONSTRAINT fk_change_message_act FOREIGN KEY (county, act_id) REFERENCES register_act (county, id)
    )"];

const DOWN: &[&str] = &["DROP TABLE change_message"];

const SEAL_ON_SQLITE: &[&str] = &[
    "CREATE TRIGGER tr_change_message_update BEFORE UPDATE ON change_message
    BEGIN SELECT RAISE(ABORT, 'change messages are immutable'); END",
    "CREATE TRIGGER tr_change_message_delete BEFORE DELETE ON change_message
    BEGIN SELECT RAISE(ABORT, 'change messages are immutable'); END",
];

const UNSEAL_ON_SQLITE: &[&str] =
    &["DROP TRIGGER tr_change_message_delete", "DROP TRIGGER tr_change_message_update"];

const SEAL_ON_POSTGRESQL: &[&str] = &[
    "CREATE FUNCTION refuse_change_message_change() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'change messages are immutable' USING ERRCODE = 'restrict_violation'; END $$",
    "CREATE TRIGGER tr_change_message_change BEFORE UPDATE OR DELETE ON change_message
    FOR EACH ROW EXECUTE FUNCTION refuse_change_message_change()",
    "CREATE TRIGGER tr_change_message_truncate BEFORE TRUNCATE ON change_message
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_message_change()",
];

const UNSEAL_ON_POSTGRESQL: &[&str] = &[
    "DROP TRIGGER tr_change_message_truncate ON change_message",
    "DROP TRIGGER tr_change_message_change ON change_message",
    "DROP FUNCTION refuse_change_message_change()",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, UP).await?;
        run(manager, either(manager, SEAL_ON_SQLITE, SEAL_ON_POSTGRESQL)).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, either(manager, UNSEAL_ON_SQLITE, UNSEAL_ON_POSTGRESQL)).await?;
        run(manager, DOWN).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
