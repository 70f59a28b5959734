//! The public leaves of the log of a county, each at its number, and the nodes of the tree above them; none is ever changed.

use sea_orm_migration::prelude::*;

use crate::seal::{drop_sealed, seal};
use crate::sql::run;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE ledger_leaf (
        county $county NOT NULL,
        number bigint NOT NULL,
        act_id $uuid NOT NULL,
        act_number bigint NOT NULL,
        leaf $text NOT NULL,
        hash $bytes NOT NULL,
        CONSTRAINT pk_ledger_leaf PRIMARY KEY (county, number),
        CONSTRAINT uq_ledger_leaf_act UNIQUE (county, act_id),
        CONSTRAINT uq_ledger_leaf_act_number UNIQUE (county, act_number),
        CONSTRAINT fk_ledger_leaf_entry FOREIGN KEY (county, act_id) REFERENCES ledger_entry (county, act_id),
        CONSTRAINT ck_ledger_leaf_number CHECK (number >= 0),
        CONSTRAINT ck_ledger_leaf_hash CHECK (length(hash) = 32)
    )",
    "CREATE TABLE ledger_node (
        county $county NOT NULL,
        level integer NOT NULL,
        number bigint NOT NULL,
        hash $bytes NOT NULL,
        CONSTRAINT pk_ledger_node PRIMARY KEY (county, level, number),
        CONSTRAINT ck_ledger_node_level CHECK (level > 0),
        CONSTRAINT ck_ledger_node_hash CHECK (length(hash) = 32)
    )",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, UP).await?;
        seal(manager, "ledger_leaf", "ledger leaves").await?;
        seal(manager, "ledger_node", "ledger nodes").await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_sealed(manager, "ledger_node").await?;
        drop_sealed(manager, "ledger_leaf").await?;
        Ok(())
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
