//! The rows of `division_area`.

use sea_orm::entity::prelude::*;

/// The area of a division 区域.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "division_area")]
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
    pub division: String,
    pub code: String,
    pub feature_number: i64,
    pub name: String,
    pub epsg: i32,
    pub outline: Vec<u8>,
}

impl ActiveModelBehavior for ActiveModel {}
