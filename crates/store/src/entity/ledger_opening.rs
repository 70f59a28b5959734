//! The rows of `ledger_opening`.

use sea_orm::entity::prelude::*;

/// What opens a commitment, encrypted.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "ledger_opening")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub county: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub act_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i64,
    pub subject: Vec<u8>,
    pub opening: Vec<u8>,
}

impl ActiveModelBehavior for ActiveModel {}
