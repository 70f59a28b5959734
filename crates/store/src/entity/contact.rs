//! The rows of `contact`.

use sea_orm::entity::prelude::*;

/// A phone.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "contact")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub county: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub object_id: Uuid,
    pub phone: String,
}

impl ActiveModelBehavior for ActiveModel {}
