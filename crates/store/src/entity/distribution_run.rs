//! The rows of `distribution_run`.

use sea_orm::entity::prelude::*;

/// A run of the distribution 分配批次.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "distribution_run")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub county: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub collective_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub year: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i32,
    pub plan: i32,
    pub corrects: Option<i32>,
    pub decision: i32,
    pub income_fen: i64,
    pub losses_fen: i64,
    pub reserve: String,
    pub retained_fen: i64,
    pub total_numerator: i64,
    pub total_denominator: i64,
    pub net_fen: i64,
    pub reserve_fen: i64,
    pub distributable_fen: i64,
    pub input_digest: String,
    pub digest: String,
    pub act_id: Uuid,
    pub recorded_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
