//! Money asked for in cases, in fen.

use sea_orm_migration::prelude::*;

use crate::sql::run;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE case_fee (
        county $county NOT NULL,
        case_id $uuid NOT NULL,
        sequence integer NOT NULL,
        item $text NOT NULL,
        amount_fen bigint NOT NULL,
        CONSTRAINT pk_case_fee PRIMARY KEY (county, case_id, sequence),
        CONSTRAINT fk_case_fee_case FOREIGN KEY (county, case_id) REFERENCES register_case (county, id)
    )",
];

const DOWN: &[&str] = &["DROP TABLE case_fee"];

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
