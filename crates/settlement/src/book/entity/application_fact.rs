//! The rows of `settlement_application_fact`.

use sea_orm::entity::prelude::*;

/// A fact that an application rests on.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "settlement_application_fact")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub application_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub ordinal: i32,
    pub kind: String,
    pub months: Option<i32>,
}

impl ActiveModelBehavior for ActiveModel {}
