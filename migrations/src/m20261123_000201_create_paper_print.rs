//! Every printing of a paper 打印记录: who printed it, when, and with whose approval.

use sea_orm_migration::prelude::*;

use crate::sql::run;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE paper_print (
        county $county NOT NULL,
        number $text NOT NULL,
        print_count integer NOT NULL,
        printed_by $text NOT NULL,
        printed_at $moment NOT NULL,
        approved_by $text,
        pdf_sha256 $text NOT NULL,
        CONSTRAINT pk_paper_print PRIMARY KEY (county, number, print_count),
        CONSTRAINT fk_paper_print_paper FOREIGN KEY (county, number) REFERENCES paper (county, number),
        CONSTRAINT ck_paper_print_count CHECK (print_count > 0),
        CONSTRAINT ck_paper_print_approved_by CHECK (approved_by <> printed_by),
        CONSTRAINT ck_paper_print_pdf_sha256 CHECK (length(pdf_sha256) = 64)
    )",
];

const DOWN: &[&str] = &["DROP TABLE paper_print"];

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
