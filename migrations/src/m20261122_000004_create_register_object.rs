//! The identity of every object of the register (LADM `VersionedObject`); a code is never used again.

use sea_orm_migration::prelude::*;

use crate::sql::run;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE register_object (
        county $county NOT NULL,
        id $uuid NOT NULL,
        kind $text NOT NULL,
        code $text,
        code_reversed $text,
        division $text NOT NULL,
        act_id $uuid NOT NULL,
        CONSTRAINT pk_register_object PRIMARY KEY (county, id),
        CONSTRAINT uq_register_object_code UNIQUE (county, kind, code),
        CONSTRAINT fk_register_object_act FOREIGN KEY (county, act_id) REFERENCES register_act (county, id)
    )",
    "CREATE INDEX ix_register_object_division ON register_object (county, division, kind)",
    "CREATE INDEX ix_register_object_code_reversed ON register_object (county, code_reversed)",
];

const DOWN: &[&str] = &["DROP TABLE register_object"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, DOWN).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
