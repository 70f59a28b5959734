//! The rows of `case_objection`.

use sea_orm::entity::prelude::*;

/// An objection 异议 to a notice.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "case_objection")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub county: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub notice_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i32,
    pub raised_day: Date,
    pub ground: String,
    pub evidence_sha256: Option<String>,
    pub answer_day: Option<Date>,
    pub answer_officer: Option<String>,
    pub answer_text: Option<String>,
    pub upheld: Option<bool>,
}

impl ActiveModelBehavior for ActiveModel {}
