//! The rows of `homestead`.

use sea_orm::entity::prelude::*;

use crate::exact::Exact;

/// A homestead 宅基地.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "homestead")]
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
    pub household_id: Uuid,
    pub unit_code: String,
    pub household_code: String,
    pub location: String,
    pub approved_area_m2: Exact,
    pub actual_area_m2: Exact,
    pub excess_area_m2: Exact,
    pub building_area_m2: Option<Exact>,
    pub approval_number: Option<String>,
    pub certificate_number: Option<String>,
    pub note: Option<String>,
    pub epsg: i32,
    pub outline: Vec<u8>,
    pub min_lon: f64,
    pub min_lat: f64,
    pub max_lon: f64,
    pub max_lat: f64,
}

impl ActiveModelBehavior for ActiveModel {}
