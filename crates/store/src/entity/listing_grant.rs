//! The rows of `listing_grant`.

use sea_orm::entity::prelude::*;

/// What a collective gave on the market, on which days.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "listing_grant")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub county: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub code: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub deal_id: Uuid,
    pub first_day: Date,
    pub last_day: Date,
    pub act_id: Uuid,
}

impl ActiveModelBehavior for ActiveModel {}
