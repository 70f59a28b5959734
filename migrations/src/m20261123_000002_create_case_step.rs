//! The steps of cases 办理环节, by whom and when; none is ever taken back.

use sea_orm_migration::prelude::*;

use crate::sql::run;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE case_step (
        county $county NOT NULL,
        case_id $uuid NOT NULL,
        sequence integer NOT NULL,
        step $text NOT NULL,
        state_after $text NOT NULL,
        officer $text NOT NULL,
        at $moment NOT NULL,
        note $text,
        CONSTRAINT pk_case_step PRIMARY KEY (county, case_id, sequence),
        CONSTRAINT fk_case_step_case FOREIGN KEY (county, case_id) REFERENCES register_case (county, id)
    )",
];

const DOWN: &[&str] = &["DROP TABLE case_step"];

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
