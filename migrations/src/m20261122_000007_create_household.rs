//! A farm household 农户.

use sea_orm_migration::prelude::*;

use crate::sql::run;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE household (
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
        head_name $text NOT NULL,
        address $text NOT NULL,
        postcode $text,
        survey_day $day NOT NULL,
        surveyor $text,
        note $text,
        CONSTRAINT pk_household PRIMARY KEY (county, id, version),
        CONSTRAINT fk_household_object FOREIGN KEY (county, id) REFERENCES register_object (county, id),
        CONSTRAINT fk_household_act FOREIGN KEY (county, act_id) REFERENCES register_act (county, id),
        CONSTRAINT fk_household_superseded_by FOREIGN KEY (county, superseded_by) REFERENCES register_act (county, id),
        CONSTRAINT ck_household_status CHECK (status IN ('pending', 'current', 'historic')),
        CONSTRAINT ck_household_superseded CHECK ((superseded_by IS NULL) = (superseded_at IS NULL))
    )",
    "CREATE UNIQUE INDEX uq_household_current ON household (county, id) WHERE status = 'current'",
    "CREATE INDEX ix_household_head_name ON household (county, head_name)",
];

const DOWN: &[&str] = &["DROP TABLE household"];

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
