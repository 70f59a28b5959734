//! The rows of `pilot_revocation`.

use sea_orm::entity::prelude::*;

/// A pilot approval revoked 撤销试点批复, from a day on.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "pilot_revocation")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub county: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub pilot_id: Uuid,
    pub document_sha256: String,
    pub day: Date,
    pub officer: String,
    pub at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
