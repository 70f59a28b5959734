//! The rows of `collective_asset`.

use sea_orm::entity::prelude::*;

/// A piece of property of a collective 集体财产.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "collective_asset")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub county: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub version: i32,
    pub status: String,
    pub first_day: Date,
    pub last_day: Option<Date>,
    pub act_id: Uuid,
    pub recorded_at: DateTimeUtc,
    pub superseded_by: Option<Uuid>,
    pub superseded_at: Option<DateTimeUtc>,
    pub source: Option<String>,
    pub collective_id: Uuid,
    pub code: String,
    pub name: String,
    pub kind: String,
    pub value_fen: i64,
    pub verification: String,
    pub verified_day: Option<Date>,
}

impl ActiveModelBehavior for ActiveModel {}
