//! The rows of `document_chunk`.

use sea_orm::entity::prelude::*;

/// A chunk of an upload.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "document_chunk")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub county: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub upload_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub offset_bytes: i64,
    pub size_bytes: i64,
    pub sha256: String,
}

impl ActiveModelBehavior for ActiveModel {}
