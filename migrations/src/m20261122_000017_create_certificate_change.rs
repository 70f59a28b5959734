//! A certificate issued again, exchanged or cancelled 补发、换发、注销.

use sea_orm_migration::prelude::*;

use crate::sql::run;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE certificate_change (
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
        kind $text NOT NULL,
        reason $text NOT NULL,
        day $day NOT NULL,
        collection_day $day,
        collector_name $text,
        collector_document_kind $text,
        collector_document_cipher $bytes,
        CONSTRAINT pk_certificate_change PRIMARY KEY (county, id, version),
        CONSTRAINT fk_certificate_change_contract FOREIGN KEY (county, contract_id) REFERENCES register_object (county, id),
        CONSTRAINT fk_certificate_change_act FOREIGN KEY (county, act_id) REFERENCES register_act (county, id),
        CONSTRAINT fk_certificate_change_superseded_by FOREIGN KEY (county, superseded_by) REFERENCES register_act (county, id),
        CONSTRAINT ck_certificate_change_status CHECK (status IN ('pending', 'current', 'historic')),
        CONSTRAINT ck_certificate_change_superseded CHECK ((superseded_by IS NULL) = (superseded_at IS NULL))
    )",
    "CREATE UNIQUE INDEX uq_certificate_change_current ON certificate_change (county, id) WHERE status = 'current'",
    "CREATE INDEX ix_certificate_change_contract ON certificate_change (county, contract_id)",
];

const DOWN: &[&str] = &["DROP TABLE certificate_change"];

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
