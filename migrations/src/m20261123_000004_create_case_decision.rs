//! The decisions of collectives 决议 that cases rest on.

use sea_orm_migration::prelude::*;

use crate::sql::run;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE case_decision (
        county $county NOT NULL,
        case_id $uuid NOT NULL,
        sequence integer NOT NULL,
        body $text NOT NULL,
        CONSTRAINT pk_case_decision PRIMARY KEY (county, case_id, sequence),
        CONSTRAINT fk_case_decision_case FOREIGN KEY (county, case_id) REFERENCES register_case (county, id)
    )",
];

const DOWN: &[&str] = &["DROP TABLE case_decision"];

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
