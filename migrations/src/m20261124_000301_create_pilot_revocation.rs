//! Revocations of pilot approvals 撤销试点批复: an approval is revoked once, from a day on, for all of its rights.

use sea_orm_migration::prelude::*;

use crate::seal::{drop_sealed, seal};
use crate::sql::run;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &["CREATE TABLE pilot_revocation (
        county $county NOT NULL,
        pilot_id $uuid NOT NULL,
        document_sha256 $text NOT NULL,
        day $day NOT NULL,
        officer $text NOT NULL,
        at $moment NOT NULL,
        CONSTRAINT pk_pilot_revocation PRIMARY KEY (county, pilot_id)
    )"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, UP).await?;
        seal(manager, "pilot_revocation", "revocations of pilot approvals").await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_sealed(manager, "pilot_revocation").await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
