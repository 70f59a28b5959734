//! The rows of `bank_file`.

use sea_orm::entity::prelude::*;

/// A bank's file 银行流水 that was laid beside the payments of a deal.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "bank_file")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub county: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub deal_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i32,
    pub sha256: String,
    pub officer: String,
    pub at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
