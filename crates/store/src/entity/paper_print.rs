//! The rows of `paper_print`.

use sea_orm::entity::prelude::*;

/// A printing of a paper 打印记录.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "paper_print")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub county: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub print_count: i32,
    pub printed_by: String,
    pub printed_at: DateTimeUtc,
    pub approved_by: Option<String>,
    pub pdf_sha256: String,
}

impl ActiveModelBehavior for ActiveModel {}
