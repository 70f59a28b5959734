//! A parcel 地块.

use sea_orm_migration::prelude::*;

use crate::sql::run;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE parcel (
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
        code $text NOT NULL,
        feature_number bigint NOT NULL,
        name $text NOT NULL,
        ownership $text,
        category $text NOT NULL,
        land_use $text,
        fertility $text NOT NULL,
        purpose $text NOT NULL,
        basic_farmland boolean NOT NULL,
        measured_area_m2 $exact NOT NULL,
        measured_area_mu $exact,
        bounds_east $text,
        bounds_west $text,
        bounds_south $text,
        bounds_north $text,
        remark $text,
        boundary_witness $text,
        key_points $text NOT NULL,
        epsg integer NOT NULL,
        outline $bytes NOT NULL,
        min_lon $real NOT NULL,
        min_lat $real NOT NULL,
        max_lon $real NOT NULL,
        max_lat $real NOT NULL,
        CONSTRAINT pk_parcel PRIMARY KEY (county, id, version),
        CONSTRAINT fk_parcel_object FOREIGN KEY (county, id) REFERENCES register_object (county, id),
        CONSTRAINT fk_parcel_act FOREIGN KEY (county, act_id) REFERENCES register_act (county, id),
        CONSTRAINT fk_parcel_superseded_by FOREIGN KEY (county, superseded_by) REFERENCES register_act (county, id),
        CONSTRAINT ck_parcel_status CHECK (status IN ('pending', 'current', 'historic')),
        CONSTRAINT ck_parcel_superseded CHECK ((superseded_by IS NULL) = (superseded_at IS NULL))
    )",
    "CREATE UNIQUE INDEX uq_parcel_current ON parcel (county, id) WHERE status = 'current'",
];

const DOWN: &[&str] = &["DROP TABLE parcel"];

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
