//! What was answered to a request of the town's counter that may come again; a keyed digest tells whether it is the same.

use sea_orm_migration::prelude::*;

use crate::sql::run;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE settlement_answer (
        officer $text NOT NULL,
        operation $text NOT NULL,
        key $text NOT NULL,
        request_mac $bytes NOT NULL,
        status integer NOT NULL,
        response_cipher $bytes NOT NULL,
        recorded_at $moment NOT NULL,
        CONSTRAINT pk_settlement_answer PRIMARY KEY (officer, operation, key)
    )",
    "CREATE INDEX ix_settlement_answer_recorded_at ON settlement_answer (recorded_at)",
];

const DOWN: &[&str] = &["DROP TABLE settlement_answer"];

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
