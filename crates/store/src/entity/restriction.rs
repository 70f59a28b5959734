//! The rows of `restriction`.

use sea_orm::entity::prelude::*;

/// A restriction on a right 权利限制.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "restriction")]
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
    pub on_id: Uuid,
    pub code: String,
    pub kind: String,
    pub on_code: String,
    pub party: String,
    pub basis: String,
    pub term_first_day: Date,
    pub term_last_day: Option<Date>,
}

impl ActiveModelBehavior for ActiveModel {}
