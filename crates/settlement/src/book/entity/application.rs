//! The rows of `settlement_application`.

use sea_orm::entity::prelude::*;

/// An application 落户申请.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "settlement_application")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub person_id: Uuid,
    pub policy_pack: String,
    pub channel: String,
    pub place: String,
    pub submitted_day: Date,
    pub own_wish_declared_day: Date,
    pub recorded_by: String,
    pub recorded_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
