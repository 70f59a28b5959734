//! The rows of `case_document`.

use sea_orm::entity::prelude::*;

/// A document of a case 申请材料.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "case_document")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub county: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub case_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub sequence: i32,
    pub role: String,
    pub title: String,
    pub day: Option<Date>,
    pub sha256: String,
}

impl ActiveModelBehavior for ActiveModel {}
