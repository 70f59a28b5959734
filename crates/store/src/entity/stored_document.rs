//! The rows of `stored_document`.

use sea_orm::entity::prelude::*;

/// A scanned paper.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "stored_document")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub county: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub sha256: String,
    pub media_type: String,
    pub size_bytes: i64,
    pub title: String,
    pub division: String,
    pub uploaded_by: String,
    pub uploaded_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
