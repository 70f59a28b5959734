//! The register acts 登簿行为, counted upwards in each county.

use sea_orm_migration::prelude::*;

use crate::sql::run;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &["CREATE TABLE register_act (
        county $county NOT NULL,
        id $uuid NOT NULL,
        number bigint NOT NULL,
        kind $text NOT NULL,
        division $text NOT NULL,
        officer $text NOT NULL,
        effect_day $day NOT NULL,
        recorded_at $moment NOT NULL,
        evidence_sha256 $text,
        note $text,
        CONSTRAINT pk_register_act PRIMARY KEY (county, id),
        CONSTRAINT uq_register_act_number UNIQUE (county, number)
    )"];

const DOWN: &[&str] = &["DROP TABLE register_act"];

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
