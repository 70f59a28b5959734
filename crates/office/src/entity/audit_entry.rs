//! The rows of `audit_entry`.

use sea_orm::entity::prelude::*;

/// What was done at the door.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_entry")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i64,
    pub at: DateTimeUtc,
    pub kind: String,
    pub entry: String,
    pub root_sha256: Vec<u8>,
}

impl ActiveModelBehavior for ActiveModel {}
