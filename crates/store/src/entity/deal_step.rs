//! The rows of `deal_step`.

use sea_orm::entity::prelude::*;

/// A step of a deal.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "deal_step")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub county: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub deal_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i32,
    pub step: String,
    pub event_cipher: Vec<u8>,
    pub state_after: String,
    pub officer: String,
    pub at: DateTimeUtc,
    pub act_id: Option<Uuid>,
}

impl ActiveModelBehavior for ActiveModel {}
