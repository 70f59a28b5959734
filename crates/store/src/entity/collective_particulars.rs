//! The rows of `collective_particulars`.

use sea_orm::entity::prelude::*;

/// What is registered of a collective beside its name and code 登记事项.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "collective_particulars")]
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
    pub issuer: String,
    pub address: String,
    pub certificate_number: String,
    pub certificate_issued_day: Date,
    pub certificate_last_day: Option<Date>,
    pub reform: String,
}

impl ActiveModelBehavior for ActiveModel {}
