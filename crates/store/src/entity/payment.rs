//! The rows of `payment`.

use sea_orm::entity::prelude::*;

/// A payment that was ordered.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "payment")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub county: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub collective_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub year: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub run: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i32,
    pub payee: i32,
    pub amount_fen: i64,
    pub account_cipher: Vec<u8>,
    pub account_mac: Vec<u8>,
    pub account_holder_id: Option<Uuid>,
    pub mandate_sha256: Option<String>,
    pub act_id: Uuid,
    pub recorded_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
