//! The scanned papers 扫描件 that are stored by their digests; none is ever changed.

use sea_orm_migration::prelude::*;

use crate::sql::run;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE stored_document (
        county $county NOT NULL,
        id $uuid NOT NULL,
        sha256 $text NOT NULL,
        media_type $text NOT NULL,
        size_bytes bigint NOT NULL,
        title $text NOT NULL,
        division $text NOT NULL,
        uploaded_by $text NOT NULL,
        uploaded_at $moment NOT NULL,
        CONSTRAINT pk_stored_document PRIMARY KEY (county, id)
    )",
    "CREATE INDEX ix_stored_document_sha256 ON stored_document (county, sha256)",
];

const DOWN: &[&str] = &["DROP TABLE stored_document"];

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
