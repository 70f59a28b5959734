//! An answer belongs to an officer and an operation, and keeps its `ETag`; no answer was kept before this step.

use sea_orm_migration::prelude::*;

use crate::sql::run;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    "DROP TABLE idempotency_key",
    "CREATE TABLE idempotency_key (
        county $county NOT NULL,
        officer $text NOT NULL,
        operation $text NOT NULL,
        key $text NOT NULL,
        request_mac $bytes NOT NULL,
        status integer NOT NULL,
        etag $text NOT NULL,
        response_cipher $bytes NOT NULL,
        at $moment NOT NULL,
        CONSTRAINT pk_idempotency_key PRIMARY KEY (county, officer, operation, key)
    )",
    "CREATE INDEX ix_idempotency_key_at ON idempotency_key (county, at)",
];

const DOWN: &[&str] = &[
    "DROP TABLE idempotency_key",
    "CREATE TABLE idempotency_key (
        county $county NOT NULL,
        officer $text NOT NULL,
        key $text NOT NULL,
        request_mac $bytes NOT NULL,
        status integer NOT NULL,
        response_cipher $bytes NOT NULL,
        at $moment NOT NULL,
        CONSTRAINT pk_idempotency_key PRIMARY KEY (county, officer, key)
    )",
    "CREATE INDEX ix_idempotency_key_at ON idempotency_key (county, at)",
];

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
