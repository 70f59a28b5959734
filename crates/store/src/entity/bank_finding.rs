//! The rows of `bank_finding`.

use sea_orm::entity::prelude::*;

/// What a payment or a line of a bank's file was found to be.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "bank_finding")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub county: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub deal_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub file: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub sequence: i32,
    pub finding: String,
    pub payment: Option<i32>,
    pub line: Option<i32>,
    pub ordered_fen: Option<i64>,
    pub paid_fen: Option<i64>,
}

impl ActiveModelBehavior for ActiveModel {}
