//! A person's place in a household 家庭成员.

use sea_orm_migration::prelude::*;

use crate::sql::run;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE household_member (
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
        person_id $uuid NOT NULL,
        relation $text NOT NULL,
        co_holder boolean,
        note_kind $text,
        note $text,
        CONSTRAINT pk_household_member PRIMARY KEY (county, id, version),
        CONSTRAINT fk_household_member_household FOREIGN KEY (county, household_id) REFERENCES register_object (county, id),
        CONSTRAINT fk_household_member_person FOREIGN KEY (county, person_id) REFERENCES register_object (county, id),
        CONSTRAINT fk_household_member_act FOREIGN KEY (county, act_id) REFERENCES register_act (county, id),
        CONSTRAINT fk_household_member_superseded_by FOREIGN KEY (county, superseded_by) REFERENCES register_act (county, id),
        CONSTRAINT ck_household_member_status CHECK (status IN ('pending', 'current', 'historic')),
        CONSTRAINT ck_household_member_superseded CHECK ((superseded_by IS NULL) = (superseded_at IS NULL))
    )",
    "CREATE UNIQUE INDEX uq_household_member_current ON household_member (county, id) WHERE status = 'current'",
    "CREATE INDEX ix_household_member_household ON household_member (county, household_id)",
    "CREATE INDEX ix_household_member_person ON household_member (county, person_id)",
];

const DOWN: &[&str] = &["DROP TABLE household_member"];

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
