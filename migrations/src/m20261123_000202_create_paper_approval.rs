//! Approvals 审批 of printings above the limit, each for one printing.

use sea_orm_migration::prelude::*;

use crate::sql::run;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE paper_approval (
        county $county NOT NULL,
        number $text NOT NULL,
        print_count integer NOT NULL,
        approved_by $text NOT NULL,
        approved_at $moment NOT NULL,
        reason $text NOT NULL,
        CONSTRAINT pk_paper_approval PRIMARY KEY (county, number, print_count),
        CONSTRAINT fk_paper_approval_paper FOREIGN KEY (county, number) REFERENCES paper (county, number),
        CONSTRAINT ck_paper_approval_count CHECK (print_count > 0)
    )",
];

const DOWN: &[&str] = &["DROP TABLE paper_approval"];

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
