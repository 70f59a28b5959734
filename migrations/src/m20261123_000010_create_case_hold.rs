//! What open cases hold: an object is in one open case at a time.

use sea_orm_migration::prelude::*;

use crate::sql::run;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE case_hold (
        county $county NOT NULL,
        kind $text NOT NULL,
        code $text NOT NULL,
        case_id $uuid NOT NULL,
        CONSTRAINT pk_case_hold PRIMARY KEY (county, kind, code),
        CONSTRAINT fk_case_hold_case FOREIGN KEY (county, case_id) REFERENCES register_case (county, id)
    )",
    "CREATE INDEX ix_case_hold_case ON case_hold (county, case_id)",
];

const DOWN: &[&str] = &["DROP TABLE case_hold"];

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
