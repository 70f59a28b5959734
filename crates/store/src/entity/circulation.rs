//! The rows of `circulation`.

use sea_orm::entity::prelude::*;

use crate::exact::Exact;

/// A circulation contract 流转合同.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "circulation")]
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
    pub contract_code: String,
    pub code: String,
    pub contractor_code: String,
    pub transferee: String,
    pub mode: String,
    pub term_text: String,
    pub term_first_day: Date,
    pub term_last_day: Option<Date>,
    pub area_m2: Exact,
    pub area_mu: Option<Exact>,
    pub n_parcels: i32,
    pub purpose_before: Option<String>,
    pub purpose_after: Option<String>,
    pub price_note: String,
    pub signed_day: Date,
    pub issuer_code: String,
}

impl ActiveModelBehavior for ActiveModel {}
