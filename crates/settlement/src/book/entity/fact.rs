//! The rows of `settlement_fact`.

use sea_orm::entity::prelude::*;

/// A fact of settlement 落户事实.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "settlement_fact")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub person_id: Uuid,
    pub event: String,
    pub place: Option<String>,
    pub application_id: Option<Uuid>,
    pub permit_id: Option<Uuid>,
    pub effective_day: Date,
    pub recorded_by: String,
    pub recorded_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
