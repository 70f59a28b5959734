//! The people of the settlement book; their numbers are encrypted, and found by an index that no other book has.

use sea_orm_migration::prelude::*;

use crate::sql::run;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE settlement_person (
        id $uuid NOT NULL,
        name $text NOT NULL,
        number_cipher $bytes,
        number_index $bytes,
        place $text NOT NULL,
        recorded_by $text NOT NULL,
        recorded_at $moment NOT NULL,
        CONSTRAINT pk_settlement_person PRIMARY KEY (id),
        CONSTRAINT uq_settlement_person_number UNIQUE (number_index),
        CONSTRAINT ck_settlement_person_number CHECK ((number_cipher IS NULL) = (number_index IS NULL))
    )",
];

const DOWN: &[&str] = &["DROP TABLE settlement_person"];

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
