//! The rows of `title_document`.

use sea_orm::entity::prelude::*;

/// A document that proves where a right comes from 权属来源资料.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "title_document")]
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
    pub certificate_code: String,
    pub number: String,
    pub name: String,
    pub day: Date,
    pub path: String,
}

impl ActiveModelBehavior for ActiveModel {}
