//! Who may sign in: an account with its officer, desk and roles.

use sea_orm_migration::prelude::*;

use crate::sql::run;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &["CREATE TABLE account (
        id $uuid NOT NULL,
        login $text NOT NULL,
        officer $text NOT NULL,
        desk $text NOT NULL,
        roles $text NOT NULL,
        division $text,
        password_hash $text,
        n_failures integer NOT NULL,
        locked_until $moment,
        made_at $moment NOT NULL,
        made_by $text NOT NULL,
        closed_at $moment,
        CONSTRAINT pk_account PRIMARY KEY (id),
        CONSTRAINT uq_account_login UNIQUE (login),
        CONSTRAINT uq_account_officer UNIQUE (desk, officer),
        CONSTRAINT ck_account_desk CHECK (desk IN ('register', 'settlement', 'administration')),
        CONSTRAINT ck_account_failures CHECK (n_failures >= 0)
    )"];

const DOWN: &[&str] = &["DROP TABLE account"];

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
