//! The rows of `contractor`.

use sea_orm::entity::prelude::*;

/// A contractor 承包方.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "contractor")]
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
    pub household_id: Option<Uuid>,
    pub code: String,
    pub kind: String,
    pub name: String,
    pub document_kind: String,
    pub document_cipher: Vec<u8>,
    pub document_index: Option<Vec<u8>>,
    pub address: String,
    pub postcode: String,
    pub member_count: i32,
    pub survey_day: Date,
    pub surveyor: String,
    pub survey_note: Option<String>,
    pub publicity_note: Option<String>,
    pub publicity_recorder: String,
    pub publicity_review_day: Date,
    pub publicity_reviewer: String,
}

impl ActiveModelBehavior for ActiveModel {}
