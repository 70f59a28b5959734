//! A land contract 承包合同.

use sea_orm_migration::prelude::*;

use crate::sql::run;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE land_contract (
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
        issuer_id $uuid NOT NULL,
        contractor_id $uuid NOT NULL,
        code $text NOT NULL,
        former_code $text,
        issuer_code $text NOT NULL,
        contractor_code $text NOT NULL,
        mode $text NOT NULL,
        term_first_day $day NOT NULL,
        term_last_day $day,
        total_area_m2 $exact NOT NULL,
        total_area_mu $exact,
        former_total_area_m2 $exact,
        former_total_area_mu $exact,
        n_parcels integer NOT NULL,
        signed_day $day NOT NULL,
        CONSTRAINT pk_land_contract PRIMARY KEY (county, id, version),
        CONSTRAINT fk_land_contract_object FOREIGN KEY (county, id) REFERENCES register_object (county, id),
        CONSTRAINT fk_land_contract_issuer FOREIGN KEY (county, issuer_id) REFERENCES register_object (county, id),
        CONSTRAINT fk_land_contract_contractor FOREIGN KEY (county, contractor_id) REFERENCES register_object (county, id),
        CONSTRAINT fk_land_contract_act FOREIGN KEY (county, act_id) REFERENCES register_act (county, id),
        CONSTRAINT fk_land_contract_superseded_by FOREIGN KEY (county, superseded_by) REFERENCES register_act (county, id),
        CONSTRAINT ck_land_contract_status CHECK (status IN ('pending', 'current', 'historic')),
        CONSTRAINT ck_land_contract_superseded CHECK ((superseded_by IS NULL) = (superseded_at IS NULL))
    )",
    "CREATE UNIQUE INDEX uq_land_contract_current ON land_contract (county, id) WHERE status = 'current'",
    "CREATE INDEX ix_land_contract_issuer ON land_contract (county, issuer_id)",
    "CREATE INDEX ix_land_contract_contractor ON land_contract (county, contractor_id)",
];

const DOWN: &[&str] = &["DROP TABLE land_contract"];

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
