//! What was done at the door of the service: only added to, each entry under the root of the tree that it ends.

use sea_orm_migration::prelude::*;

use crate::seal::{drop_sealed, seal};
use crate::sql::{either, run};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE audit_entry (
        number bigint NOT NULL,
        at $moment NOT NULL,
        kind $text NOT NULL,
        entry $text NOT NULL,
        root_sha256 $bytes NOT NULL,
        CONSTRAINT pk_audit_entry PRIMARY KEY (number),
        CONSTRAINT ck_audit_entry_number CHECK (number >= 0),
        CONSTRAINT ck_audit_entry_root CHECK (length(root_sha256) = 32)
    )",
    "CREATE TABLE audit_head (
        id integer NOT NULL,
        size bigint NOT NULL,
        peaks $bytes NOT NULL,
        CONSTRAINT pk_audit_head PRIMARY KEY (id),
        CONSTRAINT ck_audit_head_one CHECK (id = 1)
    )",
];

const SEED_ON_SQLITE: &[&str] = &["INSERT INTO audit_head (id, size, peaks) VALUES (1, 0, x'')"];
const SEED_ON_POSTGRESQL: &[&str] =
    &["INSERT INTO audit_head (id, size, peaks) VALUES (1, 0, '\\x')"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, UP).await?;
        run(manager, either(manager, SEED_ON_SQLITE, SEED_ON_POSTGRESQL)).await?;
        seal(manager, "audit_entry", "audit entries").await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_sealed(manager, "audit_entry").await?;
        run(manager, &["DROP TABLE audit_head"]).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
