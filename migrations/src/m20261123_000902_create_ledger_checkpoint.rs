//! What a county has signed of its log: the keys in their order, and the checkpoints; none is ever changed.

use sea_orm_migration::prelude::*;

use crate::seal::{drop_sealed, seal};
use crate::sql::run;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE ledger_key (
        county $county NOT NULL,
        number bigint NOT NULL,
        verifier $text NOT NULL,
        since bigint NOT NULL,
        succession $text,
        CONSTRAINT pk_ledger_key PRIMARY KEY (county, number),
        CONSTRAINT ck_ledger_key_first CHECK ((number = 1) = (succession IS NULL))
    )",
    "CREATE TABLE ledger_checkpoint (
        county $county NOT NULL,
        number bigint NOT NULL,
        size bigint NOT NULL,
        root $bytes NOT NULL,
        note $text NOT NULL,
        signed_at $moment NOT NULL,
        CONSTRAINT pk_ledger_checkpoint PRIMARY KEY (county, number),
        CONSTRAINT ck_ledger_checkpoint_root CHECK (length(root) = 32)
    )",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, UP).await?;
        seal(manager, "ledger_key", "ledger keys").await?;
        seal(manager, "ledger_checkpoint", "ledger checkpoints").await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_sealed(manager, "ledger_checkpoint").await?;
        drop_sealed(manager, "ledger_key").await?;
        Ok(())
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
