//! A natural person 自然人.

use sea_orm_migration::prelude::*;

use crate::sql::run;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE person (
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
        name $text NOT NULL,
        sex $text NOT NULL,
        birth_day $day,
        document_kind $text NOT NULL,
        document_cipher $bytes NOT NULL,
        document_index $bytes,
        standing $text NOT NULL,
        CONSTRAINT pk_person PRIMARY KEY (county, id, version),
        CONSTRAINT fk_person_object FOREIGN KEY (county, id) REFERENCES register_object (county, id),
        CONSTRAINT fk_person_act FOREIGN KEY (county, act_id) REFERENCES register_act (county, id),
        CONSTRAINT fk_person_superseded_by FOREIGN KEY (county, superseded_by) REFERENCES register_act (county, id),
        CONSTRAINT ck_person_status CHECK (status IN ('pending', 'current', 'historic')),
        CONSTRAINT ck_person_superseded CHECK ((superseded_by IS NULL) = (superseded_at IS NULL))
    )",
    "CREATE UNIQUE INDEX uq_person_current ON person (county, id) WHERE status = 'current'",
    "CREATE UNIQUE INDEX uq_person_document ON person (county, document_index)
    WHERE standing = 'valid' AND status = 'current'",
    "CREATE INDEX ix_person_name ON person (county, name, id)",
    "CREATE INDEX ix_person_document_index ON person (county, document_index)",
];

const DOWN: &[&str] = &["DROP TABLE person"];

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
