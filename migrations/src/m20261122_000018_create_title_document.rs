//! A document that proves where a right comes from 权属来源资料.

use sea_orm_migration::prelude::*;

use crate::sql::run;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE title_document (
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
        contract_id $uuid NOT NULL,
        certificate_code $text NOT NULL,
        number $text NOT NULL,
        name $text NOT NULL,
        day $day NOT NULL,
        path $text NOT NULL,
        CONSTRAINT pk_title_document PRIMARY KEY (county, id, version),
        CONSTRAINT fk_title_document_contract FOREIGN KEY (county, contract_id) REFERENCES register_object (county, id),
        CONSTRAINT fk_title_document_act FOREIGN KEY (county, act_id) REFERENCES register_act (county, id),
        CONSTRAINT fk_title_document_superseded_by FOREIGN KEY (county, superseded_by) REFERENCES register_act (county, id),
        CONSTRAINT ck_title_document_status CHECK (status IN ('pending', 'current', 'historic')),
        CONSTRAINT ck_title_document_superseded CHECK ((superseded_by IS NULL) = (superseded_at IS NULL))
    )",
    "CREATE UNIQUE INDEX uq_title_document_current ON title_document (county, id) WHERE status = 'current'",
    "CREATE INDEX ix_title_document_contract ON title_document (county, contract_id)",
];

const DOWN: &[&str] = &["DROP TABLE title_document"];

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
