//! Decisions 决议 of collectives, each by its number.

use sea_orm_migration::prelude::*;

use crate::sql::run;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE collective_decision (
        county $county NOT NULL,
        collective_id $uuid NOT NULL,
        number integer NOT NULL,
        subject $text NOT NULL,
        day $day NOT NULL,
        record_sha256 $text NOT NULL,
        body $text NOT NULL,
        act_id $uuid NOT NULL,
        recorded_at $moment NOT NULL,
        CONSTRAINT pk_collective_decision PRIMARY KEY (county, collective_id, number),
        CONSTRAINT fk_collective_decision_collective FOREIGN KEY (county, collective_id) REFERENCES register_object (county, id),
        CONSTRAINT fk_collective_decision_act FOREIGN KEY (county, act_id) REFERENCES register_act (county, id)
    )",
];

const DOWN: &[&str] = &["DROP TABLE collective_decision"];

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
