//! By which programs an account works: the digest of a token, what it reaches, and until when.

use sea_orm_migration::prelude::*;

use crate::sql::run;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE api_token (
        id $uuid NOT NULL,
        account_id $uuid NOT NULL,
        name $text NOT NULL,
        secret_sha256 $bytes NOT NULL,
        scopes $text NOT NULL,
        made_at $moment NOT NULL,
        expires_at $moment NOT NULL,
        used_at $moment,
        revoked_at $moment,
        CONSTRAINT pk_api_token PRIMARY KEY (id),
        CONSTRAINT uq_api_token_secret UNIQUE (secret_sha256),
        CONSTRAINT fk_api_token_account FOREIGN KEY (account_id) REFERENCES account (id),
        CONSTRAINT ck_api_token_secret CHECK (length(secret_sha256) = 32)
    )",
    "CREATE INDEX ix_api_token_account ON api_token (account_id, id)",
];

const DOWN: &[&str] = &["DROP TABLE api_token"];

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
