//! The rows of `settlement_statement`.

use sea_orm::entity::prelude::*;

/// A statement 权利不变告知书.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "settlement_statement")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: String,
    pub year: i32,
    pub serial: i32,
    pub fact_id: Uuid,
    pub person_id: Uuid,
    pub place_name: String,
    pub authority: String,
    pub settled_day: Date,
    pub issued_day: Date,
}

impl ActiveModelBehavior for ActiveModel {}
