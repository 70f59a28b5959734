//! Suits against decisions of collectives 撤销之诉: when each was filed, and what the court decided; only added to.

use sea_orm_migration::prelude::*;

use crate::sql::{either, run};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &["CREATE TABLE decision_challenge (
        county $county NOT NULL,
        collective_id $uuid NOT NULL,
        number integer NOT NULL,
        claimant_id $uuid NOT NULL,
        filed_day $day NOT NULL,
        event $text NOT NULL,
        day $day NOT NULL,
        known_day $day NOT NULL,
        court $text NOT NULL,
        document_sha256 $text NOT NULL,
        act_id $uuid NOT NULL,
        recorded_at $moment NOT NULL,
        CONSTRAINT pk_decision_challenge PRIMARY KEY (county, collective_id, number, claimant_id, filed_day, event),
        CONSTRAINT fk_decision_challenge_decision FOREIGN KEY (county, collective_id, number) REFERENCES collective_decision (county, collective_id, number),
        CONSTRAINT fk_decision_challenge_claimant FOREIGN KEY (county, claimant_id) REFERENCES register_object (county, id),
        CONSTRAINT ck_decision_challenge_event CHECK (event IN ('filed', 'revoked', 'dismissed', 'withdrawn')),
        CONSTRAINT ck_decision_challenge_day CHECK (day >= filed_day),
        CONSTRAINT fk_decision_challenge_act FOREIGN KEY (county, act_id) REFERENCES register_act (county, id)
    )"];

const DOWN: &[&str] = &["DROP TABLE decision_challenge"];

const SEAL_ON_SQLITE: &[&str] = &[
    "CREATE TRIGGER tr_decision_challenge_update BEFORE UPDATE ON decision_challenge
    BEGIN SELECT RAISE(ABORT, 'the books of collectives are only added to'); END",
    "CREATE TRIGGER tr_decision_challenge_delete BEFORE DELETE ON decision_challenge
    BEGIN SELECT RAISE(ABORT, 'the books of collectives are only added to'); END",
];

const SEAL_ON_POSTGRESQL: &[&str] = &[
    "CREATE TRIGGER tr_decision_challenge_change BEFORE UPDATE OR DELETE ON decision_challenge
    FOR EACH ROW EXECUTE FUNCTION refuse_collective_book_change()",
    "CREATE TRIGGER tr_decision_challenge_truncate BEFORE TRUNCATE ON decision_challenge
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_collective_book_change()",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, UP).await?;
        run(manager, either(manager, SEAL_ON_SQLITE, SEAL_ON_POSTGRESQL)).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, DOWN).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
