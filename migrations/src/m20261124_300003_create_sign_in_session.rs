//! Who is signed in: the digest of a secret that only the browser holds.

use sea_orm_migration::prelude::*;

use crate::sql::run;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE sign_in_session (
        id $uuid NOT NULL,
        account_id $uuid NOT NULL,
        secret_sha256 $bytes NOT NULL,
        made_at $moment NOT NULL,
        seen_at $moment NOT NULL,
        ended_at $moment,
        CONSTRAINT pk_sign_in_session PRIMARY KEY (id),
        CONSTRAINT uq_sign_in_session_secret UNIQUE (secret_sha256),
        CONSTRAINT fk_sign_in_session_account FOREIGN KEY (account_id) REFERENCES account (id),
        CONSTRAINT ck_sign_in_session_secret CHECK (length(secret_sha256) = 32)
    )",
    "CREATE INDEX ix_sign_in_session_account ON sign_in_session (account_id, id)",
];

const DOWN: &[&str] = &["DROP TABLE sign_in_session"];

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
