//! Who signed that the results of a case are right 确认签字.

use sea_orm_migration::prelude::*;

use crate::sql::run;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE case_signature (
        county $county NOT NULL,
        case_id $uuid NOT NULL,
        sequence integer NOT NULL,
        name $text NOT NULL,
        day $day NOT NULL,
        mandate_sha256 $text,
        CONSTRAINT pk_case_signature PRIMARY KEY (county, case_id, sequence),
        CONSTRAINT fk_case_signature_case FOREIGN KEY (county, case_id) REFERENCES register_case (county, id),
        CONSTRAINT ck_case_signature_mandate_sha256 CHECK (length(mandate_sha256) = 64)
    )",
];

const DOWN: &[&str] = &["DROP TABLE case_signature"];

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
