//! The documents of cases 申请材料; their bytes are kept elsewhere, under their digests.

use sea_orm_migration::prelude::*;

use crate::sql::run;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE case_document (
        county $county NOT NULL,
        case_id $uuid NOT NULL,
        sequence integer NOT NULL,
        role $text NOT NULL,
        title $text NOT NULL,
        day $day,
        sha256 $text NOT NULL,
        CONSTRAINT pk_case_document PRIMARY KEY (county, case_id, sequence),
        CONSTRAINT uq_case_document_role UNIQUE (county, case_id, role, sha256),
        CONSTRAINT fk_case_document_case FOREIGN KEY (county, case_id) REFERENCES register_case (county, id),
        CONSTRAINT ck_case_document_sha256 CHECK (length(sha256) = 64)
    )",
    "CREATE INDEX ix_case_document_sha256 ON case_document (county, sha256)",
];

const DOWN: &[&str] = &["DROP TABLE case_document"];

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
