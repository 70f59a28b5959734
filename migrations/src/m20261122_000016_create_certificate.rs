//! A certificate of the right 承包经营权证; its id is that of the land contract.

use sea_orm_migration::prelude::*;

use crate::sql::run;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE certificate (
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
        authority $text NOT NULL,
        issued_day $day NOT NULL,
        collected boolean NOT NULL,
        collection_day $day,
        collector_name $text,
        collector_document_kind $text,
        collector_document_cipher $bytes,
        CONSTRAINT pk_certificate PRIMARY KEY (county, id, version),
        CONSTRAINT fk_certificate_object FOREIGN KEY (county, id) REFERENCES register_object (county, id),
        CONSTRAINT fk_certificate_act FOREIGN KEY (county, act_id) REFERENCES register_act (county, id),
        CONSTRAINT fk_certificate_superseded_by FOREIGN KEY (county, superseded_by) REFERENCES register_act (county, id),
        CONSTRAINT ck_certificate_status CHECK (status IN ('pending', 'current', 'historic')),
        CONSTRAINT ck_certificate_superseded CHECK ((superseded_by IS NULL) = (superseded_at IS NULL))
    )",
    "CREATE UNIQUE INDEX uq_certificate_current ON certificate (county, id) WHERE status = 'current'",
];

const DOWN: &[&str] = &["DROP TABLE certificate"];

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
