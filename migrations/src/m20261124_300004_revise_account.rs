//! Accounts are administered over HTTP: which revision was seen, and whose password it is.

use sea_orm_migration::prelude::*;

use crate::sql::run;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    "ALTER TABLE account ADD COLUMN revision integer NOT NULL DEFAULT 1",
    "ALTER TABLE account ADD COLUMN password_given_by $text",
];

const DOWN: &[&str] = &[
    "ALTER TABLE account DROP COLUMN password_given_by",
    "ALTER TABLE account DROP COLUMN revision",
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
