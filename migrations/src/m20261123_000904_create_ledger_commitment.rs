//! Salted commitments of an entry, which stay, and apart from them what opens each, which can be erased.

use sea_orm_migration::prelude::*;

use crate::seal::{drop_sealed, seal};
use crate::sql::run;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE ledger_commitment (
        county $county NOT NULL,
        act_id $uuid NOT NULL,
        position bigint NOT NULL,
        hash $bytes NOT NULL,
        CONSTRAINT pk_ledger_commitment PRIMARY KEY (county, act_id, position),
        CONSTRAINT fk_ledger_commitment_act FOREIGN KEY (county, act_id) REFERENCES register_act (county, id),
        CONSTRAINT ck_ledger_commitment_hash CHECK (length(hash) = 32)
    )",
    "CREATE TABLE ledger_opening (
        county $county NOT NULL,
        act_id $uuid NOT NULL,
        position bigint NOT NULL,
        subject $bytes NOT NULL,
        opening $bytes NOT NULL,
        CONSTRAINT pk_ledger_opening PRIMARY KEY (county, act_id, position),
        CONSTRAINT fk_ledger_opening_commitment FOREIGN KEY (county, act_id, position) REFERENCES ledger_commitment (county, act_id, position)
    )",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, UP).await?;
        seal(manager, "ledger_commitment", "ledger commitments").await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, &["DROP TABLE ledger_opening"]).await?;
        drop_sealed(manager, "ledger_commitment").await?;
        Ok(())
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
