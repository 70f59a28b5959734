//! The rows of `settlement_decision`.

use sea_orm::entity::prelude::*;

/// The decision on an application.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "settlement_decision")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub application_id: Uuid,
    pub outcome: String,
    pub policy_pack: String,
    pub channel: String,
    pub clause_at: String,
    pub clause_quotation: String,
    pub other_act: Option<String>,
    pub reason: Option<String>,
    pub decided_by: String,
    pub decided_day: Date,
    pub recorded_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
