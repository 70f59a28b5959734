//! The rows of `case_signature`.

use sea_orm::entity::prelude::*;

/// A signature 确认签字.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "case_signature")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub county: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub case_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub sequence: i32,
    pub name: String,
    pub day: Date,
    pub mandate_sha256: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
