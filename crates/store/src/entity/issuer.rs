//! The rows of `issuer`.

use sea_orm::entity::prelude::*;

/// An issuer 发包方.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "issuer")]
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
    pub name: String,
    pub head_name: String,
    pub head_document_kind: String,
    pub head_document_cipher: Vec<u8>,
    pub address: String,
    pub postcode: String,
    pub surveyor: String,
    pub survey_day: Date,
    pub survey_note: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
