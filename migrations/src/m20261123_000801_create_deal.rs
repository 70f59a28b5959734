//! Deals of the market 流转交易: transfers, listings and exits, the steps that each has taken, and what it holds while it is open.

use sea_orm_migration::prelude::*;

use crate::seal::{drop_sealed, seal};
use crate::sql::run;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE deal (
        county $county NOT NULL,
        id $uuid NOT NULL,
        kind $text NOT NULL,
        subject $text NOT NULL,
        number $text NOT NULL,
        division $text NOT NULL,
        state $text NOT NULL,
        revision bigint NOT NULL,
        body_cipher $bytes NOT NULL,
        opened_by $text NOT NULL,
        opened_at $moment NOT NULL,
        CONSTRAINT pk_deal PRIMARY KEY (county, id),
        CONSTRAINT uq_deal_number UNIQUE (county, number),
        CONSTRAINT ck_deal_kind CHECK (kind IN ('transfer', 'listing', 'exit')),
        CONSTRAINT ck_deal_revision CHECK (revision > 0)
    )",
    "CREATE INDEX ix_deal_division ON deal (county, kind, division)",
    "CREATE TABLE deal_step (
        county $county NOT NULL,
        deal_id $uuid NOT NULL,
        number integer NOT NULL,
        step $text NOT NULL,
        event_cipher $bytes NOT NULL,
        state_after $text NOT NULL,
        officer $text NOT NULL,
        at $moment NOT NULL,
        act_id $uuid,
        CONSTRAINT pk_deal_step PRIMARY KEY (county, deal_id, number),
        CONSTRAINT uq_deal_step_act UNIQUE (county, act_id),
        CONSTRAINT fk_deal_step_deal FOREIGN KEY (county, deal_id) REFERENCES deal (county, id),
        CONSTRAINT fk_deal_step_act FOREIGN KEY (county, act_id) REFERENCES register_act (county, id),
        CONSTRAINT ck_deal_step_number CHECK (number > 0)
    )",
    "CREATE TABLE deal_hold (
        county $county NOT NULL,
        kind $text NOT NULL,
        code $text NOT NULL,
        deal_id $uuid NOT NULL,
        CONSTRAINT pk_deal_hold PRIMARY KEY (county, kind, code),
        CONSTRAINT fk_deal_hold_deal FOREIGN KEY (county, deal_id) REFERENCES deal (county, id)
    )",
    "CREATE INDEX ix_deal_hold_deal ON deal_hold (county, deal_id)",
];

const DOWN: &[&str] = &["DROP TABLE deal"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, UP).await?;
        seal(manager, "deal_step", "steps of deals").await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, &["DROP TABLE deal_hold"]).await?;
        drop_sealed(manager, "deal_step").await?;
        run(manager, DOWN).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
