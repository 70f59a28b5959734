//! What an import does not say of a collective 登记事项: particulars, charter, organs and property.

use sea_orm_migration::prelude::*;

use crate::sql::run;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE collective_particulars (
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
        issuer $text NOT NULL,
        address $text NOT NULL,
        certificate_number $text NOT NULL,
        certificate_issued_day $day NOT NULL,
        certificate_last_day $day,
        reform $text NOT NULL,
        CONSTRAINT pk_collective_particulars PRIMARY KEY (county, id, version),
        CONSTRAINT fk_collective_particulars_object FOREIGN KEY (county, id) REFERENCES register_object (county, id),
        CONSTRAINT fk_collective_particulars_act FOREIGN KEY (county, act_id) REFERENCES register_act (county, id),
        CONSTRAINT fk_collective_particulars_superseded_by FOREIGN KEY (county, superseded_by) REFERENCES register_act (county, id),
        CONSTRAINT ck_collective_particulars_status CHECK (status IN ('pending', 'current', 'historic')),
        CONSTRAINT ck_collective_particulars_superseded CHECK ((superseded_by IS NULL) = (superseded_at IS NULL))
    )",
    "CREATE UNIQUE INDEX uq_collective_particulars_current ON collective_particulars (county, id) WHERE status = 'current'",
    "CREATE TABLE charter (
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
        number integer NOT NULL,
        adopted_day $day NOT NULL,
        filed_with_township $day,
        filed_with_county $day,
        majority $text NOT NULL,
        delegates boolean NOT NULL,
        member_clauses $text NOT NULL,
        share_mode $text NOT NULL,
        other_share_classes $text NOT NULL,
        share_cap $text,
        reserve $text NOT NULL,
        CONSTRAINT pk_charter PRIMARY KEY (county, id, version),
        CONSTRAINT fk_charter_object FOREIGN KEY (county, id) REFERENCES register_object (county, id),
        CONSTRAINT ck_charter_number CHECK (number > 0),
        CONSTRAINT fk_charter_act FOREIGN KEY (county, act_id) REFERENCES register_act (county, id),
        CONSTRAINT fk_charter_superseded_by FOREIGN KEY (county, superseded_by) REFERENCES register_act (county, id),
        CONSTRAINT ck_charter_status CHECK (status IN ('pending', 'current', 'historic')),
        CONSTRAINT ck_charter_superseded CHECK ((superseded_by IS NULL) = (superseded_at IS NULL))
    )",
    "CREATE UNIQUE INDEX uq_charter_current ON charter (county, id) WHERE status = 'current'",
    "CREATE TABLE organ (
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
        kind $text NOT NULL,
        elected_day $day NOT NULL,
        seats $text NOT NULL,
        CONSTRAINT pk_organ PRIMARY KEY (county, id, version),
        CONSTRAINT fk_organ_collective FOREIGN KEY (county, collective_id) REFERENCES register_object (county, id),
        CONSTRAINT fk_organ_act FOREIGN KEY (county, act_id) REFERENCES register_act (county, id),
        CONSTRAINT fk_organ_superseded_by FOREIGN KEY (county, superseded_by) REFERENCES register_act (county, id),
        CONSTRAINT ck_organ_status CHECK (status IN ('pending', 'current', 'historic')),
        CONSTRAINT ck_organ_superseded CHECK ((superseded_by IS NULL) = (superseded_at IS NULL))
    )",
    "CREATE UNIQUE INDEX uq_organ_current ON organ (county, id) WHERE status = 'current'",
    "CREATE INDEX ix_organ_collective ON organ (county, collective_id)",
    "CREATE TABLE collective_asset (
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
        code $text NOT NULL,
        name $text NOT NULL,
        kind $text NOT NULL,
        value_fen bigint NOT NULL,
        verification $text NOT NULL,
        verified_day $day,
        CONSTRAINT pk_collective_asset PRIMARY KEY (county, id, version),
        CONSTRAINT fk_collective_asset_collective FOREIGN KEY (county, collective_id) REFERENCES register_object (county, id),
        CONSTRAINT fk_collective_asset_act FOREIGN KEY (county, act_id) REFERENCES register_act (county, id),
        CONSTRAINT fk_collective_asset_superseded_by FOREIGN KEY (county, superseded_by) REFERENCES register_act (county, id),
        CONSTRAINT ck_collective_asset_status CHECK (status IN ('pending', 'current', 'historic')),
        CONSTRAINT ck_collective_asset_superseded CHECK ((superseded_by IS NULL) = (superseded_at IS NULL))
    )",
    "CREATE UNIQUE INDEX uq_collective_asset_current ON collective_asset (county, id) WHERE status = 'current'",
    "CREATE INDEX ix_collective_asset_collective ON collective_asset (county, collective_id)",
];

const DOWN: &[&str] = &[
    "DROP TABLE collective_asset",
    "DROP TABLE organ",
    "DROP TABLE charter",
    "DROP TABLE collective_particulars",
];

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
