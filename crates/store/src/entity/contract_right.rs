//! The rows of `contract_right`.

use sea_orm::entity::prelude::*;

/// A land contractual management right 土地承包经营权; its id is that of the land contract.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "contract_right")]
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
    pub mode: String,
    pub term_text: String,
    pub term_first_day: Date,
    pub term_last_day: Option<Date>,
    pub sketch_path: String,
    pub serial_number: String,
    pub note: Option<String>,
    pub former_certificate_number: Option<String>,
    pub registrar: String,
    pub registered_day: Date,
}

impl ActiveModelBehavior for ActiveModel {}
