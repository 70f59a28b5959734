//! The uploads under way: what was announced, until all of it is there or its time is over.

use sea_orm_migration::prelude::*;

use crate::sql::run;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE document_upload (
        county $county NOT NULL,
        id $uuid NOT NULL,
        sha256 $text NOT NULL,
        size_bytes bigint NOT NULL,
        title $text NOT NULL,
        division $text NOT NULL,
        started_by $text NOT NULL,
        started_at $moment NOT NULL,
        CONSTRAINT pk_document_upload PRIMARY KEY (county, id)
    )",
    "CREATE INDEX ix_document_upload_started_at ON document_upload (county, started_at)",
];

const DOWN: &[&str] = &["DROP TABLE document_upload"];

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
