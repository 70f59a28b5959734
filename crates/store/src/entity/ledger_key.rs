//! The rows of `ledger_key`.

use sea_orm::entity::prelude::*;

/// A key of a log in the order of keys.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "ledger_key")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub county: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i64,
    pub verifier: String,
    pub since: i64,
    pub succession: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
