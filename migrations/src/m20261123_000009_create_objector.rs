//! Who raised an objection, encrypted and apart: the names are erased after their retention.

use sea_orm_migration::prelude::*;

use crate::sql::run;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &["CREATE TABLE objector (
        county $county NOT NULL,
        notice_id $uuid NOT NULL,
        number integer NOT NULL,
        name_cipher $bytes NOT NULL,
        CONSTRAINT pk_objector PRIMARY KEY (county, notice_id, number),
        CONSTRAINT fk_objector_objection FOREIGN KEY (county, notice_id, number)
            REFERENCES case_objection (county, notice_id, number)
    )"];

const DOWN: &[&str] = &["DROP TABLE objector"];

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
