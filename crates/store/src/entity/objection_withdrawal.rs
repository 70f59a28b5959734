//! The rows of `objection_withdrawal`.

use sea_orm::entity::prelude::*;

/// An objection that was withdrawn 撤回异议.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "objection_withdrawal")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub county: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub notice_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i32,
    pub day: Date,
    pub officer: String,
    pub evidence_sha256: String,
}

impl ActiveModelBehavior for ActiveModel {}
