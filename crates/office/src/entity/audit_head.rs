//! The one row of `audit_head`.

use sea_orm::entity::prelude::*;

/// Where the audit log ends.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_head")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    pub size: i64,
    pub peaks: Vec<u8>,
}

impl ActiveModelBehavior for ActiveModel {}
