//! A homestead 宅基地.

use sea_orm_migration::prelude::*;

use crate::sql::run;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE homestead (
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
        household_id $uuid NOT NULL,
        unit_code $text NOT NULL,
        household_code $text NOT NULL,
        location $text NOT NULL,
        approved_area_m2 $exact NOT NULL,
        actual_area_m2 $exact NOT NULL,
        excess_area_m2 $exact NOT NULL,
        building_area_m2 $exact,
        approval_number $text,
        certificate_number $text,
        note $text,
        epsg integer NOT NULL,
        outline $bytes NOT NULL,
        min_lon $real NOT NULL,
        min_lat $real NOT NULL,
        max_lon $real NOT NULL,
        max_lat $real NOT NULL,
        CONSTRAINT pk_homestead PRIMARY KEY (county, id, version),
        CONSTRAINT fk_homestead_object FOREIGN KEY (county, id) REFERENCES register_object (county, id),
        CONSTRAINT fk_homestead_household FOREIGN KEY (county, household_id) REFERENCES register_object (county, id),
        CONSTRAINT fk_homestead_act FOREIGN KEY (county, act_id) REFERENCES register_act (county, id),
        CONSTRAINT fk_homestead_superseded_by FOREIGN KEY (county, superseded_by) REFERENCES register_act (county, id),
        CONSTRAINT ck_homestead_status CHECK (status IN ('pending', 'current', 'historic')),
        CONSTRAINT ck_homestead_superseded CHECK ((superseded_by IS NULL) = (superseded_at IS NULL))
    )",
    "CREATE UNIQUE INDEX uq_homestead_current ON homestead (county, id) WHERE status = 'current'",
    "CREATE INDEX ix_homestead_household ON homestead (county, household_id)",
];

const DOWN: &[&str] = &["DROP TABLE homestead"];

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
