//! What a collective gave on the market, on which days: no contract is registered for it, and it is not given twice.

use sea_orm_migration::prelude::*;

use crate::seal::{drop_sealed, seal};
use crate::sql::run;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &["CREATE TABLE listing_grant (
        county $county NOT NULL,
        code $text NOT NULL,
        deal_id $uuid NOT NULL,
        first_day $day NOT NULL,
        last_day $day NOT NULL,
        act_id $uuid NOT NULL,
        CONSTRAINT pk_listing_grant PRIMARY KEY (county, code, deal_id),
        CONSTRAINT fk_listing_grant_deal FOREIGN KEY (county, deal_id) REFERENCES deal (county, id),
        CONSTRAINT fk_listing_grant_act FOREIGN KEY (county, act_id) REFERENCES register_act (county, id),
        CONSTRAINT ck_listing_grant_days CHECK (last_day >= first_day)
    )"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, UP).await?;
        seal(manager, "listing_grant", "grants of collectives").await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_sealed(manager, "listing_grant").await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
