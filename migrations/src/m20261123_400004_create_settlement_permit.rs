//! Residence permits, each with the clause that it rests on.

use sea_orm_migration::prelude::*;

use crate::sql::run;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE settlement_permit (
        id $uuid NOT NULL,
        person_id $uuid NOT NULL,
        policy_pack $text NOT NULL,
        clause_at $text NOT NULL,
        clause_quotation $text NOT NULL,
        other_act $text,
        place $text NOT NULL,
        issued_day $day NOT NULL,
        recorded_by $text NOT NULL,
        recorded_at $moment NOT NULL,
        CONSTRAINT pk_settlement_permit PRIMARY KEY (id),
        CONSTRAINT fk_settlement_permit_person FOREIGN KEY (person_id) REFERENCES settlement_person (id)
    )",
    "CREATE INDEX ix_settlement_permit_person ON settlement_permit (person_id)",
];

const DOWN: &[&str] = &["DROP TABLE settlement_permit"];

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
