//! Applications to settle, with the facts, the evidence and the relatives of each.

use sea_orm_migration::prelude::*;

use crate::sql::run;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE settlement_application (
        id $uuid NOT NULL,
        person_id $uuid NOT NULL,
        policy_pack $text NOT NULL,
        channel $text NOT NULL,
        place $text NOT NULL,
        submitted_day $day NOT NULL,
        own_wish_declared_day $day NOT NULL,
        recorded_by $text NOT NULL,
        recorded_at $moment NOT NULL,
        CONSTRAINT pk_settlement_application PRIMARY KEY (id),
        CONSTRAINT fk_settlement_application_person FOREIGN KEY (person_id) REFERENCES settlement_person (id)
    )",
    "CREATE INDEX ix_settlement_application_person ON settlement_application (person_id)",
    "CREATE TABLE settlement_application_fact (
        application_id $uuid NOT NULL,
        ordinal integer NOT NULL,
        kind $text NOT NULL,
        months integer,
        CONSTRAINT pk_settlement_application_fact PRIMARY KEY (application_id, ordinal),
        CONSTRAINT fk_settlement_application_fact_application FOREIGN KEY (application_id) REFERENCES settlement_application (id)
    )",
    "CREATE TABLE settlement_evidence (
        application_id $uuid NOT NULL,
        ordinal integer NOT NULL,
        document $text NOT NULL,
        sha256 $text NOT NULL,
        issued_day $day,
        CONSTRAINT pk_settlement_evidence PRIMARY KEY (application_id, ordinal),
        CONSTRAINT fk_settlement_evidence_application FOREIGN KEY (application_id) REFERENCES settlement_application (id),
        CONSTRAINT ck_settlement_evidence_sha256 CHECK (length(sha256) = 64)
    )",
    "CREATE TABLE settlement_companion (
        application_id $uuid NOT NULL,
        person_id $uuid NOT NULL,
        kinship $text NOT NULL,
        lives_together boolean NOT NULL,
        CONSTRAINT pk_settlement_companion PRIMARY KEY (application_id, person_id),
        CONSTRAINT fk_settlement_companion_application FOREIGN KEY (application_id) REFERENCES settlement_application (id),
        CONSTRAINT fk_settlement_companion_person FOREIGN KEY (person_id) REFERENCES settlement_person (id)
    )",
];

const DOWN: &[&str] = &[
    "DROP TABLE settlement_companion",
    "DROP TABLE settlement_evidence",
    "DROP TABLE settlement_application_fact",
    "DROP TABLE settlement_application",
];

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
