//! What happened to a registration and to permits, in the order in which the book learned of it.

use sea_orm_migration::prelude::*;

use crate::sql::run;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE settlement_fact (
        id $uuid NOT NULL,
        person_id $uuid NOT NULL,
        event $text NOT NULL,
        place $text,
        application_id $uuid,
        permit_id $uuid,
        effective_day $day NOT NULL,
        recorded_by $text NOT NULL,
        recorded_at $moment NOT NULL,
        CONSTRAINT pk_settlement_fact PRIMARY KEY (id),
        CONSTRAINT fk_settlement_fact_person FOREIGN KEY (person_id) REFERENCES settlement_person (id),
        CONSTRAINT fk_settlement_fact_application FOREIGN KEY (application_id) REFERENCES settlement_application (id),
        CONSTRAINT fk_settlement_fact_permit FOREIGN KEY (permit_id) REFERENCES settlement_permit (id)
    )",
    "CREATE INDEX ix_settlement_fact_person ON settlement_fact (person_id)",
];

const DOWN: &[&str] = &["DROP TABLE settlement_fact"];

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
