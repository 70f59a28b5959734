//! The rows of `receipt_finding`.

use sea_orm::entity::prelude::*;

/// What became of a payment or of a line.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "receipt_finding")]
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
    #[sea_orm(primary_key, auto_increment = false)]
    pub sequence: i32,
    pub finding: String,
    pub payment: Option<i32>,
    pub line: Option<i32>,
    pub ordered_fen: Option<i64>,
    pub paid_fen: Option<i64>,
}

impl ActiveModelBehavior for ActiveModel {}
