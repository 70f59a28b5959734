//! The rows of `change_message`.

use sea_orm::entity::prelude::*;

/// A change message 变更报文.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "change_message")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub county: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub way: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i64,
    pub serial: String,
    pub predecessor: Option<String>,
    pub code: String,
    pub act_id: Uuid,
    pub digest: String,
    pub recorded_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
