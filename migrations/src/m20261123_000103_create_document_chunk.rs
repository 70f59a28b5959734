//! The chunks of an upload that have come in, each by its own digest.

use sea_orm_migration::prelude::*;

use crate::sql::run;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE document_chunk (
        county $county NOT NULL,
        upload_id $uuid NOT NULL,
        offset_bytes bigint NOT NULL,
        size_bytes bigint NOT NULL,
        sha256 $text NOT NULL,
        CONSTRAINT pk_document_chunk PRIMARY KEY (county, upload_id, offset_bytes),
        CONSTRAINT fk_document_chunk_upload FOREIGN KEY (county, upload_id) REFERENCES document_upload (county, id)
    )",
];

const DOWN: &[&str] = &["DROP TABLE document_chunk"];

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
