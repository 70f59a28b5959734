//! The rows of `person`.

use sea_orm::entity::prelude::*;

/// A natural person 自然人.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "person")]
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
    pub name: String,
    pub sex: String,
    pub birth_day: Option<Date>,
    pub document_kind: String,
    pub document_cipher: Vec<u8>,
    pub document_index: Option<Vec<u8>>,
    pub standing: String,
}

impl ActiveModelBehavior for ActiveModel {}
