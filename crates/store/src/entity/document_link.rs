//! The rows of `document_link`.

use sea_orm::entity::prelude::*;

/// What a document is evidence for.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "document_link")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub county: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub document_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub subject_kind: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub subject_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub role: String,
    pub linked_by: String,
    pub linked_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
