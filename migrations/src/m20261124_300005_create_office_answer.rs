//! What was answered to a request about accounts that may come again; no password and no secret is among it.

use sea_orm_migration::prelude::*;

use crate::sql::run;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE office_answer (
        account_id $uuid NOT NULL,
        operation $text NOT NULL,
        key $text NOT NULL,
        request_sha256 $bytes NOT NULL,
        status integer NOT NULL,
        etag $text NOT NULL,
        response $text NOT NULL,
        recorded_at $moment NOT NULL,
        CONSTRAINT pk_office_answer PRIMARY KEY (account_id, operation, key),
        CONSTRAINT fk_office_answer_account FOREIGN KEY (account_id) REFERENCES account (id),
        CONSTRAINT ck_office_answer_request CHECK (length(request_sha256) = 32)
    )",
    "CREATE INDEX ix_office_answer_recorded_at ON office_answer (recorded_at)",
];

const DOWN: &[&str] = &["DROP TABLE office_answer"];

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
