//! Objections to notices 异议 and their answers; who raised them is kept apart.

use sea_orm_migration::prelude::*;

use crate::sql::run;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE case_objection (
        county $county NOT NULL,
        notice_id $uuid NOT NULL,
        number integer NOT NULL,
        raised_day $day NOT NULL,
        ground $text NOT NULL,
        evidence_sha256 $text,
        answer_day $day,
        answer_officer $text,
        answer_text $text,
        upheld boolean,
        CONSTRAINT pk_case_objection PRIMARY KEY (county, notice_id, number),
        CONSTRAINT fk_case_objection_notice FOREIGN KEY (county, notice_id) REFERENCES case_notice (county, id),
        CONSTRAINT ck_case_objection_evidence_sha256 CHECK (length(evidence_sha256) = 64),
        CONSTRAINT ck_case_objection_answer CHECK (
            (answer_day IS NULL) = (answer_officer IS NULL)
            AND (answer_day IS NULL) = (answer_text IS NULL)
            AND (answer_day IS NULL) = (upheld IS NULL)
        )
    )",
];

const DOWN: &[&str] = &["DROP TABLE case_objection"];

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
