//! The due day of a case is worked out from its steps, since its clock may stand still, and is no longer kept beside them.

use sea_orm_migration::prelude::*;

use crate::sql::run;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &["ALTER TABLE register_case DROP COLUMN due_day"];

/// What the day was, nobody knows any more: it is worked out.
const DOWN: &[&str] =
    &["ALTER TABLE register_case ADD COLUMN due_day $day NOT NULL DEFAULT '9999-12-31'"];

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
