//! The area of a division 区域.

use sea_orm_migration::prelude::*;

use crate::sql::run;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE division_area (
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
        division $text NOT NULL,
        code $text NOT NULL,
        feature_number bigint NOT NULL,
        name $text NOT NULL,
        epsg integer NOT NULL,
        outline $bytes NOT NULL,
        CONSTRAINT pk_division_area PRIMARY KEY (county, id, version),
        CONSTRAINT fk_division_area_act FOREIGN KEY (county, act_id) REFERENCES register_act (county, id),
        CONSTRAINT fk_division_area_superseded_by FOREIGN KEY (county, superseded_by) REFERENCES register_act (county, id),
        CONSTRAINT ck_division_area_status CHECK (status IN ('pending', 'current', 'historic')),
        CONSTRAINT ck_division_area_superseded CHECK ((superseded_by IS NULL) = (superseded_at IS NULL))
    )",
    "CREATE UNIQUE INDEX uq_division_area_current ON division_area (county, id) WHERE status = 'current'",
    "CREATE INDEX ix_division_area_division ON division_area (county, division)",
];

const DOWN: &[&str] = &["DROP TABLE division_area"];

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
