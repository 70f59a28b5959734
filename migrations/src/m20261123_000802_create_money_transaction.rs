//! Money of the market 资金: movements as balanced postings in fen; none is ever changed.

use sea_orm_migration::prelude::*;

use crate::seal::{drop_sealed, seal};
use crate::sql::run;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE money_transaction (
        county $county NOT NULL,
        id $uuid NOT NULL,
        deal_id $uuid NOT NULL,
        number integer NOT NULL,
        movement $text NOT NULL,
        reverses_id $uuid,
        officer $text NOT NULL,
        at $moment NOT NULL,
        CONSTRAINT pk_money_transaction PRIMARY KEY (county, id),
        CONSTRAINT uq_money_transaction_number UNIQUE (county, deal_id, number),
        CONSTRAINT uq_money_transaction_reverses UNIQUE (county, reverses_id),
        CONSTRAINT fk_money_transaction_deal FOREIGN KEY (county, deal_id) REFERENCES deal (county, id),
        CONSTRAINT fk_money_transaction_reverses FOREIGN KEY (county, reverses_id) REFERENCES money_transaction (county, id),
        CONSTRAINT ck_money_transaction_reverses CHECK ((movement = 'reversed') = (reverses_id IS NOT NULL))
    )",
    "CREATE TABLE money_posting (
        county $county NOT NULL,
        transaction_id $uuid NOT NULL,
        sequence integer NOT NULL,
        account $text NOT NULL,
        party_id $uuid,
        deal_id $uuid,
        title $text,
        title_sha256 $text,
        amount_fen bigint NOT NULL,
        CONSTRAINT pk_money_posting PRIMARY KEY (county, transaction_id, sequence),
        CONSTRAINT fk_money_posting_transaction FOREIGN KEY (county, transaction_id) REFERENCES money_transaction (county, id),
        CONSTRAINT ck_money_posting_amount CHECK (amount_fen <> 0)
    )",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, UP).await?;
        seal(manager, "money_transaction", "movements of money").await?;
        seal(manager, "money_posting", "postings of money").await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_sealed(manager, "money_posting").await?;
        drop_sealed(manager, "money_transaction").await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
