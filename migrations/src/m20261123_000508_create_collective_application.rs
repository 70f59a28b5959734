//! What collectives ask the register to enter 申请: handed in by one officer, entered by another.

use sea_orm_migration::prelude::*;

use crate::sql::run;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE collective_application (
        county $county NOT NULL,
        id $uuid NOT NULL,
        collective_id $uuid NOT NULL,
        number integer NOT NULL,
        kind $text NOT NULL,
        state $text NOT NULL,
        revision bigint NOT NULL,
        body_cipher $bytes NOT NULL,
        submitted_by $text NOT NULL,
        submitted_at $moment NOT NULL,
        closed_by $text,
        closed_at $moment,
        note $text,
        act_id $uuid,
        CONSTRAINT pk_collective_application PRIMARY KEY (county, id),
        CONSTRAINT fk_collective_application_collective FOREIGN KEY (county, collective_id) REFERENCES register_object (county, id),
        CONSTRAINT uq_collective_application_number UNIQUE (county, collective_id, number),
        CONSTRAINT fk_collective_application_act FOREIGN KEY (county, act_id) REFERENCES register_act (county, id),
        CONSTRAINT ck_collective_application_state CHECK (state IN ('submitted', 'entered', 'withdrawn')),
        CONSTRAINT ck_collective_application_act CHECK ((state = 'entered') = (act_id IS NOT NULL))
    )",
];

const DOWN: &[&str] = &["DROP TABLE collective_application"];

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
