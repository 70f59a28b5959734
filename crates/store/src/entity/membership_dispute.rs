//! The rows of `membership_dispute`.

use sea_orm::entity::prelude::*;

/// A dispute 成员身份争议 that was opened, or settled.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "membership_dispute")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub county: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub collective_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub opened_day: Date,
    #[sea_orm(primary_key, auto_increment = false)]
    pub event: String,
    pub day: Date,
    pub forum: String,
    pub act_id: Uuid,
    pub recorded_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
