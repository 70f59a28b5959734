//! The decision on an application, one and no more, with the clause that it rests on.

use sea_orm_migration::prelude::*;

use crate::sql::run;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE settlement_decision (
        application_id $uuid NOT NULL,
        outcome $text NOT NULL,
        policy_pack $text NOT NULL,
        channel $text NOT NULL,
        clause_at $text NOT NULL,
        clause_quotation $text NOT NULL,
        other_act $text,
        reason $text,
        decided_by $text NOT NULL,
        decided_day $day NOT NULL,
        recorded_at $moment NOT NULL,
        CONSTRAINT pk_settlement_decision PRIMARY KEY (application_id),
        CONSTRAINT fk_settlement_decision_application FOREIGN KEY (application_id) REFERENCES settlement_application (id)
    )",
    "CREATE TABLE settlement_decision_companion (
        application_id $uuid NOT NULL,
        person_id $uuid NOT NULL,
        answer $text NOT NULL,
        clause_at $text,
        clause_quotation $text,
        CONSTRAINT pk_settlement_decision_companion PRIMARY KEY (application_id, person_id),
        CONSTRAINT fk_settlement_decision_companion_decision FOREIGN KEY (application_id) REFERENCES settlement_decision (application_id),
        CONSTRAINT fk_settlement_decision_companion_person FOREIGN KEY (person_id) REFERENCES settlement_person (id)
    )",
];

const DOWN: &[&str] =
    &["DROP TABLE settlement_decision_companion", "DROP TABLE settlement_decision"];

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
