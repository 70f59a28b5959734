//! The rows of `settlement_companion`.

use sea_orm::entity::prelude::*;

/// A relative who asks to come along.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "settlement_companion")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub application_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: Uuid,
    pub kinship: String,
    pub lives_together: bool,
}

impl ActiveModelBehavior for ActiveModel {}
