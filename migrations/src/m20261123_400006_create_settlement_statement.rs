//! The statements that rights in the countryside do not change, and how often each was printed.

use sea_orm_migration::prelude::*;

use crate::sql::run;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE settlement_statement (
        number $text NOT NULL,
        year integer NOT NULL,
        serial integer NOT NULL,
        fact_id $uuid NOT NULL,
        person_id $uuid NOT NULL,
        place_name $text NOT NULL,
        authority $text NOT NULL,
        settled_day $day NOT NULL,
        issued_day $day NOT NULL,
        CONSTRAINT pk_settlement_statement PRIMARY KEY (number),
        CONSTRAINT uq_settlement_statement_serial UNIQUE (year, serial),
        CONSTRAINT uq_settlement_statement_fact UNIQUE (fact_id),
        CONSTRAINT fk_settlement_statement_fact FOREIGN KEY (fact_id) REFERENCES settlement_fact (id),
        CONSTRAINT fk_settlement_statement_person FOREIGN KEY (person_id) REFERENCES settlement_person (id)
    )",
    "CREATE INDEX ix_settlement_statement_person ON settlement_statement (person_id)",
    "CREATE TABLE settlement_statement_print (
        number $text NOT NULL,
        print integer NOT NULL,
        printed_day $day NOT NULL,
        printed_by $text NOT NULL,
        pdf_sha256 $text NOT NULL,
        recorded_at $moment NOT NULL,
        CONSTRAINT pk_settlement_statement_print PRIMARY KEY (number, print),
        CONSTRAINT fk_settlement_statement_print_statement FOREIGN KEY (number) REFERENCES settlement_statement (number),
        CONSTRAINT ck_settlement_statement_print_sha256 CHECK (length(pdf_sha256) = 64)
    )",
];

const DOWN: &[&str] = &["DROP TABLE settlement_statement_print", "DROP TABLE settlement_statement"];

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
