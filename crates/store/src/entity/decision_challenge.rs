//! The rows of `decision_challenge`.

use sea_orm::entity::prelude::*;

/// A suit against a decision 撤销之诉 that was filed, or that ended.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "decision_challenge")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub county: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub collective_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub claimant_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub filed_day: Date,
    #[sea_orm(primary_key, auto_increment = false)]
    pub event: String,
    pub day: Date,
    pub known_day: Date,
    pub court: String,
    pub document_sha256: String,
    pub act_id: Uuid,
    pub recorded_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
