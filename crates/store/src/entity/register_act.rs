//! The rows of `register_act`.

use sea_orm::entity::prelude::*;

/// A register act 登簿行为.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "register_act")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub county: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub number: i64,
    pub kind: String,
    pub division: String,
    pub officer: String,
    pub effect_day: Date,
    pub recorded_at: DateTimeUtc,
    pub evidence_sha256: Option<String>,
    pub note: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
