//! The rows of `case_notice`.

use sea_orm::entity::prelude::*;

/// A round of public notice 公示.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "case_notice")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub county: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub case_id: Uuid,
    pub kind: String,
    pub round: i32,
    pub content: String,
    pub content_sha256: String,
    pub first_day: Date,
    pub last_day: Date,
    pub closed_day: Option<Date>,
}

impl ActiveModelBehavior for ActiveModel {}
