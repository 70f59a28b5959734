//! The rows of `settlement_answer`.

use sea_orm::entity::prelude::*;

/// What was answered to a request.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "settlement_answer")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub officer: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub operation: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: String,
    pub request_mac: Vec<u8>,
    pub status: i32,
    pub response_cipher: Vec<u8>,
    pub recorded_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
