//! The papers that were printed 出具的文书, by number, with the digest that a reader can compare.

use sea_orm_migration::prelude::*;

use crate::sql::run;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE paper (
        county $county NOT NULL,
        number $text NOT NULL,
        kind $text NOT NULL,
        act_id $uuid,
        subject_code $text NOT NULL,
        digest $text NOT NULL,
        printed_by $text NOT NULL,
        printed_at $moment NOT NULL,
        print_count integer NOT NULL,
        CONSTRAINT pk_paper PRIMARY KEY (county, number),
        CONSTRAINT fk_paper_act FOREIGN KEY (county, act_id) REFERENCES register_act (county, id),
        CONSTRAINT ck_paper_digest CHECK (length(digest) = 64),
        CONSTRAINT ck_paper_print_count CHECK (print_count > 0)
    )",
    "CREATE INDEX ix_paper_subject ON paper (county, subject_code)",
    "CREATE INDEX ix_paper_act ON paper (county, act_id)",
];

const DOWN: &[&str] = &["DROP TABLE paper"];

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
