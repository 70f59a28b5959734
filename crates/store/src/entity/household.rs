//! The rows of `household`.

use sea_orm::entity::prelude::*;

/// A farm household 农户.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "household")]
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
    pub code: String,
    pub head_name: String,
    pub address: String,
    pub postcode: Option<String>,
    pub survey_day: Date,
    pub surveyor: Option<String>,
    pub note: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
