//! The rows of `contracted_parcel`.

use sea_orm::entity::prelude::*;

use crate::exact::Exact;

/// A parcel under a contract 承包地块信息.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "contracted_parcel")]
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
    pub contract_id: Uuid,
    pub parcel_id: Uuid,
    pub contract_code: String,
    pub parcel_code: String,
    pub acquisition_mode: String,
    pub contract_area_m2: Exact,
    pub contract_area_mu: Option<Exact>,
    pub former_area_m2: Option<Exact>,
    pub former_area_mu: Option<Exact>,
    pub circulation_code: Option<String>,
    pub by_share: Option<bool>,
}

impl ActiveModelBehavior for ActiveModel {}
