//! The canonical entry of each register act, as it was when the act was recorded.

use sea_orm_migration::prelude::*;

use crate::sql::run;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE ledger_entry (
        county $county NOT NULL,
        act_id $uuid NOT NULL,
        canonical $text NOT NULL,
        digest $text NOT NULL,
        CONSTRAINT pk_ledger_entry PRIMARY KEY (county, act_id),
        CONSTRAINT fk_ledger_entry_act FOREIGN KEY (county, act_id) REFERENCES register_act (county, id),
        CONSTRAINT ck_ledger_entry_digest CHECK (length(digest) = 64)
    )",
];

const DOWN: &[&str] = &["DROP TABLE ledger_entry"];

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
