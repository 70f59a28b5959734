//! A contractor 承包方.

use sea_orm_migration::prelude::*;

use crate::sql::run;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE contractor (
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
        household_id $uuid,
        code $text NOT NULL,
        kind $text NOT NULL,
        name $text NOT NULL,
        document_kind $text NOT NULL,
        document_cipher $bytes NOT NULL,
        document_index $bytes,
        address $text NOT NULL,
        postcode $text NOT NULL,
        member_count integer NOT NULL,
        survey_day $day NOT NULL,
        surveyor $text NOT NULL,
        survey_note $text,
        publicity_note $text,
        publicity_recorder $text NOT NULL,
        publicity_review_day $day NOT NULL,
        publicity_reviewer $text NOT NULL,
        CONSTRAINT pk_contractor PRIMARY KEY (county, id, version),
        CONSTRAINT fk_contractor_object FOREIGN KEY (county, id) REFERENCES register_object (county, id),
        CONSTRAINT fk_contractor_household FOREIGN KEY (county, household_id) REFERENCES register_object (county, id),
        CONSTRAINT fk_contractor_act FOREIGN KEY (county, act_id) REFERENCES register_act (county, id),
        CONSTRAINT fk_contractor_superseded_by FOREIGN KEY (county, superseded_by) REFERENCES register_act (county, id),
        CONSTRAINT ck_contractor_status CHECK (status IN ('pending', 'current', 'historic')),
        CONSTRAINT ck_contractor_superseded CHECK ((superseded_by IS NULL) = (superseded_at IS NULL))
    )",
    "CREATE UNIQUE INDEX uq_contractor_current ON contractor (county, id) WHERE status = 'current'",
    "CREATE INDEX ix_contractor_household ON contractor (county, household_id)",
    "CREATE INDEX ix_contractor_name ON contractor (county, name, id)",
    "CREATE INDEX ix_contractor_document_index ON contractor (county, document_index)",
];

const DOWN: &[&str] = &["DROP TABLE contractor"];

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
