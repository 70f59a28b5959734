//! The rows of `case_step`.

use sea_orm::entity::prelude::*;

/// A step of a case 办理环节.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "case_step")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub county: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub case_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub sequence: i32,
    pub step: String,
    pub state_after: String,
    pub officer: String,
    pub at: DateTimeUtc,
    pub note: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
