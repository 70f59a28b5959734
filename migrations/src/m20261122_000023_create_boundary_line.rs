//! A boundary line 界址线.

use sea_orm_migration::prelude::*;

use crate::sql::run;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE boundary_line (
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
        nature $text,
        kind $text,
        position $text NOT NULL,
        description $text NOT NULL,
        neighbour_holder $text NOT NULL,
        neighbour_witness $text NOT NULL,
        number $text,
        first_point $text,
        last_point $text,
        parcel_codes $text NOT NULL,
        epsg integer NOT NULL,
        course $bytes NOT NULL,
        CONSTRAINT pk_boundary_line PRIMARY KEY (county, id, version),
        CONSTRAINT fk_boundary_line_act FOREIGN KEY (county, act_id) REFERENCES register_act (county, id),
        CONSTRAINT fk_boundary_line_superseded_by FOREIGN KEY (county, superseded_by) REFERENCES register_act (county, id),
        CONSTRAINT ck_boundary_line_status CHECK (status IN ('pending', 'current', 'historic')),
        CONSTRAINT ck_boundary_line_superseded CHECK ((superseded_by IS NULL) = (superseded_at IS NULL))
    )",
    "CREATE UNIQUE INDEX uq_boundary_line_current ON boundary_line (county, id) WHERE status = 'current'",
    "CREATE INDEX ix_boundary_line_division ON boundary_line (county, division)",
];

const DOWN: &[&str] = &["DROP TABLE boundary_line"];

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
