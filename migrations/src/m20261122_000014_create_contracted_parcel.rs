//! A parcel under a contract 承包地块信息.

use sea_orm_migration::prelude::*;

use crate::sql::run;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE contracted_parcel (
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
        parcel_id $uuid NOT NULL,
        contract_code $text NOT NULL,
        parcel_code $text NOT NULL,
        acquisition_mode $text NOT NULL,
        contract_area_m2 $exact NOT NULL,
        contract_area_mu $exact,
        former_area_m2 $exact,
        former_area_mu $exact,
        circulation_code $text,
        by_share boolean,
        CONSTRAINT pk_contracted_parcel PRIMARY KEY (county, id, version),
        CONSTRAINT fk_contracted_parcel_contract FOREIGN KEY (county, contract_id) REFERENCES register_object (county, id),
        CONSTRAINT fk_contracted_parcel_parcel FOREIGN KEY (county, parcel_id) REFERENCES register_object (county, id),
        CONSTRAINT fk_contracted_parcel_act FOREIGN KEY (county, act_id) REFERENCES register_act (county, id),
        CONSTRAINT fk_contracted_parcel_superseded_by FOREIGN KEY (county, superseded_by) REFERENCES register_act (county, id),
        CONSTRAINT ck_contracted_parcel_status CHECK (status IN ('pending', 'current', 'historic')),
        CONSTRAINT ck_contracted_parcel_superseded CHECK ((superseded_by IS NULL) = (superseded_at IS NULL))
    )",
    "CREATE UNIQUE INDEX uq_contracted_parcel_current ON contracted_parcel (county, id) WHERE status = 'current'",
    "CREATE INDEX ix_contracted_parcel_contract ON contracted_parcel (county, contract_id)",
    "CREATE INDEX ix_contracted_parcel_parcel ON contracted_parcel (county, parcel_id)",
];

const DOWN: &[&str] = &["DROP TABLE contracted_parcel"];

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
