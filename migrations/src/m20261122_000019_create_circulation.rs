//! A circulation contract 流转合同.

use sea_orm_migration::prelude::*;

use crate::sql::run;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE circulation (
        county $county NOT NULL,
        id $uuid NOT NULL,
        version integer NOT NULL,
        status $text NOT NULL,
        first_day $day NOT NULL,
        last_day $day,
        act_id $uuid NOT NULL,
        recorded_at $moment NOT NULL,
        superseded_by $uuid,
        superseded_at $moment,
        source $text,
        contract_id $uuid NOT NULL,
        contract_code $text NOT NULL,
        code $text NOT NULL,
        contractor_code $text NOT NULL,
        transferee $text NOT NULL,
        mode $text NOT NULL,
        term_text $text NOT NULL,
        term_first_day $day NOT NULL,
        term_last_day $day,
        area_m2 $exact NOT NULL,
        area_mu $exact,
        n_parcels integer NOT NULL,
        purpose_before $text,
        purpose_after $text,
        price_note $text NOT NULL,
        signed_day $day NOT NULL,
        issuer_code $text NOT NULL,
        CONSTRAINT pk_circulation PRIMARY KEY (county, id, version),
        CONSTRAINT fk_circulation_contract FOREIGN KEY (county, contract_id) REFERENCES register_object (county, id),
        CONSTRAINT fk_circulation_act FOREIGN KEY (county, act_id) REFERENCES register_act (county, id),
        CONSTRAINT fk_circulation_superseded_by FOREIGN KEY (county, superseded_by) REFERENCES register_act (county, id),
        CONSTRAINT ck_circulation_status CHECK (status IN ('pending', 'current', 'historic')),
        CONSTRAINT ck_circulation_superseded CHECK ((superseded_by IS NULL) = (superseded_at IS NULL))
    )",
    "CREATE UNIQUE INDEX uq_circulation_current ON circulation (county, id) WHERE status = 'current'",
    "CREATE INDEX ix_circulation_contract ON circulation (county, contract_id)",
    "CREATE INDEX ix_circulation_code ON circulation (county, code)",
];

const DOWN: &[&str] = &["DROP TABLE circulation"];

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
