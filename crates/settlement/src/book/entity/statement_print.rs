//! The rows of `settlement_statement_print`.

use sea_orm::entity::prelude::*;

/// A printing of a statement.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "settlement_statement_print")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub print: i32,
    pub printed_day: Date,
    pub printed_by: String,
    pub pdf_sha256: String,
    pub recorded_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
