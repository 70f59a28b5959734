//! The rows of `boundary_line`.

use sea_orm::entity::prelude::*;

/// A boundary line 界址线.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "boundary_line")]
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
    pub nature: Option<String>,
    pub kind: Option<String>,
    pub position: String,
    pub description: String,
    pub neighbour_holder: String,
    pub neighbour_witness: String,
    pub number: Option<String>,
    pub first_point: Option<String>,
    pub last_point: Option<String>,
    pub parcel_codes: String,
    pub epsg: i32,
    pub course: Vec<u8>,
}

impl ActiveModelBehavior for ActiveModel {}
