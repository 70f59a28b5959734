//! The rows of `document_upload`.

use sea_orm::entity::prelude::*;

/// An upload under way.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "document_upload")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub county: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub sha256: String,
    pub size_bytes: i64,
    pub title: String,
    pub division: String,
    pub started_by: String,
    pub started_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
