//! An issuer 发包方.

use sea_orm_migration::prelude::*;

use crate::sql::run;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE issuer (
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
        name $text NOT NULL,
        head_name $text NOT NULL,
        head_document_kind $text NOT NULL,
        head_document_cipher $bytes NOT NULL,
        address $text NOT NULL,
        postcode $text NOT NULL,
        surveyor $text NOT NULL,
        survey_day $day NOT NULL,
        survey_note $text,
        CONSTRAINT pk_issuer PRIMARY KEY (county, id, version),
        CONSTRAINT fk_issuer_object FOREIGN KEY (county, id) REFERENCES register_object (county, id),
        CONSTRAINT fk_issuer_act FOREIGN KEY (county, act_id) REFERENCES register_act (county, id),
        CONSTRAINT fk_issuer_superseded_by FOREIGN KEY (county, superseded_by) REFERENCES register_act (county, id),
        CONSTRAINT ck_issuer_status CHECK (status IN ('pending', 'current', 'historic')),
        CONSTRAINT ck_issuer_superseded CHECK ((superseded_by IS NULL) = (superseded_at IS NULL))
    )",
    "CREATE UNIQUE INDEX uq_issuer_current ON issuer (county, id) WHERE status = 'current'",
];

const DOWN: &[&str] = &["DROP TABLE issuer"];

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
