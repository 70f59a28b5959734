//! The rows of `money_posting`.

use sea_orm::entity::prelude::*;

/// So much on an account.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "money_posting")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub county: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub transaction_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub sequence: i32,
    pub account: String,
    pub party_id: Option<Uuid>,
    pub deal_id: Option<Uuid>,
    pub title: Option<String>,
    pub title_sha256: Option<String>,
    pub amount_fen: i64,
}

impl ActiveModelBehavior for ActiveModel {}
