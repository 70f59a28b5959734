//! The rows of `boundary_point`.

use sea_orm::entity::prelude::*;

/// A boundary point 界址点.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "boundary_point")]
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
    pub feature_number: i64,
    pub number: String,
    pub kind: String,
    pub marker: Option<String>,
    pub parcel_codes: String,
    pub northing_text: String,
    pub easting_text: String,
    pub epsg: i32,
    pub easting_m: f64,
    pub northing_m: f64,
}

impl ActiveModelBehavior for ActiveModel {}
