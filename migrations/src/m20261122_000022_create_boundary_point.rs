//! A boundary point 界址点.

use sea_orm_migration::prelude::*;

use crate::sql::run;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE boundary_point (
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
        feature_number bigint NOT NULL,
        number $text NOT NULL,
        kind $text NOT NULL,
        marker $text,
        parcel_codes $text NOT NULL,
        northing_text $text NOT NULL,
        easting_text $text NOT NULL,
        epsg integer NOT NULL,
        easting_m $real NOT NULL,
        northing_m $real NOT NULL,
        CONSTRAINT pk_boundary_point PRIMARY KEY (county, id, version),
        CONSTRAINT fk_boundary_point_act FOREIGN KEY (county, act_id) REFERENCES register_act (county, id),
        CONSTRAINT fk_boundary_point_superseded_by FOREIGN KEY (county, superseded_by) REFERENCES register_act (county, id),
        CONSTRAINT ck_boundary_point_status CHECK (status IN ('pending', 'current', 'historic')),
        CONSTRAINT ck_boundary_point_superseded CHECK ((superseded_by IS NULL) = (superseded_at IS NULL))
    )",
    "CREATE UNIQUE INDEX uq_boundary_point_current ON boundary_point (county, id) WHERE status = 'current'",
    "CREATE INDEX ix_boundary_point_division ON boundary_point (county, division)",
];

const DOWN: &[&str] = &["DROP TABLE boundary_point"];

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
