//! The rows of `land_contract`.

use sea_orm::entity::prelude::*;

use crate::exact::Exact;

/// A land contract 承包合同.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "land_contract")]
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
    pub issuer_id: Uuid,
    pub contractor_id: Uuid,
    pub code: String,
    pub former_code: Option<String>,
    pub issuer_code: String,
    pub contractor_code: String,
    pub mode: String,
    pub term_first_day: Date,
    pub term_last_day: Option<Date>,
    pub total_area_m2: Exact,
    pub total_area_mu: Option<Exact>,
    pub former_total_area_m2: Option<Exact>,
    pub former_total_area_mu: Option<Exact>,
    pub n_parcels: i32,
    pub signed_day: Date,
}

impl ActiveModelBehavior for ActiveModel {}
