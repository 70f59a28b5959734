//! Who the bidders 意向受让方 of a listing are: apart from its steps, so that whoever lost can be erased.

use sea_orm_migration::prelude::*;

use crate::sql::run;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &["CREATE TABLE listing_bidder (
        county $county NOT NULL,
        deal_id $uuid NOT NULL,
        party_id $uuid NOT NULL,
        round integer NOT NULL,
        number integer NOT NULL,
        body_cipher $bytes,
        erased_at $moment,
        CONSTRAINT pk_listing_bidder PRIMARY KEY (county, deal_id, party_id),
        CONSTRAINT fk_listing_bidder_deal FOREIGN KEY (county, deal_id) REFERENCES deal (county, id),
        CONSTRAINT uq_listing_bidder_number UNIQUE (county, deal_id, round, number),
        CONSTRAINT ck_listing_bidder_number CHECK (number > 0),
        CONSTRAINT ck_listing_bidder_erased CHECK ((body_cipher IS NULL) = (erased_at IS NOT NULL))
    )"];

const DOWN: &[&str] = &["DROP TABLE listing_bidder"];

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
