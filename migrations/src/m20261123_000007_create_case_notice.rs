//! Public notices 公示; the content is frozen, and its digest stands beside it.

use sea_orm_migration::prelude::*;

use crate::sql::run;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE case_notice (
        county $county NOT NULL,
        id $uuid NOT NULL,
        case_id $uuid NOT NULL,
        kind $text NOT NULL,
        round integer NOT NULL,
        content $text NOT NULL,
        content_sha256 $text NOT NULL,
        first_day $day NOT NULL,
        last_day $day NOT NULL,
        closed_day $day,
        CONSTRAINT pk_case_notice PRIMARY KEY (county, id),
        CONSTRAINT uq_case_notice_round UNIQUE (county, case_id, kind, round),
        CONSTRAINT fk_case_notice_case FOREIGN KEY (county, case_id) REFERENCES register_case (county, id),
        CONSTRAINT ck_case_notice_days CHECK (first_day <= last_day),
        CONSTRAINT ck_case_notice_content_sha256 CHECK (length(content_sha256) = 64)
    )",
    "CREATE INDEX ix_case_notice_last_day ON case_notice (county, last_day)",
];

const DOWN: &[&str] = &["DROP TABLE case_notice"];

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
