//! Payments that the market expects 应收应付, the bank's files 银行流水 laid beside them, and what each payment and line was found to be.

use sea_orm_migration::prelude::*;

use crate::seal::{drop_sealed, seal};
use crate::sql::run;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE expected_payment (
        county $county NOT NULL,
        number integer NOT NULL,
        deal_id $uuid NOT NULL,
        round integer NOT NULL,
        flow $text NOT NULL,
        purpose $text NOT NULL,
        party_id $uuid NOT NULL,
        account_cipher $bytes NOT NULL,
        account_mac $bytes NOT NULL,
        amount_fen bigint NOT NULL,
        officer $text NOT NULL,
        at $moment NOT NULL,
        CONSTRAINT pk_expected_payment PRIMARY KEY (county, number),
        CONSTRAINT fk_expected_payment_deal FOREIGN KEY (county, deal_id) REFERENCES deal (county, id),
        CONSTRAINT ck_expected_payment_flow CHECK (flow IN ('in', 'out')),
        CONSTRAINT ck_expected_payment_amount CHECK (amount_fen > 0)
    )",
    "CREATE INDEX ix_expected_payment_deal ON expected_payment (county, deal_id)",
    "CREATE TABLE bank_file (
        county $county NOT NULL,
        deal_id $uuid NOT NULL,
        number integer NOT NULL,
        sha256 $text NOT NULL,
        officer $text NOT NULL,
        at $moment NOT NULL,
        CONSTRAINT pk_bank_file PRIMARY KEY (county, deal_id, number),
        CONSTRAINT uq_bank_file_sha256 UNIQUE (county, deal_id, sha256),
        CONSTRAINT fk_bank_file_deal FOREIGN KEY (county, deal_id) REFERENCES deal (county, id)
    )",
    "CREATE TABLE bank_finding (
        county $county NOT NULL,
        deal_id $uuid NOT NULL,
        file integer NOT NULL,
        sequence integer NOT NULL,
        finding $text NOT NULL,
        payment integer,
        line integer,
        ordered_fen bigint,
        paid_fen bigint,
        CONSTRAINT pk_bank_finding PRIMARY KEY (county, deal_id, file, sequence),
        CONSTRAINT fk_bank_finding_file FOREIGN KEY (county, deal_id, file) REFERENCES bank_file (county, deal_id, number)
    )",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, UP).await?;
        seal(manager, "expected_payment", "expected payments").await?;
        seal(manager, "bank_file", "files of the bank").await?;
        seal(manager, "bank_finding", "findings about files of the bank").await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_sealed(manager, "bank_finding").await?;
        drop_sealed(manager, "bank_file").await?;
        drop_sealed(manager, "expected_payment").await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
