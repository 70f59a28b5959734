//! The rows of `objector`.

use sea_orm::entity::prelude::*;

/// Who raised an objection.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "objector")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub county: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub notice_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i32,
    pub name_cipher: Vec<u8>,
}

impl ActiveModelBehavior for ActiveModel {}
