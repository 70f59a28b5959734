//! Who collected the certificates of a case 领证, and under which act that was entered.

use sea_orm_migration::prelude::*;

use crate::sql::run;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &["CREATE TABLE case_collection (
        county $county NOT NULL,
        case_id $uuid NOT NULL,
        sequence integer NOT NULL,
        act_id $uuid NOT NULL,
        certificate_code $text NOT NULL,
        day $day NOT NULL,
        collector_name $text NOT NULL,
        collector_document_kind $text NOT NULL,
        collector_document_cipher $bytes NOT NULL,
        mandate_sha256 $text,
        CONSTRAINT pk_case_collection PRIMARY KEY (county, case_id, sequence),
        CONSTRAINT uq_case_collection_certificate UNIQUE (county, case_id, certificate_code),
        CONSTRAINT fk_case_collection_case FOREIGN KEY (county, case_id) REFERENCES register_case (county, id),
        CONSTRAINT fk_case_collection_act FOREIGN KEY (county, act_id) REFERENCES register_act (county, id),
        CONSTRAINT ck_case_collection_mandate_sha256 CHECK (length(mandate_sha256) = 64)
    )"];

const DOWN: &[&str] = &["DROP TABLE case_collection"];

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
