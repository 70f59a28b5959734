//! A holding of shares in the collective's income 集体收益分配权份额.

use sea_orm_migration::prelude::*;

use crate::sql::run;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE share_holding (
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
        collective_id $uuid NOT NULL,
        household_id $uuid,
        person_id $uuid,
        collective_code $text NOT NULL,
        household_code $text,
        member_name $text,
        class $text NOT NULL,
        numerator bigint NOT NULL,
        denominator bigint NOT NULL,
        basis $text NOT NULL,
        CONSTRAINT pk_share_holding PRIMARY KEY (county, id, version),
        CONSTRAINT fk_share_holding_collective FOREIGN KEY (county, collective_id) REFERENCES register_object (county, id),
        CONSTRAINT fk_share_holding_household FOREIGN KEY (county, household_id) REFERENCES register_object (county, id),
        CONSTRAINT fk_share_holding_person FOREIGN KEY (county, person_id) REFERENCES register_object (county, id),
        CONSTRAINT fk_share_holding_act FOREIGN KEY (county, act_id) REFERENCES register_act (county, id),
        CONSTRAINT fk_share_holding_superseded_by FOREIGN KEY (county, superseded_by) REFERENCES register_act (county, id),
        CONSTRAINT ck_share_holding_status CHECK (status IN ('pending', 'current', 'historic')),
        CONSTRAINT ck_share_holding_superseded CHECK ((superseded_by IS NULL) = (superseded_at IS NULL))
    )",
    "CREATE UNIQUE INDEX uq_share_holding_current ON share_holding (county, id) WHERE status = 'current'",
    "CREATE INDEX ix_share_holding_collective ON share_holding (county, collective_id)",
    "CREATE INDEX ix_share_holding_household ON share_holding (county, household_id)",
    "CREATE INDEX ix_share_holding_person ON share_holding (county, person_id)",
];

const DOWN: &[&str] = &["DROP TABLE share_holding"];

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
