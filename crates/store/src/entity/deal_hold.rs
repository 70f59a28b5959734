//! The rows of `deal_hold`.

use sea_orm::entity::prelude::*;

/// What an open deal holds.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "deal_hold")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub county: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub kind: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub code: String,
    pub deal_id: Uuid,
}

impl ActiveModelBehavior for ActiveModel {}
