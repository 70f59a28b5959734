//! Pilot approvals 试点批复: for which of the three rights a county may try out paid exits, and from when to when.

use sea_orm_migration::prelude::*;

use crate::seal::{drop_sealed, seal};
use crate::sql::run;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &["CREATE TABLE pilot_approval (
        county $county NOT NULL,
        id $uuid NOT NULL,
        kind $text NOT NULL,
        document_sha256 $text NOT NULL,
        first_day $day NOT NULL,
        last_day $day NOT NULL,
        officer $text NOT NULL,
        at $moment NOT NULL,
        CONSTRAINT pk_pilot_approval PRIMARY KEY (county, id, kind),
        CONSTRAINT ck_pilot_approval_kind CHECK (kind IN ('contracted-land', 'homestead', 'shares')),
        CONSTRAINT ck_pilot_approval_days CHECK (last_day >= first_day)
    )"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, UP).await?;
        seal(manager, "pilot_approval", "pilot approvals").await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_sealed(manager, "pilot_approval").await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
