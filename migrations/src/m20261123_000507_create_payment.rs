//! Payments of a run, the bank's files 银行回单, and what each payment and line was found to be.

use sea_orm_migration::prelude::*;

use crate::sql::run;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE payment (
        county $county NOT NULL,
        collective_id $uuid NOT NULL,
        year integer NOT NULL,
        run integer NOT NULL,
        number integer NOT NULL,
        payee integer NOT NULL,
        amount_fen bigint NOT NULL,
        account_cipher $bytes NOT NULL,
        account_mac $bytes NOT NULL,
        account_holder_id $uuid,
        mandate_sha256 $text,
        act_id $uuid NOT NULL,
        recorded_at $moment NOT NULL,
        CONSTRAINT pk_payment PRIMARY KEY (county, collective_id, year, run, number),
        CONSTRAINT fk_payment_portion FOREIGN KEY (county, collective_id, year, run, payee) REFERENCES distribution_portion (county, collective_id, year, number, payee),
        CONSTRAINT uq_payment_payee UNIQUE (county, collective_id, year, run, payee),
        CONSTRAINT fk_payment_account_holder FOREIGN KEY (county, account_holder_id) REFERENCES register_object (county, id),
        CONSTRAINT fk_payment_act FOREIGN KEY (county, act_id) REFERENCES register_act (county, id)
    )",
    "CREATE TABLE receipt_file (
        county $county NOT NULL,
        collective_id $uuid NOT NULL,
        year integer NOT NULL,
        run integer NOT NULL,
        number integer NOT NULL,
        sha256 $text NOT NULL,
        act_id $uuid NOT NULL,
        recorded_at $moment NOT NULL,
        CONSTRAINT pk_receipt_file PRIMARY KEY (county, collective_id, year, run, number),
        CONSTRAINT fk_receipt_file_run FOREIGN KEY (county, collective_id, year, run) REFERENCES distribution_run (county, collective_id, year, number),
        CONSTRAINT uq_receipt_file_sha256 UNIQUE (county, collective_id, year, run, sha256),
        CONSTRAINT fk_receipt_file_act FOREIGN KEY (county, act_id) REFERENCES register_act (county, id)
    )",
    "CREATE TABLE receipt_finding (
        county $county NOT NULL,
        collective_id $uuid NOT NULL,
        year integer NOT NULL,
        run integer NOT NULL,
        number integer NOT NULL,
        sequence integer NOT NULL,
        finding $text NOT NULL,
        payment integer,
        line integer,
        ordered_fen bigint,
        paid_fen bigint,
        CONSTRAINT pk_receipt_finding PRIMARY KEY (county, collective_id, year, run, number, sequence),
        CONSTRAINT fk_receipt_finding_file FOREIGN KEY (county, collective_id, year, run, number) REFERENCES receipt_file (county, collective_id, year, run, number)
    )",
];

const DOWN: &[&str] =
    &["DROP TABLE receipt_finding", "DROP TABLE receipt_file", "DROP TABLE payment"];

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
