//! The rows of `certificate`.

use sea_orm::entity::prelude::*;

/// A certificate of the right 承包经营权证; its id is that of the land contract.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "certificate")]
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
    pub authority: String,
    pub issued_day: Date,
    pub collected: bool,
    pub collection_day: Option<Date>,
    pub collector_name: Option<String>,
    pub collector_document_kind: Option<String>,
    pub collector_document_cipher: Option<Vec<u8>>,
}

impl ActiveModelBehavior for ActiveModel {}
