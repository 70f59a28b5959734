//! What a stored document is evidence for: a case or a register act, and in which role.

use sea_orm_migration::prelude::*;

use crate::sql::run;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE document_link (
        county $county NOT NULL,
        document_id $uuid NOT NULL,
        subject_kind $text NOT NULL,
        subject_id $uuid NOT NULL,
        role $text NOT NULL,
        linked_by $text NOT NULL,
        linked_at $moment NOT NULL,
        CONSTRAINT pk_document_link PRIMARY KEY (county, document_id, subject_kind, subject_id, role),
        CONSTRAINT fk_document_link_document FOREIGN KEY (county, document_id) REFERENCES stored_document (county, id),
        CONSTRAINT ck_document_link_subject_kind CHECK (subject_kind IN ('case', 'act'))
    )",
    "CREATE INDEX ix_document_link_subject ON document_link (county, subject_kind, subject_id)",
];

const DOWN: &[&str] = &["DROP TABLE document_link"];

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
