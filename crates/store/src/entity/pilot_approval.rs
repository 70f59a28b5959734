//! The rows of `pilot_approval`.

use sea_orm::entity::prelude::*;

/// A county's approval to try out exits 试点批复, for one right.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "pilot_approval")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub county: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub kind: String,
    pub document_sha256: String,
    pub first_day: Date,
    pub last_day: Date,
    pub officer: String,
    pub at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
