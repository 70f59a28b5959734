//! The rows of `parcel`.

use sea_orm::entity::prelude::*;

use crate::exact::Exact;

/// A parcel 地块.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "parcel")]
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
    pub feature_number: i64,
    pub name: String,
    pub ownership: Option<String>,
    pub category: String,
    pub land_use: Option<String>,
    pub fertility: String,
    pub purpose: String,
    pub basic_farmland: bool,
    pub measured_area_m2: Exact,
    pub measured_area_mu: Option<Exact>,
    pub bounds_east: Option<String>,
    pub bounds_west: Option<String>,
    pub bounds_south: Option<String>,
    pub bounds_north: Option<String>,
    pub remark: Option<String>,
    pub boundary_witness: Option<String>,
    pub key_points: String,
    pub epsg: i32,
    pub outline: Vec<u8>,
    pub min_lon: f64,
    pub min_lat: f64,
    pub max_lon: f64,
    pub max_lat: f64,
}

impl ActiveModelBehavior for ActiveModel {}
