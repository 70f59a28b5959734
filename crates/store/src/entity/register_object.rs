//! The rows of `register_object`.

use sea_orm::entity::prelude::*;

/// The identity of an object.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "register_object")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub county: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub kind: String,
    pub code: Option<String>,
    pub code_reversed: Option<String>,
    pub division: String,
    pub act_id: Uuid,
}

impl ActiveModelBehavior for ActiveModel {}
