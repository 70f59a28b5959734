//! The numbers that certificates were given 证书编号, each once in its year.

use sea_orm_migration::prelude::*;

use crate::sql::run;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &["CREATE TABLE certificate_number (
        county $county NOT NULL,
        series $text NOT NULL,
        year integer NOT NULL,
        serial integer NOT NULL,
        act_id $uuid NOT NULL,
        CONSTRAINT pk_certificate_number PRIMARY KEY (county, series, year, serial),
        CONSTRAINT fk_certificate_number_act FOREIGN KEY (county, act_id) REFERENCES register_act (county, id),
        CONSTRAINT ck_certificate_number_serial CHECK (serial > 0)
    )"];

const DOWN: &[&str] = &["DROP TABLE certificate_number"];

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
