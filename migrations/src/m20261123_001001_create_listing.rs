//! Listings 挂牌 as the public and the figures see them: no person, no household, nothing that is sealed.

use sea_orm_migration::prelude::*;

use crate::sql::run;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &["CREATE TABLE listing (
        county $county NOT NULL,
        deal_id $uuid NOT NULL,
        object_kind $text NOT NULL,
        form $text NOT NULL,
        way $text NOT NULL,
        round integer NOT NULL,
        collective $text NOT NULL,
        area_m2 $exact,
        first_day $day,
        last_day $day,
        reserve_fen bigint NOT NULL,
        deposit_fen bigint NOT NULL,
        opens_at $moment,
        closes_at $moment,
        notice_first_day $day,
        notice_last_day $day,
        result_first_day $day,
        result_last_day $day,
        n_bidders integer NOT NULL,
        n_objections integer NOT NULL,
        price_fen bigint,
        signed_day $day,
        entered_day $day,
        CONSTRAINT pk_listing PRIMARY KEY (county, deal_id),
        CONSTRAINT fk_listing_deal FOREIGN KEY (county, deal_id) REFERENCES deal (county, id),
        CONSTRAINT ck_listing_round CHECK (round > 0),
        CONSTRAINT ck_listing_notice CHECK ((notice_first_day IS NULL) = (notice_last_day IS NULL)),
        CONSTRAINT ck_listing_result CHECK ((result_first_day IS NULL) = (result_last_day IS NULL)),
        CONSTRAINT ck_listing_entered CHECK (entered_day IS NULL OR price_fen IS NOT NULL)
    )"];

const DOWN: &[&str] = &["DROP TABLE listing"];

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
