//! The rows of `paper`.

use sea_orm::entity::prelude::*;

/// A paper that was printed 出具的文书.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "paper")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub county: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: String,
    pub kind: String,
    pub act_id: Option<Uuid>,
    pub subject_code: String,
    pub digest: String,
    pub printed_by: String,
    pub printed_at: DateTimeUtc,
    pub print_count: i32,
}

impl ActiveModelBehavior for ActiveModel {}
