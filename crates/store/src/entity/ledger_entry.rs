//! The rows of `ledger_entry`.

use sea_orm::entity::prelude::*;

/// The canonical entry of an act.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "ledger_entry")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub county: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub act_id: Uuid,
    pub canonical: String,
    pub digest: String,
}

impl ActiveModelBehavior for ActiveModel {}
