//! The rows of `ledger_leaf`.

use sea_orm::entity::prelude::*;

/// A public leaf at its number.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "ledger_leaf")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub county: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i64,
    pub act_id: Uuid,
    pub act_number: i64,
    pub leaf: String,
    pub hash: Vec<u8>,
}

impl ActiveModelBehavior for ActiveModel {}
