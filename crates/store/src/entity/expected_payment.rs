//! The rows of `expected_payment`.

use sea_orm::entity::prelude::*;

/// A payment that the market expects.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "expected_payment")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub county: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i32,
    pub deal_id: Uuid,
    pub round: i32,
    pub flow: String,
    pub purpose: String,
    pub party_id: Uuid,
    pub account_cipher: Vec<u8>,
    pub account_mac: Vec<u8>,
    pub amount_fen: i64,
    pub officer: String,
    pub at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
