//! The rows of `case_fee`.

use sea_orm::entity::prelude::*;

/// Money asked for in a case.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "case_fee")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub county: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub case_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub sequence: i32,
    pub item: String,
    pub amount_fen: i64,
}

impl ActiveModelBehavior for ActiveModel {}
