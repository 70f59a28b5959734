//! Suits against decisions of collectives 撤销之诉: when each was filed, and what the court decided; only added to.

use sea_orm_migration::prelude::*;

use crate::seal::{drop_sealed, seal};
use crate::sql::run;

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

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, UP).await?;
        seal(manager, "decision_challenge", "challenges of decisions").await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_sealed(manager, "decision_challenge").await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
