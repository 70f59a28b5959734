//! The rows of `settlement_evidence`.

use sea_orm::entity::prelude::*;

/// A document of the whitelist that was handed in.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "settlement_evidence")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub application_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub ordinal: i32,
    pub document: String,
    pub sha256: String,
    pub issued_day: Option<Date>,
}

impl ActiveModelBehavior for ActiveModel {}
