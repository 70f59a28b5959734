//! Objections that whoever raised them withdrew 撤回异议; the objection itself stays.

use sea_orm_migration::prelude::*;

use crate::sql::run;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &["CREATE TABLE objection_withdrawal (
        county $county NOT NULL,
        notice_id $uuid NOT NULL,
        number integer NOT NULL,
        day $day NOT NULL,
        officer $text NOT NULL,
        evidence_sha256 $text NOT NULL,
        CONSTRAINT pk_objection_withdrawal PRIMARY KEY (county, notice_id, number),
        CONSTRAINT fk_objection_withdrawal_objection FOREIGN KEY (county, notice_id, number)
            REFERENCES case_objection (county, notice_id, number),
        CONSTRAINT ck_objection_withdrawal_evidence_sha256 CHECK (length(evidence_sha256) = 64)
    )"];

const DOWN: &[&str] = &["DROP TABLE objection_withdrawal"];

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
