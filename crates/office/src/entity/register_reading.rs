//! The rows of `register_reading`.

use sea_orm::entity::prelude::*;

/// Who read what of the register, and why.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "register_reading")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub at: DateTimeUtc,
    pub officer: String,
    pub purpose: String,
    pub legal_ground: String,
    pub operation: String,
    pub object: String,
}

impl ActiveModelBehavior for ActiveModel {}
