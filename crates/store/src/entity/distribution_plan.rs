//! The rows of `distribution_plan`.

use sea_orm::entity::prelude::*;

/// A plan of distribution 收益分配方案.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "distribution_plan")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub county: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub collective_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub year: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i32,
    pub run: i32,
    pub published_day: Date,
    pub income_fen: i64,
    pub losses_fen: i64,
    pub reserve: String,
    pub retained_fen: i64,
    pub digest: String,
    pub act_id: Uuid,
    pub recorded_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
