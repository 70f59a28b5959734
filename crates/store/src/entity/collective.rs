//! The rows of `collective`.

use sea_orm::entity::prelude::*;

/// A rural collective economic organisation 农村集体经济组织.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "collective")]
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
    pub credit_code: String,
    pub override_reason: Option<String>,
    pub override_approved_by: Option<String>,
    pub name: String,
    pub division: String,
    pub legal_representative: String,
    pub registered_day: Date,
    pub total_numerator: i64,
    pub total_denominator: i64,
}

impl ActiveModelBehavior for ActiveModel {}
