//! Phones, apart from the register: they are erased after their retention.

use sea_orm_migration::prelude::*;

use crate::sql::run;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE contact (
        county $county NOT NULL,
        object_id $uuid NOT NULL,
        phone $text NOT NULL,
        CONSTRAINT pk_contact PRIMARY KEY (county, object_id),
        CONSTRAINT fk_contact_object FOREIGN KEY (county, object_id) REFERENCES register_object (county, id)
    )",
];

const DOWN: &[&str] = &["DROP TABLE contact"];

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
