//! The rows of `money_transaction`.

use sea_orm::entity::prelude::*;

/// A movement of money 资金事项.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "money_transaction")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub county: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub deal_id: Uuid,
    pub number: i32,
    pub movement: String,
    pub reverses_id: Option<Uuid>,
    pub officer: String,
    pub at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
